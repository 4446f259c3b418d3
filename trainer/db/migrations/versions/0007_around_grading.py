"""What goes with grading: phrases, self-ratings, defences, aims, calibration; example pieces are published."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KINDS = ("vignette", "module", "rubric", "pathway", "setting")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def unguard() -> None:
    """Let the editions be touched by a migration; `guard` puts the triggers back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER content_edition_no_update")
        op.execute("DROP TRIGGER content_edition_no_delete")
    else:
        op.execute("DROP TRIGGER content_edition_unchanging ON content_edition")


def guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER content_edition_no_{verb.lower()} BEFORE {verb} ON content_edition "
                "BEGIN SELECT RAISE(ABORT, 'rows of content_edition are never changed'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER content_edition_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON content_edition "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def allow(kinds: tuple[str, ...]) -> None:
    """SQLite makes the table anew, and so loses its triggers: hence `guard` after it."""
    accepted = "kind IN ({})".format(", ".join(f"'{kind}'" for kind in kinds))
    with op.batch_alter_table("content_edition") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_content_edition_kind"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_content_edition_kind"), accepted)


def upgrade() -> None:
    unguard()
    allow((*KINDS, "exemplar"))
    guard()
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_phrase_account_id_account")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_phrase_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    with op.batch_alter_table("phrase", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_phrase_programme_id_account_id"), ["programme_id", "account_id"], unique=False
        )
    op.create_table(
        "calibration_mark",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("exemplar_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("marks", JSON, nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["exemplar_id"], ["content_edition.id"], name=op.f("fk_calibration_mark_exemplar_id_content_edition")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_calibration_mark_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("membership_id", "exemplar_id", "round", name=op.f("pk_calibration_mark")),
    )
    with op.batch_alter_table("calibration_mark", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_calibration_mark_membership_id_done_at"), ["membership_id", "done_at"], unique=False
        )
    op.create_table(
        "grading_right",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("agreement", sa.Double(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("waived_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_grading_right_membership_id_membership")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_grading_right_programme_id_programme")
        ),
        sa.ForeignKeyConstraint(["waived_by_id"], ["account.id"], name=op.f("fk_grading_right_waived_by_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grading_right")),
    )
    with op.batch_alter_table("grading_right", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_grading_right_membership_id_until_on"), ["membership_id", "until_on"], unique=False
        )
    op.create_table(
        "self_rating",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("marks", JSON, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_self_rating_submission_id_submission")
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_self_rating")),
    )
    op.create_table(
        "aim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_aim_account_id_account")),
        sa.ForeignKeyConstraint(["made_by_id"], ["account.id"], name=op.f("fk_aim_made_by_id_account")),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_aim_piece_id_piece")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_aim_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aim")),
    )
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_aim_account_id_programme_id"), ["account_id", "programme_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_aim_piece_id"), ["piece_id"], unique=False)
    op.create_table(
        "defence",
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("questions", JSON, nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("outcome IN ('stood', 'partly', 'not')", name=op.f("ck_defence_outcome")),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_defence_piece_id_piece")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["membership.id"], name=op.f("fk_defence_recorded_by_id_membership")
        ),
        sa.PrimaryKeyConstraint("piece_id", name=op.f("pk_defence")),
    )
    op.create_table(
        "aim_use",
        sa.Column("aim_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["aim_id"], ["aim.id"], name=op.f("fk_aim_use_aim_id_aim")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_aim_use_draft_id_draft")),
        sa.PrimaryKeyConstraint("aim_id", "draft_id", name=op.f("pk_aim_use")),
    )
    with op.batch_alter_table("aim_use", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aim_use_draft_id"), ["draft_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("aim_use", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aim_use_draft_id"))
    op.drop_table("aim_use")
    op.drop_table("defence")
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aim_piece_id"))
        batch_op.drop_index(batch_op.f("ix_aim_account_id_programme_id"))
    op.drop_table("aim")
    op.drop_table("self_rating")
    with op.batch_alter_table("grading_right", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_grading_right_membership_id_until_on"))
    op.drop_table("grading_right")
    with op.batch_alter_table("calibration_mark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calibration_mark_membership_id_done_at"))
    op.drop_table("calibration_mark")
    with op.batch_alter_table("phrase", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_phrase_programme_id_account_id"))
    op.drop_table("phrase")
    unguard()
    op.execute("DELETE FROM active_edition WHERE kind = 'exemplar'")
    op.execute("DELETE FROM content_edition WHERE kind = 'exemplar'")
    allow(KINDS)
    guard()
