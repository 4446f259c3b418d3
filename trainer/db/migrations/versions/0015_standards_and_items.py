"""Standards are set by judges; statistics of cases are read from an index alone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015"
down_revision = "0014"
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
        "standard_study",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("borderline", sa.String(), nullable=False),
        sa.Column("case_ids", JSON, nullable=False),
        sa.Column("rubric_ids", JSON, nullable=False),
        sa.Column("items", JSON, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "state IN ('first', 'second', 'closed', 'adopted', 'set-aside')", name=op.f("ck_standard_study_state")
        ),
        sa.ForeignKeyConstraint(["opened_by_id"], ["account.id"], name=op.f("fk_standard_study_opened_by_id_account")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_standard_study_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_study")),
    )
    with op.batch_alter_table("standard_study", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standard_study_programme_id_id"), ["programme_id", "id"], unique=False)
        batch_op.create_index(
            "uq_standard_study_open",
            ["programme_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('first', 'second', 'closed')"),
            postgresql_where=sa.text("state IN ('first', 'second', 'closed')"),
        )

    op.create_table(
        "standard",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("cut", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("floors", JSON, nullable=False),
        sa.Column("judges", sa.Integer(), nullable=False),
        sa.Column("basis", JSON, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("adopted_by_id", sa.Integer(), nullable=False),
        sa.Column("adopted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["adopted_by_id"], ["account.id"], name=op.f("fk_standard_adopted_by_id_account")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_standard_programme_id_programme")),
        sa.ForeignKeyConstraint(["study_id"], ["standard_study.id"], name=op.f("fk_standard_study_id_standard_study")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard")),
        sa.UniqueConstraint("study_id", name=op.f("uq_standard_study_id")),
    )
    with op.batch_alter_table("standard", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_standard_programme_id_adopted_at"), ["programme_id", "adopted_at"], unique=False
        )

    op.create_table(
        "standard_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_standard_note_by_id_account")),
        sa.ForeignKeyConstraint(
            ["study_id"], ["standard_study.id"], name=op.f("fk_standard_note_study_id_standard_study")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_note")),
    )
    with op.batch_alter_table("standard_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standard_note_study_id_id"), ["study_id", "id"], unique=False)

    op.create_table(
        "standard_judge",
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_standard_judge_account_id_account")),
        sa.ForeignKeyConstraint(
            ["study_id"], ["standard_study.id"], name=op.f("fk_standard_judge_study_id_standard_study")
        ),
        sa.PrimaryKeyConstraint("study_id", "account_id", name=op.f("pk_standard_judge")),
    )
    with op.batch_alter_table("standard_judge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standard_judge_account_id"), ["account_id"], unique=False)

    op.create_table(
        "standard_marks",
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("marks", JSON, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("round IN (1, 2)", name=op.f("ck_standard_marks_round")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_standard_marks_account_id_account")),
        sa.ForeignKeyConstraint(
            ["study_id"], ["standard_study.id"], name=op.f("fk_standard_marks_study_id_standard_study")
        ),
        sa.PrimaryKeyConstraint("study_id", "account_id", "round", name=op.f("pk_standard_marks")),
    )
    with op.batch_alter_table("standard_marks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standard_marks_account_id"), ["account_id"], unique=False)

    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_log_entry_programme_id_kind_account_id"),
            ["programme_id", "kind", "account_id"],
            unique=False,
        )

    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(
            "ix_submission_items",
            ["programme_id", "slug", "account_id", "mode", "attempt", "counts", "undone_at", "edition_id", "total"],
            unique=False,
        )

    guard("standard")


def downgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index("ix_submission_items")

    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_log_entry_programme_id_kind_account_id"))

    with op.batch_alter_table("standard_marks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standard_marks_account_id"))

    op.drop_table("standard_marks")
    with op.batch_alter_table("standard_judge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standard_judge_account_id"))

    op.drop_table("standard_judge")
    with op.batch_alter_table("standard_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standard_note_study_id_id"))

    op.drop_table("standard_note")
    with op.batch_alter_table("standard", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_standard_programme_id_adopted_at"))

    op.drop_table("standard")
    with op.batch_alter_table("standard_study", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_standard_study_open",
            sqlite_where=sa.text("state IN ('first', 'second', 'closed')"),
            postgresql_where=sa.text("state IN ('first', 'second', 'closed')"),
        )
        batch_op.drop_index(batch_op.f("ix_standard_study_programme_id_id"))

    op.drop_table("standard_study")
