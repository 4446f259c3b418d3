"""What readiness is sorted by is never empty; when somebody was last supervised, and who was never put forward."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

PLACE = ["programme_id", "edition_id", "here"]
COLUMNS = ("quiet_key", "level_key", "supervised_on", "to_forward")
PROGRESS = sa.table(
    "progress",
    sa.column("quiet_until", sa.Date),
    sa.column("quiet_key", sa.Date),
    sa.column("level", sa.Double),
    sa.column("level_key", sa.Double),
)
TALLY = sa.table("progress_tally", *(sa.column(name) for name in
                 ("programme_id", "edition_id", "requirement", "cohort_id", "state", "n")))  # fmt: skip
EVERYBODY = -1


def upgrade() -> None:
    # Not in a batch: SQLite would copy the whole table.
    columns: list[sa.Column[Any]] = [
        sa.Column("quiet_key", sa.Date(), nullable=False, server_default=sa.text("'9999-12-31'")),
        sa.Column("level_key", sa.Double(), nullable=False, server_default=sa.text("1000")),
        sa.Column("supervised_on", sa.Date(), nullable=True),
        sa.Column("to_forward", sa.Boolean(), nullable=False, server_default=sa.false()),
    ]
    for column in columns:
        op.add_column("progress", column)
    known = PROGRESS.c
    op.execute(sa.update(PROGRESS).values(quiet_key=known.quiet_until).where(known.quiet_until.is_not(None)))
    op.execute(sa.update(PROGRESS).values(level_key=known.level).where(known.level.is_not(None)))
    op.drop_index("ix_progress_quiet_until", "progress")
    op.drop_index("ix_progress_level", "progress")
    op.create_index("ix_progress_quiet", "progress", [*PLACE, "quiet_key", "account_id"])
    op.create_index("ix_progress_level", "progress", [*PLACE, "level_key", "account_id"])
    op.create_index(
        "ix_progress_to_forward",
        "progress",
        [*PLACE, "sort_name", "account_id"],
        sqlite_where=sa.text("to_forward = 1"),
        postgresql_where=sa.text("to_forward"),
    )
    count_everybody()
    basis = sa.table("progress_basis", sa.column("number", sa.Integer))
    op.execute(sa.update(basis).values(number=basis.c.number + 1))  # the worker derives everybody anew


def count_everybody() -> None:
    """What is counted by cohort, once more of all."""
    c = TALLY.c
    each = (c.programme_id, c.edition_id, c.requirement)
    found = sa.select(*each, sa.literal_column(str(EVERYBODY)), c.state, sa.func.sum(c.n)).group_by(*each, c.state)
    op.execute(sa.insert(TALLY).from_select([column.name for column in c], found))


def downgrade() -> None:
    op.execute(sa.delete(TALLY).where(TALLY.c.cohort_id == EVERYBODY))
    for name in ("ix_progress_to_forward", "ix_progress_level", "ix_progress_quiet"):
        op.drop_index(name, "progress")
    op.create_index("ix_progress_quiet_until", "progress", [*PLACE, "quiet_until", "account_id"])
    op.create_index("ix_progress_level", "progress", [*PLACE, "level", "account_id"])
    for column in reversed(COLUMNS):
        op.drop_column("progress", column)
