"""Candidacies that were decided or taken back, found by name, outcome and dissent, as far as a viewer may know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, contains_eager

from trainer.db.models import Account, Candidacy, CommitteeEntry
from trainer.domain.committee import GATHERING


@dataclass(frozen=True)
class Search:
    """`hidden`: accounts of whom the viewer knows nothing here. Decisions may be appealed as they say, as of `now`."""

    viewer_id: int
    now: datetime
    hidden: Collection[int] = ()
    words: str = ""
    outcome: str = ""
    dissent: bool = False


@dataclass(frozen=True)
class Closed:
    """`dissent`: somebody saw the last decision otherwise, and the viewer may know."""

    candidacy: Candidacy
    dissent: bool


def closed(session: Session, programme_id: int, search: Search, page: int, size: int) -> tuple[list[Closed], int]:
    """One page of them, newest first, each with account; and how many there are."""
    done = [
        Candidacy.programme_id == programme_id,
        Candidacy.state.not_in(list(GATHERING)),
        Candidacy.account_id.not_in(search.hidden),
    ]
    if search.words:
        done.append(Account.name.icontains(search.words, autoescape=True))
    if search.outcome == "withdrawn":
        done.append(Candidacy.state == "withdrawn")
    elif search.outcome:
        done += [Candidacy.outcome == search.outcome, Candidacy.state != "withdrawn"]
    known = _known_dissent(search)
    if search.dissent:
        done.append(known)
    count = session.scalar(sa.select(sa.func.count()).select_from(Candidacy).join(Candidacy.account).where(*done)) or 0
    rows = session.execute(
        sa.select(Candidacy, known)
        .join(Candidacy.account)
        .options(contains_eager(Candidacy.account))
        .where(*done)
        .order_by(sa.func.coalesce(Candidacy.decided_at, Candidacy.put_forward_at).desc(), Candidacy.id.desc())
        .limit(size)
        .offset((page - 1) * size)
    )
    return [Closed(row[0], bool(row[1])) for row in rows], count


def _known_dissent(search: Search) -> sa.ColumnElement[bool]:
    """Whether views differed from a decision; not while an appeal can come, for whoever had no part in that panel."""
    entry, mine = aliased(CommitteeEntry), aliased(CommitteeEntry)
    took_part = sa.exists().where(
        mine.candidacy_id == entry.candidacy_id,
        mine.panel == entry.panel,
        mine.by_id == search.viewer_id,
        mine.kind.in_(("view", "decision")),
    )
    over = sa.or_(Candidacy.state != "decided", Candidacy.outcome == "award", Candidacy.appeal_until < search.now)
    return sa.exists().where(
        entry.candidacy_id == Candidacy.id,
        entry.kind == "decision",
        sa.cast(entry.dissent, sa.Text) != "[]",
        sa.or_(over, took_part),
    )
