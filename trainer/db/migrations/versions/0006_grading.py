"""Grading: pieces, gradings, their history; an assignment may have several rubrics."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def guard(table: str) -> None:
    """Refuse to change or remove a row of the table, on either database."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
            )
        return
    op.execute(
        f"CREATE TRIGGER {table}_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def upgrade() -> None:
    op.create_table(
        "piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("rubric_ids", JSON, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("grader_id", sa.Integer(), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("claimed_by_id", sa.Integer(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("marks", JSON, nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'returned', 'released')", name=op.f("ck_piece_state")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_piece_account_id_account")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_piece_assignment_id_assignment")),
        sa.ForeignKeyConstraint(["claimed_by_id"], ["membership.id"], name=op.f("fk_piece_claimed_by_id_membership")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_piece_draft_id_draft")),
        sa.ForeignKeyConstraint(["grader_id"], ["membership.id"], name=op.f("fk_piece_grader_id_membership")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_piece_programme_id_programme")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_piece_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_piece_draft_id")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_piece_submission_id")),
    )
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_piece_account_id_programme_id"), ["account_id", "programme_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_piece_assignment_id"), ["assignment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_claimed_by_id"), ["claimed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_piece_grader_id"), ["grader_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_piece_programme_id_state_handed_in_at"),
            ["programme_id", "state", "handed_in_at"],
            unique=False,
        )
    op.create_table(
        "appeal",
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["membership.id"], name=op.f("fk_appeal_answered_by_id_membership")
        ),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_appeal_piece_id_piece")),
        sa.PrimaryKeyConstraint("piece_id", name=op.f("pk_appeal")),
    )
    op.create_table(
        "grading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("grader_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("place IN ('first', 'second', 'third', 'appeal')", name=op.f("ck_grading_place")),
        sa.ForeignKeyConstraint(["grader_id"], ["membership.id"], name=op.f("fk_grading_grader_id_membership")),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_grading_piece_id_piece")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_grading_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grading")),
    )
    with op.batch_alter_table("grading", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_grading_grader_id_finished_at"), ["grader_id", "finished_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_grading_piece_id"), ["piece_id"], unique=False)
        batch_op.create_index(
            "uq_grading_standing",
            ["submission_id", "place"],
            unique=True,
            sqlite_where=sa.text("left_at IS NULL"),
            postgresql_where=sa.text("left_at IS NULL"),
        )
    op.create_table(
        "grade_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("piece_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("grading_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marks", JSON, nullable=False),
        sa.Column("judgement", JSON, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('marked', 'finished', 'returned', 'settled', 'corrected')", name=op.f("ck_grade_entry_kind")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_grade_entry_by_id_account")),
        sa.ForeignKeyConstraint(["grading_id"], ["grading.id"], name=op.f("fk_grade_entry_grading_id_grading")),
        sa.ForeignKeyConstraint(["piece_id"], ["piece.id"], name=op.f("fk_grade_entry_piece_id_piece")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_grade_entry_submission_id_submission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade_entry")),
    )
    with op.batch_alter_table("grade_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grade_entry_piece_id_id"), ["piece_id", "id"], unique=False)
    guard("grade_entry")
    op.add_column("assignment", sa.Column("rubric_ids", JSON, server_default="[]", nullable=False))
    array = "json_array" if op.get_bind().dialect.name == "sqlite" else "jsonb_build_array"
    op.execute(f"UPDATE assignment SET rubric_ids = {array}(rubric_id) WHERE rubric_id IS NOT NULL")  # noqa: S608
    with op.batch_alter_table("assignment") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_assignment_rubric_id_content_edition"), type_="foreignkey")
        batch_op.drop_column("rubric_id")


def downgrade() -> None:
    with op.batch_alter_table("assignment") as batch_op:
        batch_op.add_column(sa.Column("rubric_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_assignment_rubric_id_content_edition"), "content_edition", ["rubric_id"], ["id"]
        )
    first = "json_extract(rubric_ids, '$[0]')" if op.get_bind().dialect.name == "sqlite" else "(rubric_ids ->> 0)::int"
    op.execute(f"UPDATE assignment SET rubric_id = {first}")  # noqa: S608
    with op.batch_alter_table("assignment") as batch_op:
        batch_op.drop_column("rubric_ids")
    with op.batch_alter_table("grade_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_grade_entry_piece_id_id"))
    op.drop_table("grade_entry")
    with op.batch_alter_table("grading", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_grading_standing", sqlite_where=sa.text("left_at IS NULL"), postgresql_where=sa.text("left_at IS NULL")
        )
        batch_op.drop_index(batch_op.f("ix_grading_piece_id"))
        batch_op.drop_index(batch_op.f("ix_grading_grader_id_finished_at"))
    op.drop_table("grading")
    op.drop_table("appeal")
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_piece_programme_id_state_handed_in_at"))
        batch_op.drop_index(batch_op.f("ix_piece_grader_id"))
        batch_op.drop_index(batch_op.f("ix_piece_claimed_by_id"))
        batch_op.drop_index(batch_op.f("ix_piece_assignment_id"))
        batch_op.drop_index(batch_op.f("ix_piece_account_id_programme_id"))
    op.drop_table("piece")
