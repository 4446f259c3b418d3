"""The lot for a second marking is drawn when work is handed in, and kept with its piece."""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

USUAL = 20
"""Per cent, where the programme has not settled anything."""


def upgrade() -> None:
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.add_column(sa.Column("drawn", sa.Boolean(), nullable=False, server_default=sa.false()))
    draw_for_work_under_way()


def draw_for_work_under_way() -> None:
    """What waits for its graders was promised no other share than the one in force now."""
    waiting = op.get_bind().execute(
        sa.text(
            "SELECT piece.id, submission.reference, programme.settings FROM piece "
            "JOIN submission ON submission.id = piece.submission_id "
            "JOIN programme ON programme.id = piece.programme_id "
            "WHERE piece.state = 'waiting' AND piece.marks IS NULL"
        )
    )
    for piece_id, reference, stored in waiting.all():
        settings = json.loads(stored) if isinstance(stored, str) else stored or {}
        if int(sha256(reference.encode()).hexdigest(), 16) % 100 < settings.get("second_share", USUAL):
            op.execute(sa.text("UPDATE piece SET drawn = :yes WHERE id = :id").bindparams(yes=True, id=piece_id))


def downgrade() -> None:
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.drop_column("drawn")
