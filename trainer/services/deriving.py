"""Progress as it is kept: derived from the facts in the transaction that changes them, whoever writes that change.

Every table that a portfolio is assembled from declares whom its rows concern (`db.concerns`), and this module listens
for the commit. What touches many people only raises the number of the programme's rules; the worker does the rest.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from trainer.db.concerns import KEY, Changed, changed
from trainer.db.models import Derivation, Programme, Progress, ProgressBasis, ProgressLine
from trainer.db.new_rows import add_up, replace
from trainer.db.queries import derivations, portfolios, progress_tallies
from trainer.db.queries.derivations import Before, Place
from trainer.db.queries.portfolios import Assembled
from trainer.domain.derived import Stand, stand
from trainer.domain.moments import local_day
from trainer.domain.pathway import Pathway
from trainer.domain.verdict import verdict
from trainer.domain.verdict.turning import next_turn
from trainer.services.catalogue import Catalogue, current, pathway_editions
from trainer.services.deadlines import sections_of

OVERDUE: Final = date(1970, 1, 1)
"""When somebody falls due whose facts changed without a word of when."""

NEVER: Final = date(1970, 1, 1)
"""From when somebody is alone whom nobody ever supervised."""

LATER: Final = "derived later"
"""Under which a session holds what `derived_once` puts off."""

Row = dict[str, Any]


@dataclass
class Difference:
    """What deriving found to be other than it was stored: `was` and `is_` are states, empty where there is no row."""

    account_id: int
    slug: str
    requirement: str
    was: str
    is_: str


@dataclass
class _Writing:
    """Rows to write, gathered over all the people of one go."""

    derivations: list[Row] = field(default_factory=list)
    progress: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    gone: list[tuple[int, str]] = field(default_factory=list)
    tally: dict[tuple[int, str, int, str], int] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


@event.listens_for(Session, "before_commit")
def _before_commit(session: Session) -> None:
    """Whoever is concerned by what this transaction has written is derived anew, once."""
    if session.in_nested_transaction():
        return
    session.flush()
    if session.info.get(KEY) is None:
        return
    written: Changed = session.info.pop(KEY)
    later: Changed | None = session.info.get(LATER)
    if later is None:
        derive_changed(session, written)
    else:
        later.also(written)


@contextmanager
def derived_once(session: Session) -> Iterator[None]:
    """Whoever is concerned by any of the commits within is derived after the last of them, in one of its own.

    For loading many facts about few people. What a process that dies on its way leaves underived, a rebuild finds.
    """
    later = session.info[LATER] = Changed()
    try:
        yield
    finally:
        del session.info[LATER]
        session.rollback()
        derive_changed(session, later)
        session.commit()


def derive_changed(session: Session, written: Changed) -> None:
    """For what was written. Without a moment nobody can say which day it is: the worker does it then."""
    people: set[tuple[int, int]] = set()
    programmes: set[int] = set()
    for table in sorted(written.rows):
        some, all_of = derivations.concerned(session, table, written.rows[table])
        people |= some
        programmes |= all_of
    for programme_id in sorted(programmes):
        add_up(session, ProgressBasis, [{"programme_id": programme_id, "number": 1}], "number")
    for programme_id in sorted({programme for _, programme in people}):
        accounts = sorted(account for account, programme in people if programme == programme_id)
        if written.at is None:
            rows = [
                {"account_id": one, "programme_id": programme_id, "basis": 0, "due_on": OVERDUE,
                 "as_of": datetime(1970, 1, 1, tzinfo=UTC), "alone_from": NEVER}
                for one in derivations.trainees_of(session, programme_id, accounts)
            ]  # fmt: skip
            replace(session, Derivation, rows)
        else:
            derive(session, programme_id, accounts, now=written.at)
    session.info.pop(KEY, None)


def derive(session: Session, programme_id: int, account_ids: Collection[int], *, now: datetime) -> list[Difference]:
    """Work out anew where these people stand, in a constant number of statements; the caller commits.

    Nobody goes back: whoever was derived as of a later moment is derived as of that one again.
    """
    derivations.lock(session, programme_id, account_ids)
    number = derivations.basis(session, programme_id)
    zone = session.scalar(sa.select(Programme.time_zone).where(Programme.id == programme_id)) or "UTC"
    places = derivations.places(session, programme_id, account_ids)
    before = derivations.before(session, programme_id, account_ids)
    catalogue = current(session)
    facts = portfolios.of_people(session, programme_id, places, sections_of(catalogue))
    pathways = _pathways(session, catalogue, programme_id, places)
    supervised = derivations.supervised(session, programme_id, places)
    writing = _Writing()
    for account_id in sorted(before):
        held = before[account_id]
        moment = max(now, held.derivation["as_of"]) if held.derivation else now
        place = places.get(account_id)
        stands: list[Stand] = []
        if place is not None:
            today = local_day(moment, zone)
            stands, due = _stands(place, facts[account_id], pathways[account_id], held, today, zone)
            fresh = {"account_id": account_id, "programme_id": programme_id, "basis": number, "as_of": moment,
                     "due_on": due, "alone_from": _alone_from(supervised[account_id], today)}  # fmt: skip
            writing.derivations.append(fresh)
        _compare(writing, programme_id, account_id, held, stands)
    _write(session, programme_id, writing)
    return writing.differences


def _pathways(
    session: Session, catalogue: Catalogue, programme_id: int, accounts: Collection[int]
) -> dict[int, list[tuple[int, Pathway]]]:
    """The programme's own for everybody, pinned where it is followed; of the others those that are followed."""
    followed = derivations.followed(session, programme_id, accounts)
    pinned = pathway_editions(session, sorted({e for own in followed.values() for e in own.values() if e}))
    own = {slug: None for slug, pathway in catalogue.pathways.items() if pathway.owner == "programme"}
    found = {}
    for account_id in accounts:
        wanted: Mapping[str, int | None] = {**own, **followed.get(account_id, {})}
        found[account_id] = [
            (edition or catalogue.pathway_ids[slug], pinned[edition] if edition else catalogue.pathways[slug])
            for slug, edition in sorted(wanted.items())
            if edition or slug in catalogue.pathways
        ]
    return found


