"""A person's attempt at a module's quiz: knowledge, which is its own kind and no evidence of competence."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class QuizAttempt(Base):
    """`seed` draws what is asked from the pinned edition; `state` holds the options chosen, saved as they are chosen.

    `marks` is, by item, whether the option was right, once it is finished. `counted`: a trainee's first attempt on the
    module, which alone enters the statistics of items.
    """

    __tablename__ = "quiz_attempt"
    __table_args__ = (
        sa.UniqueConstraint("account_id", "slug", "number"),
        sa.Index(None, "programme_id", "slug"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    slug: Mapped[str]
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    number: Mapped[int]
    seed: Mapped[int]
    counted: Mapped[bool]
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=0)
    marks: Mapped[dict[str, Any] | None]
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
