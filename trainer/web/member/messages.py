"""With whom one can write, and what was written: trainees with their supervisors, and the other way round."""

from dataclasses import dataclass

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import supervisions, threads
from trainer.db.queries.threads import Overview
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.doors import me
from trainer.web.i18n import _


@dataclass
class Partner:
    """Somebody to write with. `open` while one can; `why` says what they are to the person now."""

    membership: Membership
    why: str
    open: bool = True
    thread: Overview | None = None


def writers() -> list[Membership]:
    """The person's memberships in roles that write to each other; for others the page does not exist."""
    found = [member for member in g.memberships if member.role in ("trainee", "supervisor")]
    if not found:
        abort(404)
    return found


def partners(member: Membership) -> list[Partner]:
    """Whom a member can write with today."""
    today = today_in(g.programme, now())
    if member.role == "supervisor":
        own = supervisions.of_supervisor(session(), member.id, today)
        found = [Partner(s.trainee, _("your trainee")) for s in own if s.from_on <= today]
        for relation, _leave in supervisions.covered_by(session(), member.id, today):
            words = _("you stand in for %(name)s") % {"name": relation.supervisor.account.name}
            found.append(Partner(relation.trainee, words))
        return found
    held = supervisions.of_trainee_on(session(), member.id, today)
    found = [Partner(s.supervisor, _("your supervisor")) for s in held]
    for leave in supervisions.stand_ins(session(), member.id, today):
        if leave.cover:
            words = _("stands in for %(name)s") % {"name": leave.membership.account.name}
            found.append(Partner(leave.cover, words))
    return found


def messages() -> ResponseReturnValue:
    """Those with whom one can write first, then closed threads."""
    mine = writers()
    found: dict[int, Partner] = {}
    for member in mine:
        for partner in partners(member):
            found.setdefault(partner.membership.id, partner)
    own = {member.id for member in mine}
    for overview in threads.of_members(session(), sorted(own), me().id):
        thread = overview.thread
        other = thread.supervisor if thread.trainee_id in own else thread.trainee
        known = found.setdefault(other.id, Partner(other, _("closed; you can still read it"), open=False))
        known.thread = overview
    listed = sorted(found.values(), key=lambda p: (not p.open, p.membership.account.name.lower()))
    return render_template("member/messages.html", partners=listed, roles={member.role for member in mine})
