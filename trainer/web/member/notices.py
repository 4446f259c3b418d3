"""What a person has been told, newest first."""

from typing import Final

from flask import current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.config import Config
from trainer.db import session
from trainer.db.queries import notices as queries
from trainer.domain.notices import kinds_of
from trainer.services import receiving
from trainer.web.clock import now
from trainer.web.components.local import local_path
from trainer.web.doors import me
from trainer.web.i18n import _

LARGEST: Final = 2**31


def kind_names() -> dict[str, str]:
    """What a person reads for each kind of notice."""
    return {
        "assigned": _("Work that is set for you"),
        "due": _("Work that is due, and changed dates"),
        "handed-in": _("Work, log entries and attestations that wait for your word"),
        "returned": _("Work returned to you for revision"),
        "released": _("Marks and readers released to you"),
        "answered": _("Answers to what you asked"),
        "lapsing": _("What is about to lapse"),
        "message": _("Messages"),
        "decision": _("Decisions on certificates"),
    }


def notices() -> ResponseReturnValue:
    """Opening one marks it as read; looking at this page does not."""
    config: Config = current_app.extensions["trainer"]
    kinds = {kind: kind_names()[kind] for kind in kinds_of({m.role for m in g.memberships})}
    kind, before = request.args.get("kind", ""), request.args.get("before", 0, type=int)
    shown, more = queries.of_person(
        session(),
        me().id,
        g.programme.id,
        kind=kind if kind in kinds else "",
        before=before if 0 < before < LARGEST else None,
    )
    return render_template(
        "member/notices.html",
        notices=shown,
        more=more,
        kinds=kinds,
        kind=kind if kind in kinds else "",
        before=before,
        demo=config.demo,
    )


def open_notice(notice_id: int) -> ResponseReturnValue:
    """On to what it is about."""
    link = receiving.open_notice(session(), account_id=me().id, notice_id=notice_id, now=now())
    return redirect(local_path(link, url_for("member.notices")))


def read_all() -> ResponseReturnValue:
    """All up to the newest one that the page showed; what came since stays unread."""
    newest = request.form.get("newest", 0, type=int)
    if 0 < newest < LARGEST:
        whose = {"account_id": me().id, "programme_id": g.programme.id}
        receiving.read_up_to(session(), notice_id=newest, now=now(), **whose)
    return redirect(url_for("member.notices"))
