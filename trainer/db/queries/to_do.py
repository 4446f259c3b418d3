"""How assignments stand for the people they are for, in a handful of statements however many of either there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    AlternativeTaken,
    Assignment,
    Draft,
    Extension,
    Leave,
    Membership,
    Piece,
    SectionRead,
    Submission,
)
from trainer.db.queries import assignments
from trainer.domain import assignment as rules
from trainer.domain.assignment import Deadline, State

Sections = Mapping[str, frozenset[str]]
"""The sections of each module, by its slug."""

OPEN: Final = frozenset({"to-do", "begun"})


@dataclass(frozen=True)
class HandedIn:
    """What was handed in for an assignment; `revealed` says whether its readers were shown to its owner."""

    reference: str
    at: datetime
    late: bool
    revealed: bool


@dataclass(frozen=True)
class Task:
    """One assignment for one person. `slug` and `title` are of the case that they chose."""

    assignment: Assignment
    account_id: int
    deadline: Deadline
    state: State
    alternative_taken: bool
    extension: Extension | None
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


def of_member(session: Session, member: Membership, zone: str, sections: Sections, now: datetime) -> list[Task]:
    """A trainee's own, first due first."""
    mine = assignments.for_member(session, member, zone)
    return sorted(of_people(session, mine, [member], zone, sections, now), key=lambda t: t.deadline.due_at)


def of_people(
    session: Session,
    set_work: Sequence[Assignment],
    members: Sequence[Membership],
    zone: str,
    sections: Sections,
    now: datetime,
) -> list[Task]:
    """Each of the assignments for each of the trainees whose work it is."""
    if not set_work or not members:
        return []
    facts = _Facts(session, set_work, members)
    return [
        facts.task(assignment, member, zone, sections, now)
        for assignment in set_work
        for member in members
        if assignments.is_for(assignment, member, zone) or facts.has_begun(assignment, member)
    ]


class _Facts:
    """What is known of these people and these assignments, by both ids."""

    def __init__(self, session: Session, set_work: Sequence[Assignment], members: Sequence[Membership]) -> None:
        ids, people = [a.id for a in set_work], [m.account_id for m in members]

        def both(table: type[Extension | AlternativeTaken | Draft]) -> sa.ColumnElement[bool]:
            return sa.and_(table.assignment_id.in_(ids), table.account_id.in_(people))

        self.extensions = {
            (e.assignment_id, e.account_id): e for e in session.scalars(sa.select(Extension).where(both(Extension)))
        }
        self.taken: set[tuple[int, int]] = set()
        if any(assignment.alternative for assignment in set_work):
            taken = sa.select(AlternativeTaken.assignment_id, AlternativeTaken.account_id).where(both(AlternativeTaken))
            self.taken = {(row[0], row[1]) for row in session.execute(taken)}
        self.drafts: dict[tuple[int, int, str], tuple[int, datetime]] = {}
        self.handed_in: dict[tuple[int, int], HandedIn] = {}
        self.pieces: dict[tuple[int, int], Piece] = {}
        self._see_work(session, both(Draft))
        self.begun = {key[:2] for key in self.drafts}
        self.leaves: dict[int, list[Leave]] = defaultdict(list)
        for leave in session.scalars(sa.select(Leave).where(Leave.membership_id.in_([m.id for m in members]))):
            self.leaves[leave.membership_id].append(leave)
        self.read = self._read(session, {a.slug for a in set_work if a.piece == "module"}, people)

    def _see_work(self, session: Session, condition: sa.ColumnElement[bool]) -> None:
        """Drafts, and what they became unless it was taken back or returned."""
        d, s = Draft, Submission
        rows = session.execute(
            sa.select(d.assignment_id, d.account_id, d.slug, d.id, d.started_at)
            .add_columns(s.reference, s.handed_in_at, s.late, s.revealed_at, Piece)
            .outerjoin(s, sa.and_(s.draft_id == d.id, s.undone_at.is_(None), d.handed_in_at.is_not(None)))
            .outerjoin(Piece, Piece.draft_id == d.id)
            .where(condition)
            .order_by(d.id, s.id)
        )
        for assignment, person, slug, draft, begun_at, reference, at, late, revealed_at, piece in rows:
            self.drafts[assignment, person, slug] = (draft, begun_at)
            if piece is not None:
                self.pieces[assignment, person] = piece
            if reference is not None:
                self.handed_in[assignment, person] = HandedIn(reference, at, late, revealed_at is not None)

    @staticmethod
    def _read(session: Session, modules: Iterable[str], people: Sequence[int]) -> dict[tuple[int, str], set[str]]:
        found: dict[tuple[int, str], set[str]] = defaultdict(set)
        if modules := list(modules):
            r = SectionRead
            rows = sa.select(r.account_id, r.slug, r.section).where(r.slug.in_(modules), r.account_id.in_(people))
            for person, slug, section in session.execute(rows):
                found[person, slug].add(section)
        return found

    def has_begun(self, assignment: Assignment, member: Membership) -> bool:
        """Whoever has begun may go on, also when they are moved to another cohort."""
        return (assignment.id, member.account_id) in self.begun

    def task(self, assignment: Assignment, member: Membership, zone: str, sections: Sections, now: datetime) -> Task:
        """How it stands. A module is done when every section of it is marked as read."""
        key = (assignment.id, member.account_id)
        extension, handed_in, taken = self.extensions.get(key), self.handed_in.get(key), key in self.taken
        piece = self.pieces.get(key)
        slug = (taken and assignment.alternative) or assignment.slug
        due = rules.deadline(
            assignment,
            zone,
            now.astimezone(ZoneInfo(zone)).date(),
            extended_to=extension.due_at if extension else None,
            leaves=self.leaves[member.id],
            returned_until=piece.returned_until if piece else None,
        )
        whole = sections.get(slug, frozenset())
        read = self.read[member.account_id, slug] & whole if assignment.piece == "module" else set()
        draft_id, begun_at = self.drafts.get((*key, slug), (None, None))
        if assignment.piece == "module":
            finished = bool(whole) and read == whole
        else:
            finished = handed_in is not None and (assignment.mode == "practice" or handed_in.revealed)
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
