"""A senior asks a grader by name to judge a piece next."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_piece_asked_id"), ["asked_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_piece_asked_id_membership"), "membership", ["asked_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_piece_asked_id_membership"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_piece_asked_id"))
        batch_op.drop_column("asked_id")
