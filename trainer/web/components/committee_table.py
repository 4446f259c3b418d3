"""Who waits for a committee's members, as one of them finds it: for their view, for a decision, for others."""

from dataclasses import dataclass, field

from flask import g

from trainer.db import session
from trainer.db.models import Candidacy, Membership
from trainer.db.queries import candidacies, supervisions
from trainer.db.queries.candidacies import OnTable
from trainer.domain.permits import may_deliberate, may_preside, may_see_candidacy, on_committee
from trainer.domain.settings import settings_of
from trainer.web.components.outliers import Outlier, outliers_of


@dataclass(frozen=True)
class Waiting:
    """`close` are the accounts of all whom the visitor supervises or did, on whom others decide.

    `outliers`: by candidacy, why it deserves time; only where they were asked for in that order.
    """

    seats: list[Membership]
    close: frozenset[int]
    for_view: list[OnTable]
    to_decide: list[OnTable]
    others: list[OnTable]
    least: int
    outliers: dict[int, Outlier] = field(default_factory=dict)

    def may_see(self, candidacy: Candidacy) -> bool:
        """With any of their memberships."""
        near = candidacy.account_id in self.close
        return any(may_see_candidacy(one, candidacy, supervises=near) for one in self.seats)

    @property
    def mine(self) -> int:
        """How many ask for something of the visitor."""
        return len(self.for_view) + len(self.to_decide)


def seats() -> list[Membership]:
    """The visitor's memberships with which they find candidates: on the committee, or directing."""
    return [one for one in g.memberships if on_committee(one) or one.role == "director"]


def following(mine: list[Membership], candidacy_id: int) -> Candidacy | None:
    """Whom the visitor may turn to next, once there is nothing more for them to do on this one."""
    table = waiting(mine, outliers_first=True)
    return next(
        (one.candidacy for one in (*table.for_view, *table.to_decide) if one.candidacy.id != candidacy_id), None
    )


def waiting(mine: list[Membership], *, outliers_first: bool = False) -> Waiting:
    """As they came; or appeals first, then whoever gives most to talk of."""
    least = settings_of(g.programme.settings).committee_views
    close = supervisions.ever_by(session(), g.programme.id, mine[0].account_id)
    found = Waiting(mine, close, [], [], [], least)
    rows = [
        one
        for one in candidacies.on_table(session(), g.programme.id, mine[0].account_id)
        if found.may_see(one.candidacy)
    ]
    if outliers_first:
        found.outliers.update(outliers_of(g.programme.id, [one.candidacy for one in rows]))
        rows.sort(key=lambda one: (one.candidacy.state != "appeal", found.outliers[one.candidacy.id].key))
    for one in rows:
        near = one.candidacy.account_id in close
        sits = any(may_deliberate(member, one.candidacy, supervises=near) for member in mine)
        presides = any(may_preside(member, one.candidacy, supervises=near) for member in mine)
        if sits and not one.own and not one.had_part:
            found.for_view.append(one)
        elif presides and one.given >= least and not one.had_part:
            found.to_decide.append(one)
        else:
            found.others.append(one)
    found.to_decide.sort(key=lambda one: not one.split)  # members who differ need the discussion most
    return found
