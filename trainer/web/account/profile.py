"""One's own name, time zone and language."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.domain.settings import LANGUAGES
from trainer.services.profiles import LONGEST_NAME, change_profile
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, Needed, at_most, attempt
from trainer.web.components.people_words import LANGUAGE_NAMES
from trainer.web.components.zones import zones
from trainer.web.doors import me
from trainer.web.i18n import _, lazy


class ProfileForm(Form):
    """What others see, and how dates are shown."""

    name = LineField(
        lazy("Name"),
        [Needed(lazy("Say what you are called.")), at_most(LONGEST_NAME)],
        description=lazy("As the others in your programmes see it."),
        render_kw={"autocomplete": "name"},
    )
    time_zone = SelectField(
        lazy("Time zone"), description=lazy("Dates and times are shown as they are there, on the site and in mail.")
    )
    locale = SelectField(lazy("Language"), description=lazy("Of the site and of mail. More will follow."))


def profile() -> ResponseReturnValue:
    """It holds in every programme."""
    form = ProfileForm(data=vars(me()))
    form.time_zone.choices = zones(me().time_zone)
    form.locale.choices = [(language, LANGUAGE_NAMES[language]) for language in LANGUAGES]

    def change() -> None:
        change_profile(
            session(),
            account_id=me().id,
            name=form.name.data or "",
            time_zone=form.time_zone.data,
            locale=form.locale.data,
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept."))
        return redirect(url_for("account.profile"))
    return render_template("account/profile.html", form=form), 422 if form.errors else 200
