"""Lists of people and of assessed work stand in an index's order; invitations that wait have an index of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WAITING = sa.text("accepted_at IS NULL AND withdrawn_at IS NULL")


def upgrade() -> None:
    op.create_index("ix_account_name", "account", [sa.text("lower(name)")])
    op.create_index("ix_piece_programme_id_handed_in_at", "piece", ["programme_id", "handed_in_at"])
    op.create_index(
        "ix_invitation_waiting",
        "invitation",
        ["programme_id", "expires_at"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )


def downgrade() -> None:
    op.drop_index("ix_invitation_waiting", "invitation")
    op.drop_index("ix_piece_programme_id_handed_in_at", "piece")
    op.drop_index("ix_account_name", "account")
