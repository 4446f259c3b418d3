"""Graders rate a piece on the whole, for a standard that is set by borderline regression."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("standard_study", sa.Column("method", sa.String(), nullable=False, server_default="angoff"))
    op.create_table(
        "global_rating",
        sa.Column("grading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("level", sa.Double(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("step BETWEEN 1 AND 4", name=op.f("ck_global_rating_step")),
        sa.ForeignKeyConstraint(["grading_id"], ["grading.id"], name=op.f("fk_global_rating_grading_id_grading")),
        sa.ForeignKeyConstraint(
            ["study_id"], ["standard_study.id"], name=op.f("fk_global_rating_study_id_standard_study")
        ),
        sa.PrimaryKeyConstraint("grading_id", name=op.f("pk_global_rating")),
    )
    op.create_index(op.f("ix_global_rating_study_id"), "global_rating", ["study_id"])
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER global_rating_no_{verb.lower()} BEFORE {verb} ON global_rating "
                "BEGIN SELECT RAISE(ABORT, 'rows of global_rating are never changed'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER global_rating_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON global_rating "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    op.drop_table("global_rating")
    with op.batch_alter_table("standard_study", schema=None) as batch_op:
        batch_op.drop_column("method")
