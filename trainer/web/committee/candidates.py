"""Everybody on whom the committee is to decide, those who need discussion first; and what was decided."""

from typing import Final

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Candidacy, Membership
from trainer.db.queries import candidacies, supervisions
from trainer.db.queries.candidacies import OnTable
from trainer.domain.permits import may_deliberate, may_preside, may_see_candidacy, on_committee
from trainer.domain.settings import settings_of
from trainer.domain.snapshot import snapshot_of
from trainer.web.components.listing import Pages, page_number

SIZE: Final = 20


def seats() -> list[Membership]:
    """The visitor's memberships that lead here: on the committee, or directing."""
    return [one for one in g.memberships if on_committee(one) or one.role == "director"]


def candidates() -> ResponseReturnValue:
    """What waits for the visitor, what waits for others, what is closed; nobody whom they supervise."""
    mine = seats()
    if not mine:
        abort(404)
    account_id, least = mine[0].account_id, settings_of(g.programme.settings).committee_views
    close = supervisions.ever_by(session(), g.programme.id, account_id)

    def may_see(candidacy: Candidacy) -> bool:
        near = candidacy.account_id in close
        return any(may_see_candidacy(one, candidacy, supervises=near) for one in mine)

    waiting = [one for one in candidacies.on_table(session(), g.programme.id, account_id) if may_see(one.candidacy)]
    waiting.sort(key=lambda one: (one.candidacy.state != "appeal", -missing(one.candidacy), one.candidacy.id))
    for_me = [one for one in waiting if _asks_view(one, mine, close)]
    to_decide = [one for one in waiting if one not in for_me and _asks_decision(one, mine, close, least)]
    rows, count = candidacies.closed(session(), g.programme.id, page_number(), SIZE)
    return render_template(
        "committee/candidates.html",
        for_me=for_me,
        to_decide=to_decide,
        others=[one for one in waiting if one not in for_me and one not in to_decide],
        closed=[one for one in rows if may_see(one)],
        pages=Pages(page_number(), count, SIZE),
        missing=missing,
        least=least,
    )


def missing(candidacy: Candidacy) -> int:
    """How many requirements were not met when the person was put forward."""
    return len(snapshot_of(candidacy.snapshot).open_rows)


def _asks_view(one: OnTable, mine: list[Membership], close: frozenset[int]) -> bool:
    near = one.candidacy.account_id in close
    sits = any(may_deliberate(member, one.candidacy, supervises=near) for member in mine)
    return sits and not one.own and not one.had_part


def _asks_decision(one: OnTable, mine: list[Membership], close: frozenset[int], least: int) -> bool:
    near = one.candidacy.account_id in close
    presides = any(may_preside(member, one.candidacy, supervises=near) for member in mine)
    return presides and one.given >= least and not one.had_part
