"""Queues and homes read what is open: indexes of what waits, beside all that was ever settled."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NEW: Final = (
    ("ix_appeal_unanswered", "appeal", ["piece_id"], "answered_at IS NULL"),
    ("ix_guide_unconfirmed", "guide", ["programme_id"], "confirmed_at IS NULL"),
    ("ix_membership_cohort", "membership", ["cohort_id", "role", "until_on", "from_on"], None),
    ("ix_membership_here", "membership", ["programme_id", "role", "until_on", "from_on", "cohort_id"], None),
    ("ix_outbox_given_up", "outbox", ["programme_id"], "gave_up_at IS NOT NULL"),
    ("ix_piece_grader_id_state", "piece", ["grader_id", "state"], None),
    ("ix_piece_held", "piece", ["claimed_until"], "claimed_by_id IS NOT NULL"),
    ("ix_piece_programme_id_state_released_at", "piece", ["programme_id", "state", "released_at"], None),
    (
        "ix_piece_ready",
        "piece",
        ["programme_id", "state", "handed_in_at"],
        "marks IS NOT NULL AND released_at IS NULL",
    ),
    ("ix_piece_unmarked", "piece", ["programme_id", "state", "handed_in_at"], "marks IS NULL"),
    ("ix_supervision_trainee_id_until_on", "supervision", ["trainee_id", "until_on"], None),
)
OLD: Final = (
    ("ix_membership_cohort_id", "membership", ["cohort_id"]),
    ("ix_membership_programme_id_role", "membership", ["programme_id", "role"]),
    ("ix_piece_grader_id", "piece", ["grader_id"]),
)


def upgrade() -> None:
    for name, table, _columns in OLD:
        op.drop_index(name, table)
    for name, table, columns, some in NEW:
        where = sa.text(some) if some else None
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _columns, _some in reversed(NEW):
        op.drop_index(name, table)
    for name, table, columns in OLD:
        op.create_index(name, table, columns)
