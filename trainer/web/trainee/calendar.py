"""A trainee's due dates in their own calendar: as a file, or at an address that their calendar program reads."""

from flask import Response, current_app, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.config import Config
from trainer.db import session
from trainer.db.models import CalendarFeed
from trainer.services import calendars
from trainer.web.clock import now
from trainer.web.components.due_dates import due_dates
from trainer.web.i18n import _, locale
from trainer.web.trainee.desk import worker
from trainer.web.trainee.to_do import tasks


def calendar() -> ResponseReturnValue:
    """Whoever has the address can read the dates, so it can be changed and closed."""
    member, config = worker(), current_app.extensions["trainer"]
    feed = calendars.own_feed(session(), member.account_id, g.programme.id)
    address = _address(config, feed) if feed is not None and feed.open else ""
    return render_template("trainee/calendar.html", address=address, feed=feed)


def _address(config: Config, feed: CalendarFeed) -> str:
    return config.site_url + url_for("public.calendar", token=calendars.token_of(feed, config.secret_key))


def calendar_file() -> ResponseReturnValue:
    """As it is now; a downloaded file does not change any more."""
    response = Response(due_dates(tasks(), g.programme, locale()), mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="{g.programme.slug}-due-dates.ics"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def calendar_open() -> ResponseReturnValue:
    """Open it, or change its address."""
    calendars.open_feed(session(), member=worker(), now=now())
    flash(_("Here is the address. If there was one before, it leads nowhere now."))
    return redirect(url_for("trainee.calendar"))


def calendar_close() -> ResponseReturnValue:
    """Nobody reads it from now on."""
    calendars.close_feed(session(), member=worker(), now=now())
    flash(_("Closed: the address leads nowhere now."))
    return redirect(url_for("trainee.calendar"))
