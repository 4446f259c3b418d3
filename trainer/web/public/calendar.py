"""A person's due dates for their calendar program, which cannot sign in: the address is the key."""

from zoneinfo import ZoneInfo

from flask import Response, abort, current_app
from flask.typing import ResponseReturnValue

from trainer.config import Config
from trainer.db import session
from trainer.db.models import Account, Programme
from trainer.db.queries import to_do
from trainer.domain.permits import is_active
from trainer.services import calendars
from trainer.services.catalogue import current
from trainer.services.deadlines import sections_of
from trainer.web.clock import now
from trainer.web.components.due_dates import due_dates

LONGEST = 200


def calendar(token: str) -> ResponseReturnValue:
    """Nothing but dates and titles; for whoever has left the programme it leads nowhere."""
    config: Config = current_app.extensions["trainer"]
    feed = calendars.feed_at(session(), token, config.secret_key) if len(token) <= LONGEST else None
    if feed is None:
        abort(404)
    account, programme = session().get_one(Account, feed.account_id), session().get_one(Programme, feed.programme_id)
    today = now().astimezone(ZoneInfo(programme.time_zone)).date()
    member = next((m for m in calendars.trainee_of(session(), feed) if is_active(m, today)), None)
    if member is None or not account.active:
        abort(404)
    found = to_do.of_member(session(), member, programme.time_zone, sections_of(current(session())), now())
    response = Response(due_dates(found, programme, account.locale), mimetype="text/calendar")
    response.headers["Cache-Control"] = "private, max-age=900"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