def _stands(
    place: Place, facts: Assembled, pathways: Sequence[tuple[int, Pathway]], held: Before, today: date, zone: str
) -> tuple[list[Stand], date | None]:
    """Where the person stands on each pathway, and the next day on which that may be different."""
    turns = [day for since, until in place.spells for day in (since, until and until + timedelta(days=1)) if day]
    turns += place.clock.turns()
    stands = []
    for edition_id, pathway in pathways:
        found = verdict(pathway, facts.portfolio, today)
        turn = next_turn(pathway, facts.portfolio, found, today)
        turns += [turn] if turn else []
        stands.append(stand(edition_id, pathway, found, facts.portfolio, facts.moments, place, held, today, zone))
    return stands, min((day for day in turns if day > today), default=None)


def _alone_from(supervised: Sequence[tuple[date | None, date | None]], today: date) -> date | None:
    """The first day without a supervisor, in any membership that has not ended."""
    lasting = [last for until, last in supervised if until is None or until >= today]
    return min((last + timedelta(days=1) if last else NEVER for last in lasting if last != date.max), default=None)


def _compare(writing: _Writing, programme_id: int, account_id: int, held: Before, stands: Sequence[Stand]) -> None:
    """Add what has to be written, and what has to be counted otherwise."""
    key = {"account_id": account_id, "programme_id": programme_id}
    kept = {one.slug: one for one in stands}
    for slug, row in held.progress.items():
        old = {name: line for (of, name), line in held.lines.items() if of == slug}
        _count(writing, row, old.values(), -1)
        if slug not in kept or kept[slug].row["edition_id"] != row["edition_id"]:
            writing.gone.append((account_id, slug))
    for one in stands:
        whole = {**key, "slug": one.slug, **one.row}
        lines = {name: {**key, "slug": one.slug, **line} for name, line in one.lines.items()}
        _count(writing, whole, lines.values(), 1)
        again = any(gone == (account_id, one.slug) for gone in writing.gone)
        stored = held.progress.get(one.slug)
        if again or stored != whole:
            writing.progress.append(whole)
        for name, line in lines.items():
            if again or held.lines.get((one.slug, name)) != line:
                writing.lines.append(line)
    was = {(slug, ""): row["state"] for slug, row in held.progress.items()}
    was |= {at: line["state"] for at, line in held.lines.items()}
    is_ = {(one.slug, ""): one.row["state"] for one in stands}
    is_ |= {(one.slug, name): line["state"] for one in stands for name, line in one.lines.items()}
    writing.differences += [
        Difference(account_id, *at, was.get(at, ""), is_.get(at, ""))
        for at in sorted(was.keys() | is_.keys())
        if was.get(at) != is_.get(at)
    ]


def _count(writing: _Writing, whole: Mapping[str, Any], lines: Collection[Mapping[str, Any]], n: int) -> None:
    """Whoever is here counts, on the whole and on every requirement."""
    if not whole["here"]:
        return
    for requirement, row in [("", whole), *((line["requirement"], line) for line in lines)]:
        at = (whole["edition_id"], requirement, whole["cohort_id"] or 0, row["state"])
        writing.tally[at] = writing.tally.get(at, 0) + n


def _write(session: Session, programme_id: int, writing: _Writing) -> None:
    """In the order in which every transaction writes them, so that none waits for another in a ring."""
    if writing.gone:
        for table in (ProgressLine, Progress):
            pairs = sa.tuple_(table.account_id, table.slug)
            session.execute(sa.delete(table).where(table.programme_id == programme_id, pairs.in_(writing.gone)))
    replace(session, Progress, writing.progress)
    replace(session, ProgressLine, writing.lines)
    replace(session, Derivation, writing.derivations)
    progress_tallies.add(session, programme_id, {at: n for at, n in sorted(writing.tally.items()) if n})
    changed(session).rows.clear()
