"""Lists of people stand in an index's order; who has no supervisor is found among few."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WAITING = sa.text("accepted_at IS NULL AND withdrawn_at IS NULL")


ALONE = sa.text("alone_from IS NOT NULL")
LOOK_AT = """
UPDATE derivation SET alone_from = '1970-01-01' WHERE EXISTS (
  SELECT 1 FROM membership WHERE membership.account_id = derivation.account_id
  AND membership.programme_id = derivation.programme_id AND membership.role = 'trainee'
  AND NOT EXISTS (SELECT 1 FROM supervision
                  WHERE supervision.trainee_id = membership.id AND supervision.until_on IS NULL))
"""
"""Whoever may be without a supervisor; the next derivation says since when."""


def upgrade() -> None:
    op.add_column("derivation", sa.Column("alone_from", sa.Date()))
    op.execute(LOOK_AT)
    op.create_index(
        "ix_derivation_alone",
        "derivation",
        ["programme_id", "alone_from"],
        sqlite_where=ALONE,
        postgresql_where=ALONE,
    )
    op.create_index("ix_account_name", "account", [sa.text("lower(name)")])
    op.create_index(
        "ix_invitation_waiting",
        "invitation",
        ["programme_id", "expires_at"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )


def downgrade() -> None:
    op.drop_index("ix_invitation_waiting", "invitation")
    op.drop_index("ix_account_name", "account")
    op.drop_index("ix_derivation_alone", "derivation")
    op.drop_column("derivation", "alone_from")
