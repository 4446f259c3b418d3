"""How a person's training runs is kept with every requirement, so that who has not met it yet is counted as well."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

INDEX = "ix_progress_line_state"
WAS = ["programme_id", "edition_id", "here", "requirement", "state", "days", "account_id"]


def upgrade() -> None:
    # Not in a batch: SQLite would copy the whole table.
    for name in ("clock", "pace"):
        op.add_column("progress_line", sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.drop_index(INDEX, "progress_line")
    op.create_index(INDEX, "progress_line", [*WAS, "clock", "pace"])
    basis = sa.table("progress_basis", sa.column("number", sa.Integer))
    op.execute(sa.update(basis).values(number=basis.c.number + 1))  # the worker derives everybody anew


def downgrade() -> None:
    op.drop_index(INDEX, "progress_line")
    op.create_index(INDEX, "progress_line", WAS)
    for name in ("pace", "clock"):
        op.drop_column("progress_line", name)
