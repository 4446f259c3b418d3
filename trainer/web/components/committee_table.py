"""Who waits for a committee's members, as one of them finds it: for their view, for a decision, for others."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import current_app, g, request
from sqlalchemy.orm import Session

from trainer.db import session
from trainer.db.models import Candidacy, Membership
from trainer.db.queries import candidacies, ties
from trainer.db.queries.candidacies import OnTable
from trainer.domain.permits import may_certify, may_deliberate, may_preside, may_see_candidacy, on_committee
from trainer.services.deliberating import Table, note_reading
from trainer.services.directing import today_in
from trainer.services.hearing import hearings
from trainer.web.clock import now
from trainer.web.components.outliers import Outlier, outliers_of


@dataclass(frozen=True)
class Waiting:
    """`close` are the accounts of those to whom the visitor is too close, on whom others decide. `short` are appeals
    that nobody is left to hear until a director, as the visitor is, names others. `outliers`: by candidacy, why it
    deserves time; only where they were asked for in that order.
    """

    seats: list[Membership]
    close: frozenset[int]
    for_view: list[OnTable]
    to_decide: list[OnTable]
    short: list[OnTable]
    others: list[OnTable]
    outliers: dict[int, Outlier] = field(default_factory=dict)

    def may_see(self, candidacy: Candidacy) -> bool:
        """With any of their memberships."""
        near = candidacy.account_id in self.close
        return any(may_see_candidacy(one, candidacy, close=near) for one in self.seats)

    @property
    def mine(self) -> int:
        """How many ask for something of the visitor."""
        return len(self.for_view) + len(self.to_decide) + len(self.short)


def seats() -> list[Membership]:
    """The visitor's memberships with which they find candidates: on the committee, or directing."""
    return [one for one in g.memberships if on_committee(one) or one.role == "director"]


def note_views(seat: Membership, found: Table) -> None:
    """That others' views are shown: where only reading goes on, in a transaction of its own."""
    if request.method == "POST":  # a form that is shown again; the database is this request's already
        note_reading(session(), member=seat, found=found, now=now())
    elif found.reads:
        with Session(current_app.extensions["engine"]) as own:
            note_reading(own, member=seat, found=found, now=now())


def following(mine: list[Membership], candidacy_id: int) -> Candidacy | None:
    """Whom the visitor may turn to next, once there is nothing more for them to do on this one."""
    table = waiting(mine, outliers_first=True)
    return next(
        (one.candidacy for one in (*table.for_view, *table.to_decide) if one.candidacy.id != candidacy_id), None
    )


def waiting(mine: list[Membership], also: Iterable[Candidacy] = (), *, outliers_first: bool = False) -> Waiting:
    """As they came; or appeals first, then whoever gives most to talk of.

    Of those besides it is known only whether the visitor is too close to them.
    """
    programme, account = g.programme, mine[0].account_id
    rows = candidacies.on_table(session(), programme.id, evidence=outliers_first)
    cases = hearings(session(), [row.candidacy for row in rows], programme.id, today_in(programme, now()))
    others = ties.close_to_each(session(), programme.id, {one.account_id for one in also})
    others |= {row.candidacy.account_id: cases[row.candidacy.id].close for row in rows}
    close = frozenset(person for person, near in others.items() if account in near)
    found = Waiting(mine, close, [], [], [], [])
    rows = [one for one in rows if found.may_see(one.candidacy)]
    if outliers_first:
        found.outliers.update(outliers_of(programme.id, [one.candidacy for one in rows]))
        rows.sort(key=lambda one: (one.candidacy.state != "appeal", found.outliers[one.candidacy.id].key))
    for one in rows:
        candidacy, case = one.candidacy, cases[one.candidacy.id]
        near, own = candidacy.account_id in close, case.parts.gave(account, candidacy.state)
        may_look = any(may_deliberate(member, candidacy, close=near) for member in mine) and case.is_blind(account)
        presides = any(may_preside(member, candidacy, close=near) for member in mine)
        if may_look and not own and case.is_fresh(account):
            found.for_view.append(one)
        elif presides and one.given >= candidacy.views_needed and case.is_fresh(account):
            found.to_decide.append(one)
        elif candidacy.state == "appeal" and case.is_short and any(may_certify(member, candidacy) for member in mine):
            found.short.append(one)
        else:
            found.others.append(one)
    found.to_decide.sort(key=lambda one: not one.split)  # members who differ need the discussion most
    return found
