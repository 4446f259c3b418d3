"""People who teach, supervise and rate a trainee: named, and asked for their word or a letter by a one-time link."""

from collections.abc import Callable

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import memberships, one_time_links
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.vouching import waiting
from trainer.services import linking
from trainer.services.appointing import name_colleague, name_guide
from trainer.web.clock import now
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.names import name
from trainer.web.components.fields import Form, LineField, Needed, attempt, id_or_none
from trainer.web.i18n import _, lazy
from trainer.web.trainee.desk import worker


class PersonForm(Form):
    """Somebody outside the programme."""

    name = LineField(lazy("Their name"), [Needed(lazy("Give their name."))])
    email = EmailField(
        lazy("Their email address"),
        [Needed(lazy("Give their address."))],
        description=lazy("One-time links go there, once a director has made sure whose it is."),
    )


def log_people() -> ResponseReturnValue:
    """Whom the programme knows; a director notes what bodies have made of them."""
    member = worker()
    form = PersonForm()

    def name_them() -> None:
        name_guide(session(), member=worker(), name=form.name.data or "", email=form.email.data or "", now=now())

    if form.validate_on_submit() and attempt(form, name_them):
        flash(_("Named. You can choose them in your entries now; a director confirms who they are."))
        return redirect(url_for("trainee.log_people"))
    member, desk = worker(), LogDesk.of(worker())
    named = {guide.account_id for guide in desk.guides}
    colleagues = memberships.active(session(), g.programme.id, "supervisor", desk.today)
    links = one_time_links.of_log(session(), member.programme_id, member.account_id)
    page = render_template(
        "trainee/log_people.html",
        form=form,
        desk=desk,
        standings={ref: guide.standings for ref, guide in desk.log.guides.items()},
        waits={guide.ref: len(waiting(desk.log, guide=guide.ref)) for guide in desk.guides},
        colleagues=[one for one in colleagues if one.account_id not in named and one.account_id != member.account_id],
        links=links,
        asked={
            link.guide_id
            for link in links
            if link.act == "verify" and not link.used_at and not link.revoked_at and link.expires_at > now()
        },
        letters=[(kind, name(kind)) for kind in linking.LETTERS],
        now=now(),
    )
    return page, 422 if form.errors else 200


def log_colleague() -> ResponseReturnValue:
    """One of the programme's own supervisors, so that entries can name them."""

    def change(member: Membership) -> None:
        number = id_or_none(request.form.get("membership")) or 0
        name_colleague(session(), member=member, membership_id=number, now=now())

    return _done(change, _("Named. You can choose them in your entries now."))


def log_ask(guide: str) -> ResponseReturnValue:
    """For their word on everything that waits for it, or for a letter."""

    def change(member: Membership) -> None:
        letter = request.form.get("letter", "")
        refs = [] if letter else [one.ref for one in waiting(LogDesk.of(member).log, guide=guide)][: linking.MOST]
        linking.issue(
            session(),
            member=member,
            membership_id=member.id,
            guide_ref=guide,
            act="letter" if letter else "verify",
            refs=refs,
            letter=letter,
            now=now(),
        )

    return _done(change, _("A link is on its way to them. It works once."))


def log_link_end(link_id: int) -> ResponseReturnValue:
    """End a link that was not used."""

    def change(member: Membership) -> None:
        linking.revoke(session(), member=member, link_id=link_id, now=now())

    return _done(change, _("The link is dead now."))


def _done(change: Callable[[Membership], None], words: str) -> ResponseReturnValue:
    try:
        change(worker())
    except (WrongState, Conflict) as refusal:
        session().rollback()
        flash(str(refusal), "care")
    else:
        flash(words)
    return redirect(url_for("trainee.log_people"))
