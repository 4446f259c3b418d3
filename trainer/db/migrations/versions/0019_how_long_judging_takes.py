"""How long judging a piece takes is kept with it, so that a queue need not read answers."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

JSON: Final = sa.JSON().with_variant(JSONB(), "postgresql")
PIECE: Final = sa.table(
    "piece",
    sa.column("id", sa.Integer),
    sa.column("submission_id", sa.Integer),
    sa.column("rubric_ids", JSON),
    sa.column("minutes", sa.Integer),
)
SUBMISSION: Final = sa.table("submission", sa.column("id", sa.Integer), sa.column("answer", JSON))
AT_A_TIME: Final = 500


def upgrade() -> None:
    # Not in a batch: SQLite would build the table and its indexes anew, and choose among equal ones by their order.
    op.add_column("piece", sa.Column("minutes", sa.Integer(), nullable=False, server_default=sa.text("0")))
    say_how_long()


def say_how_long() -> None:
    """For every piece there is, by the answer of its present round."""
    answers = sa.select(PIECE.c.id, PIECE.c.rubric_ids, SUBMISSION.c.answer).order_by(PIECE.c.id).limit(AT_A_TIME)
    answers = answers.join_from(PIECE, SUBMISSION, SUBMISSION.c.id == PIECE.c.submission_id)
    long = sa.update(PIECE).where(PIECE.c.id == sa.bindparam("piece")).values(minutes=sa.bindparam("takes"))
    last, bind = 0, op.get_bind()
    while found := bind.execute(answers.where(PIECE.c.id > last)).all():
        bind.execute(long, [{"piece": row.id, "takes": minutes(row.answer, len(row.rubric_ids))} for row in found])
        last = found[-1].id


def minutes(answer: dict[str, Any], rubrics: int) -> int:
    """As a hand-in says it."""
    people, areas = answer.get("people") or (), answer.get("areas") or {}
    prose = [(answer.get("formulation") or {}).get("text"), *(one.get("why") for one in (*people, *areas.values()))]
    words = sum(len((text or "").split()) for text in prose)
    return max(1, round(words / 200 + len(people) * 0.25 + rubrics * 3))


def downgrade() -> None:
    with op.batch_alter_table("piece", schema=None) as batch_op:
        batch_op.drop_column("minutes")
