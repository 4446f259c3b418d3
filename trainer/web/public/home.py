"""The way home: to the one programme a person belongs to, or a choice between several, or why none is open."""

from zoneinfo import ZoneInfo

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security import auth_required

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import memberships
from trainer.domain.permits import is_active
from trainer.web.clock import now
from trainer.web.doors import first, me


@auth_required("session")
def home() -> ResponseReturnValue:
    """Of several roles in a programme, the first one's home."""
    by_programme: dict[str, list[Membership]] = {}
    closed: list[tuple[Membership, bool]] = []
    for member in memberships.of_account(session(), me().id):
        today = now().astimezone(ZoneInfo(member.programme.time_zone)).date()
        if is_active(member, today):
            by_programme.setdefault(member.programme.slug, []).append(member)
        else:
            closed.append((member, member.from_on > today))
    homes = [
        (held[0].programme.name, url_for(f"{first(held).role}.home", programme=slug), [m.role for m in held])
        for slug, held in by_programme.items()
    ]
    if len(homes) == 1:
        return redirect(homes[0][1])
    return render_template("public/home.html", homes=homes, closed=[] if homes else closed)
