"""Aims are put in other words and withdrawn, and what they were before is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aim_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aim_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('reworded', 'withdrawn', 'taken-up')", name=op.f("ck_aim_change_kind")),
        sa.ForeignKeyConstraint(["aim_id"], ["aim.id"], name=op.f("fk_aim_change_aim_id_aim")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_aim_change_by_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aim_change")),
    )
    op.create_index(op.f("ix_aim_change_aim_id"), "aim_change", ["aim_id"], unique=False)
    op.add_column("aim", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.drop_column("withdrawn_at")
    op.drop_table("aim_change")
