"""Which pathways a trainee follows; the programme's own certificate on the edition they began with."""

from datetime import datetime
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.db.concerns import Concerns


class FollowedPathway(Base):
    """`edition_id` pins an edition of the programme's own certificate; outside bodies' rules are theirs to change."""

    __tablename__ = "followed_pathway"
    concerns: ClassVar = Concerns()

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[int | None] = mapped_column(sa.ForeignKey("content_edition.id"))
    since: Mapped[datetime]
