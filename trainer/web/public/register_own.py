"""One's own entry in the public register: what it says, whether it is shown, and leaving it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import auth_required
from wtforms import SelectField

from trainer.db import session
from trainer.db.models import Programme, RegisterEntry
from trainer.db.queries import memberships
from trainer.db.queries import register as queries
from trainer.domain.moments import local_day
from trainer.domain.register import LONGEST, OUTSIDE
from trainer.services import registering
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, Needed, TextField, at_most, attempt
from trainer.web.components.register_words import body_name
from trainer.web.doors import me
from trainer.web.i18n import _, lazy


class EntryForm(Form):
    """What the register shows."""

    name = LineField(
        lazy("Name"), [Needed(lazy("Say under which name you wish to be found.")), at_most(LONGEST["name"])]
    )
    place = LineField(
        lazy("Where you work"),
        [Needed(lazy("Say where.")), at_most(LONGEST["place"])],
        description=lazy("Such as Berlin, Germany, and online."),
    )
    offers = TextField(
        lazy("What you offer"),
        [at_most(LONGEST["offers"])],
        description=lazy("Such as ages, languages, groups."),
        render_kw={"rows": 3},
    )
    body = SelectField(lazy("Whose credential you hold"))
    credential = LineField(
        lazy("Which credential"),
        [Needed(lazy("Say which.")), at_most(LONGEST["credential"])],
        description=lazy(
            "As the body calls it, with its level and number. A certificate of a programme cannot stand here."
        ),
    )
    licence = LineField(
        lazy("Your licence to practise"),
        [Needed(lazy("Say which licence.")), at_most(LONGEST["licence"])],
        description=lazy("Title, who gave it, and its number."),
    )


@auth_required("session")
def register_own() -> ResponseReturnValue:
    """Changing credential or licence takes the entry out until somebody has looked again; the rest shows at once."""
    places = _places()
    programme_id = _chosen(places)
    entry = queries.own(session(), me().id, programme_id) if programme_id else None
    form = EntryForm(obj=entry, **({} if entry else {"name": me().name}))
    form.body.choices = [(body, body_name(body)) for body in OUTSIDE]

    def keep() -> None:
        registering.enter_register(
            session(),
            account_id=me().id,
            programme_id=programme_id,
            cells={name: form[name].data or "" for name in (*LONGEST, "body")},
            now=now(),
        )

    if programme_id and form.validate_on_submit() and attempt(form, keep):
        flash(
            _("Kept. A director of your programme looks at both papers before anybody sees it, if they have not yet.")
        )
        return redirect(url_for("public.register_own", by=programme_id))
    return _page(form, places, programme_id, entry), 422 if form.errors else 200


@auth_required("session")
def register_leave() -> ResponseReturnValue:
    """Out of the register, at once."""
    programme_id = _chosen(_places())
    registering.leave_register(session(), account_id=me().id, programme_id=programme_id, now=now())
    flash(_("Nobody sees your entry any more. You can ask to be shown again at any time."))
    return redirect(url_for("public.register_own", by=programme_id))


def _places() -> dict[int, Programme]:
    """The person's programmes, by id."""
    return {held.programme_id: held.programme for held in memberships.of_account(session(), me().id)}


def _chosen(places: dict[int, Programme]) -> int:
    """The programme that the address names; else the first one. 0 where the person has none."""
    asked = request.args.get("by", "")
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0
    return wanted if wanted in places else next(iter(places), 0)


def _page(form: EntryForm, places: dict[int, Programme], programme_id: int, entry: RegisterEntry | None) -> str:
    today = local_day(now(), "UTC")
    return render_template(
        "public/register_own.html",
        form=form,
        places=places,
        programme_id=programme_id,
        entry=entry,
        checks=queries.checks(session(), entry) if entry else {},
        listed=queries.shown_at(session(), entry.reference, today) if entry else None,
    )
