"""Who has no supervisor is found among few; an index of all work that misled other questions goes."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

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
    op.drop_index("ix_piece_programme_id_handed_in_at", "piece")
    op.add_column("derivation", sa.Column("alone_from", sa.Date()))
    op.execute(LOOK_AT)
    op.create_index(
        "ix_derivation_alone",
        "derivation",
        ["programme_id", "alone_from"],
        sqlite_where=ALONE,
        postgresql_where=ALONE,
    )


def downgrade() -> None:
    op.drop_index("ix_derivation_alone", "derivation")
    op.drop_column("derivation", "alone_from")
    op.create_index("ix_piece_programme_id_handed_in_at", "piece", ["programme_id", "handed_in_at"])
