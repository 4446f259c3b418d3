"""Attempts at quizzes, and long cases read on after their result."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "quiz_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("marks", JSON, nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_quiz_attempt_account_id_account")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["content_edition.id"], name=op.f("fk_quiz_attempt_edition_id_content_edition")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_quiz_attempt_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_attempt")),
        sa.UniqueConstraint("account_id", "slug", "number", name=op.f("uq_quiz_attempt_account_id_slug_number")),
    )
    op.create_index(op.f("ix_quiz_attempt_programme_id_slug"), "quiz_attempt", ["programme_id", "slug"], unique=False)
    op.create_table(
        "sequel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("circled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_sequel_submission_id_submission")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sequel")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_sequel_submission_id")),
    )


def downgrade() -> None:
    op.drop_table("sequel")
    op.drop_index(op.f("ix_quiz_attempt_programme_id_slug"), table_name="quiz_attempt")
    op.drop_table("quiz_attempt")
