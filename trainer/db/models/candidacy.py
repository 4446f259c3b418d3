"""Somebody put forward for a certificate of the programme's own, and how the committee decided on them."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.concerns import Concerns
from trainer.db.models.account import Account
from trainer.domain.committee import ENTRIES, FEWEST_VIEWS, OUTCOMES, PANELS, STATES

_OPEN = sa.text("state IN ('first', 'appeal')")
_VIEW = sa.text("kind = 'view'")
_DECISION = sa.text("kind = 'decision'")
_APPEAL = sa.text("kind = 'appeal'")


def _one_of(column: str, allowed: tuple[str, ...]) -> str:
    return "{} IN ({})".format(column, ", ".join(f"'{value}'" for value in allowed))


class Candidacy(Base):
    """`snapshot` is what the committee looks at: how the pathway stood when the person was put forward, with its hash.

    Neither that nor whose it is ever changes, which triggers on both databases enforce. `views_needed` is what the
    programme asked for then. `outcome` is the last decision; `decided_at` when it was made; `appeal_until` what the
    candidate was told with it.
    """

    __tablename__ = "candidacy"
    concerns: ClassVar = Concerns(only=("account_id",))
    __table_args__ = (
        sa.CheckConstraint(_one_of("state", STATES), name="state"),
        sa.CheckConstraint(_one_of("outcome", OUTCOMES), name="outcome"),
        sa.Index(
            "uq_candidacy_open",
            "programme_id",
            "account_id",
            "pathway",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        sa.Index(None, "programme_id", "state"),
        sa.Index(None, "account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    pathway: Mapped[str]
    edition: Mapped[str]
    title: Mapped[str]
    snapshot: Mapped[dict[str, Any]]
    digest: Mapped[str]
    state: Mapped[str]
    outcome: Mapped[str | None]
    put_forward_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    views_needed: Mapped[int] = mapped_column(default=FEWEST_VIEWS, server_default=sa.text("2"))
    appeal_until: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="raise")


class CommitteeEntry(Base):
    """An entry of the history: never changed, never deleted, which triggers on both databases enforce.

    A `view` is one member's own, put down before they saw another; a `decision` names in `dissent` the accounts of
    those who saw it otherwise, whose views stay. Each panel decides once, each candidate appeals once.
    """

    __tablename__ = "committee_entry"
    __table_args__ = (
        sa.CheckConstraint(_one_of("kind", ENTRIES), name="kind"),
        sa.CheckConstraint(_one_of("panel", PANELS), name="panel"),
        sa.CheckConstraint(_one_of("outcome", OUTCOMES), name="outcome"),
        sa.Index(
            "uq_committee_entry_view",
            "candidacy_id",
            "panel",
            "by_id",
            unique=True,
            sqlite_where=_VIEW,
            postgresql_where=_VIEW,
        ),
        sa.Index(
            "uq_committee_entry_decision",
            "candidacy_id",
            "panel",
            unique=True,
            sqlite_where=_DECISION,
            postgresql_where=_DECISION,
        ),
        sa.Index(
            "uq_committee_entry_appeal", "candidacy_id", unique=True, sqlite_where=_APPEAL, postgresql_where=_APPEAL
        ),
        sa.Index(None, "candidacy_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidacy_id: Mapped[int] = mapped_column(sa.ForeignKey("candidacy.id"))
    kind: Mapped[str]
    panel: Mapped[str]
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    at: Mapped[datetime]
    outcome: Mapped[str | None]
    reason: Mapped[str]
    dissent: Mapped[list[int]] = mapped_column(default=list)

    by: Mapped[Account] = relationship(lazy="raise")


class CommitteeRemark(Base):
    """What somebody said in the discussion, open to those who see the views: never changed, which triggers enforce."""

    __tablename__ = "committee_remark"
    __table_args__ = (
        sa.CheckConstraint(_one_of("panel", PANELS), name="panel"),
        sa.Index(None, "candidacy_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidacy_id: Mapped[int] = mapped_column(sa.ForeignKey("candidacy.id"))
    panel: Mapped[str]
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    at: Mapped[datetime]
    text: Mapped[str]

    by: Mapped[Account] = relationship(lazy="raise")


class CommitteeReading(Base):
    """Somebody who gave no view of their own read the others': never changed, which triggers enforce."""

    __tablename__ = "committee_reading"
    __table_args__ = (
        sa.CheckConstraint(_one_of("panel", PANELS), name="panel"),
        sa.UniqueConstraint("candidacy_id", "panel", "by_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidacy_id: Mapped[int] = mapped_column(sa.ForeignKey("candidacy.id"))
    panel: Mapped[str]
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    at: Mapped[datetime]
