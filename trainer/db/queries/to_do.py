"""How assignments stand for the people they are for, in a handful of statements however many of either there are."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Assignment, Membership, Piece, SectionRead
from trainer.db.queries import assignments, worked
from trainer.db.queries.granted import Extended, granted
from trainer.db.queries.worked import HandedIn, Worked
from trainer.domain import assignment as rules
from trainer.domain.assignment import Deadline, State

Sections = Mapping[str, frozenset[str]]
"""The sections of each module, by its slug."""

OPEN: Final = frozenset({"to-do", "begun"})
AT_ONCE: Final = 1_000
"""People asked about in one statement: a database takes only so many values with it."""


@dataclass(frozen=True)
class Task:
    """One assignment for one person. `slug` and `title` are of the case that they chose."""

    assignment: Assignment
    account_id: int
    deadline: Deadline
    state: State
    alternative_taken: bool
    extension: Extended | None
    draft_id: int | None
    begun_at: datetime | None
    handed_in: HandedIn | None
    read: int = 0
    """Sections of the module that are marked as read."""
    piece: Piece | None = None
    """The assessed work in the hands of its graders, or back from them."""

    @property
    def slug(self) -> str:
        return (self.alternative_taken and self.assignment.alternative) or self.assignment.slug

    @property
    def title(self) -> str:
        return (self.alternative_taken and self.assignment.alternative_title) or self.assignment.title

    @property
    def returned(self) -> bool:
        """Whether the graders have given it back for revision."""
        return self.piece is not None and self.piece.state == "returned"

    @property
    def closes_at(self) -> datetime | None:
        """After when it is not taken any more; None where it always is."""
        return rules.closes_at(self.assignment, self.deadline.due_at)


@dataclass(frozen=True)
class Known:
    """What a page about one person has asked for already: what they have worked in the programme, and what is read."""

    work: Sequence[Worked]
    read: Mapping[str, AbstractSet[str]] | None = None


def of_member(
    session: Session,
    member: Membership,
    zone: str,
    sections: Sections,
    now: datetime,
    *,
    case: str | None = None,
    known: Known | None = None,
) -> list[Task]:
    """A trainee's own, first due first; where `case` is given, only what asks for that case."""
    mine = assignments.for_member(session, member, zone)
    if case is not None:
        mine = [one for one in mine if one.piece == "case" and case in (one.slug, one.alternative)]
    return sorted(of_people(session, mine, [member], zone, sections, now, known), key=lambda t: t.deadline.due_at)


def of_people(
    session: Session,
    set_work: Sequence[Assignment],
    members: Sequence[Membership],
    zone: str,
    sections: Sections,
    now: datetime,
    known: Known | None = None,
) -> list[Task]:
    """Each of the assignments for each of the trainees whose work it is. Only of a single one can anything be known."""
    if not set_work:
        return []
    found = []
    for first in range(0, len(members), AT_ONCE):
        some = members[first : first + AT_ONCE]
        facts = _Facts(session, set_work, some, known)
        found += [
            facts.task(assignment, member, zone, sections, now)
            for assignment in set_work
            for member in some
            if assignments.is_for(assignment, member, zone) or facts.has_begun(assignment, member)
        ]
    return found


class _Facts:
    """What is known of these people and these assignments, by both ids."""

    def __init__(
        self, session: Session, set_work: Sequence[Assignment], members: Sequence[Membership], known: Known | None
    ) -> None:
        ids, people = [a.id for a in set_work], [m.account_id for m in members]
        self.granted = granted(session, ids, people, [m.id for m in members])
        self.drafts: dict[tuple[int, int, str], tuple[int, datetime]] = {}
        self.handed_in: dict[tuple[int, int], HandedIn] = {}
        self.pieces: dict[tuple[int, int], Piece] = {}
        self._see_work(known.work if known else worked.of_assignments(session, ids, people))
        self.begun = {key[:2] for key in self.drafts}
        modules = {a.slug for a in set_work if a.piece == "module"}
        if known and known.read is not None:
            self.read = {(people[0], slug): known.read.get(slug, frozenset()) for slug in modules}
        else:
            self.read = self._read(session, modules, people)

    def _see_work(self, work: Iterable[Worked]) -> None:
        """Drafts, and what they became unless it was taken back or returned."""
        for one in work:
            if one.assignment_id is None:
                continue
            key = (one.assignment_id, one.account_id)
            self.drafts[*key, one.draft.slug] = (one.draft.id, one.begun_at)
            if one.piece is not None:
                self.pieces[key] = one.piece
            if one.handed_in is not None and not one.open:
                self.handed_in[key] = one.handed_in

    @staticmethod
    def _read(
        session: Session, modules: Iterable[str], people: Sequence[int]
    ) -> dict[tuple[int, str], AbstractSet[str]]:
        found: dict[tuple[int, str], set[str]] = {}
        if modules := list(modules):
            r = SectionRead
            rows = sa.select(r.account_id, r.slug, r.section).where(r.slug.in_(modules), r.account_id.in_(people))
            for person, slug, section in session.execute(rows):
                found.setdefault((person, slug), set()).add(section)
        return dict(found)

    def has_begun(self, assignment: Assignment, member: Membership) -> bool:
        """Whoever has begun may go on, also when they are moved to another cohort."""
        return (assignment.id, member.account_id) in self.begun

    def task(self, assignment: Assignment, member: Membership, zone: str, sections: Sections, now: datetime) -> Task:
        """How it stands. A module is done when every section of it is marked as read."""
        key = (assignment.id, member.account_id)
        extension, handed_in = self.granted.extensions.get(key), self.handed_in.get(key)
        taken = key in self.granted.alternatives
        piece = self.pieces.get(key)
        slug = (taken and assignment.alternative) or assignment.slug
        due = rules.deadline(
            assignment,
            zone,
            now.astimezone(ZoneInfo(zone)).date(),
            extended_to=extension.due_at if extension else None,
            leaves=self.granted.leaves[member.id],
            returned_until=piece.returned_until if piece else None,
        )
        whole = sections.get(slug, frozenset())
        read = whole & self.read.get((member.account_id, slug), set()) if assignment.piece == "module" else frozenset()
        draft_id, begun_at = self.drafts.get((*key, slug), (None, None))
        if assignment.piece == "module":
            finished = bool(whole) and read == whole
        else:
            finished = handed_in is not None and (assignment.mode == "practice" or handed_in.revealed_at is not None)
        state = rules.state(
            assignment,
            due.due_at,
            now,
            begun=begun_at is not None or bool(read),
            handed_in=handed_in is not None,
            finished=finished,
        )
        return Task(
            assignment, member.account_id, due, state, taken, extension, draft_id, begun_at, handed_in, len(read), piece
        )
