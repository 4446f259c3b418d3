"""Who did and saw what: searched, page after page, and as a file."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Response, g, json, render_template, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import audits
from trainer.db.queries.audits import Search
from trainer.domain.moments import read_day
from trainer.domain.sheets import to_csv
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.audit_words import action_names, kind_names
from trainer.web.components.listing import sought
from trainer.web.components.looked_at import note

LARGEST = 2**31
MOST = 50_000
"""Rows of a file; with filters there are fewer."""

FILTERS = ("who", "whose", "what", "kind", "of", "since", "until")
"""What the address may ask for, beside the place in the list."""

HEADER = ("when (UTC)", "who", "address", "what", "kind of thing", "which", "more")


def day(name: str) -> date | None:
    """A day of the address; None where there is none, or it is none."""
    try:
        return read_day(request.args.get(name, ""))
    except ValueError:
        return None


def midnight(on: date) -> datetime:
    """When the day begins where the programme is."""
    return datetime.combine(on, time(), ZoneInfo(g.programme.time_zone))


def search() -> Search:
    """What the address asks for; the last day is included."""
    since, until, before = day("since"), day("until"), request.args.get("before", 0, type=int)
    return Search(
        who=sought("who"),
        whose=sought("whose"),
        what=sought("what"),
        kind=sought("kind"),
        of=sought("of"),
        since=midnight(since) if since else None,
        until=midnight(until + timedelta(days=1)) if until else None,
        before=before if 0 < before < LARGEST else None,
        viewer=g.membership.account_id,
    )


def audit() -> ResponseReturnValue:
    """Newest first."""
    asked = search()
    query = {name: value for name in FILTERS if (value := request.args.get(name))}
    entries, more = audits.page(session(), g.programme.id, asked)
    return render_template(
        "director/audit.html",
        entries=entries,
        more=more,
        search=asked,
        since=day("since"),
        until=day("until"),
        names=audits.names(session(), g.programme.id, entries),
        actions=sorted(action_names().items(), key=lambda pair: pair[1]),
        kinds=sorted(kind_names().items(), key=lambda pair: pair[1]),
        query=query,
        filtered=bool(query),
    )


def audit_file() -> Response:
    """What the filters find, as CSV in which no cell can act as a formula; that it was taken is noted."""
    rows = [
        (
            f"{entry.event.at:%Y-%m-%d %H:%M:%S}",
            entry.name,
            entry.email,
            entry.event.action,
            entry.event.object_kind,
            entry.event.object_id,
            json.dumps(entry.event.detail, ensure_ascii=False) if entry.event.detail else "",
        )
        for entry in audits.everything(session(), g.programme.id, search(), MOST)
    ]
    if request.method != "HEAD":
        taken = {name: value[:100] for name in FILTERS if (value := request.args.get(name))}
        note("audit.downloaded", "programme", g.programme.id, timedelta(0), taken)
    return downloads.file(to_csv(HEADER, rows), "text/csv", f"audit-{g.programme.slug}-{now():%Y-%m-%d}.csv")
