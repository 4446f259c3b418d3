"""Releasing many pieces at once: tick them, see how many there are, then say it."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import queue as queries
from trainer.services import releasing
from trainer.web.clock import now
from trainer.web.i18n import _, ngettext
from trainer.web.supervisor.work import viewer, works_of


def _ticked() -> list[int]:
    asked = request.form.getlist("piece")[: queries.MOST]
    return [int(one) for one in asked if one.isascii() and one.isdecimal() and len(one) < 10]


def release() -> ResponseReturnValue:
    """First the ticks, then the same list without the others and a button that says how many: never by accident."""
    if request.method == "POST" and "sure" in request.form:
        done = releasing.release(session(), member=g.membership, piece_ids=_ticked(), now=now())
        tell(done)
        return redirect(url_for("supervisor.queue", show="released"))
    ticked = _ticked()
    ready = works_of(queries.all_ready(session(), viewer()))
    chosen = [work for work in ready if work.piece.id in ticked]
    if ticked and len(chosen) < len(set(ticked)):
        flash(_("Some of these are not ready any more, and have been left out."), "care")
    return render_template("supervisor/release.html", works=chosen or ready, sure=bool(chosen))


def tell(done: releasing.Released) -> None:
    """What became of them, in words."""
    many = len(done.now)
    if many:
        words = ngettext("%(num)s piece is released, and its trainee has been told.", "%(num)s pieces are released, and their trainees have been told.", many)  # fmt: skip  # noqa: E501
        flash(words % {"num": many})
    if done.before:
        words = ngettext("%(num)s had been released before; nothing has changed there.", "%(num)s had been released before; nothing has changed there.", len(done.before))  # fmt: skip  # noqa: E501
        flash(words % {"num": len(done.before)})
    if done.not_ready:
        words = ngettext("%(num)s is not ready any more, and was left as it is.", "%(num)s are not ready any more, and were left as they are.", len(done.not_ready))  # fmt: skip  # noqa: E501
        flash(words % {"num": len(done.not_ready)}, "care")
