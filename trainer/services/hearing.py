"""Who can hear a candidate's case: who gives a view that is their own, who presides, and whether they are enough."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, Membership
from trainer.db.queries import candidacies, ties
from trainer.domain.committee import GATHERING, Parts
from trainer.domain.permits import Member, may_deliberate, may_preside, on_committee


@dataclass(frozen=True)
class Hearing:
    """One candidacy with whom it concerns: `close` are the accounts of those too close to the candidate; `readers` of
    those who read views on this candidate that were taken back before a decision."""

    candidacy: Candidacy
    seats: Sequence[Membership]
    close: frozenset[int]
    parts: Parts
    readers: frozenset[int]

    @property
    def panel(self) -> str | None:
        """Which gives its views now."""
        return GATHERING.get(self.candidacy.state)

    def is_close(self, member: Member) -> bool:
        """Whether others judge this candidate."""
        return member.account_id in self.close

    def is_fresh(self, account_id: int) -> bool:
        """Whether the person had no part in the first decision, where it is looked at again."""
        return self.panel != "appeal" or not self.parts.took(account_id, "first")

    def is_blind(self, account_id: int) -> bool:
        """Whether a view of theirs would be, or is, their own."""
        return account_id not in self.readers and not (self.panel and self.parts.knows(account_id, self.panel))

    def sits(self, account_id: int) -> bool:
        """On the committee, in whichever of their roles: such a person sees no view before their own."""
        here = any(seat.account_id == account_id and on_committee(seat) for seat in self.seats)
        return here and self.is_blind(account_id)

    @property
    def members(self) -> frozenset[int]:
        """Whoever can give a view, or has."""
        return frozenset(
            one.account_id
            for one in self.seats
            if may_deliberate(one, self.candidacy, close=self.is_close(one))
            and self.is_fresh(one.account_id)
            and self.is_blind(one.account_id)
        ) | {part.by_id for part in self.parts.all if part.panel == self.panel and part.kind == "view"}

    @property
    def presiding(self) -> frozenset[int]:
        """Whoever can decide, once the views are in."""
        return frozenset(
            one.account_id
            for one in self.seats
            if may_preside(one, self.candidacy, close=self.is_close(one)) and self.is_fresh(one.account_id)
        )

    @property
    def is_short(self) -> bool:
        """Whether it cannot be decided before others are named."""
        return self.panel is not None and (len(self.members) < self.candidacy.views_needed or not self.presiding)


def hearings(session: Session, found: Collection[Candidacy], programme_id: int, today: date) -> dict[int, Hearing]:
    """Of each candidacy of the programme, in as many statements for many as for one. Reads only."""
    seats = candidacies.committee(session, programme_id, today)
    close = ties.close_to_each(session, programme_id, {one.account_id for one in found})
    parts = candidacies.parts(session, [one.id for one in found])
    readers = candidacies.readers_before(session, [one.id for one in found])
    return {
        one.id: Hearing(one, seats, close[one.account_id], parts[one.id], readers.get(one.id, frozenset()))
        for one in found
    }


def hearing(session: Session, candidacy: Candidacy, today: date) -> Hearing:
    """Of one candidacy. Reads only."""
    return hearings(session, [candidacy], candidacy.programme_id, today)[candidacy.id]
