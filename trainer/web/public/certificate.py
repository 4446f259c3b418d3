"""A certificate's public page: whether it holds, and what its holder allows; for the holder, what to take along."""

from typing import Final

from flask import current_app, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user
from wtforms import BooleanField

from trainer.config import Config
from trainer.db import session
from trainer.services import badging, disclosing
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.fields import Form
from trainer.web.doors import me, way_in
from trainer.web.i18n import _, gettext, lazy, locale

PDF: Final = "application/pdf"


class ShownForm(Form):
    """What the page shows beside whether the certificate holds."""

    show_name = BooleanField(
        lazy("My name"), description=lazy("As it stands on the certificate. It goes into the badge as well.")
    )
    show_evidence = BooleanField(
        lazy("What it rests on"),
        description=lazy("The requirements of the pathway and how each was met; no work of yours, and no patients."),
    )


def certificate(number: str) -> ResponseReturnValue:
    """Reached by its number alone, which nobody can guess; no search engine may keep it."""
    held = disclosing.held_at(session(), number)
    config: Config = current_app.extensions["trainer"]
    is_mine = current_user.is_authenticated and me().id == held.certificate.account_id
    response = make_response(
        render_template(
            "public/certificate.html",
            shown=disclosing.shown(held, now()),
            mine=held if is_mine else None,
            form=ShownForm(obj=held.choice) if is_mine else None,
            has_key=is_mine and badging.can_sign(config.keys),
        )
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def certificate_choice(number: str) -> ResponseReturnValue:
    """The holder chooses what others see."""
    if not current_user.is_authenticated:
        return way_in()
    form = ShownForm()
    form.validate()
    disclosing.choose(
        session(),
        account_id=me().id,
        typed=number,
        show_name=form.show_name.data,
        show_evidence=form.show_evidence.data,
        now=now(),
    )
    flash(_("Kept. The page shows it so from now on; a badge that you took along before stays as it was."))
    return redirect(url_for("public.certificate", number=number))


def certificate_file(number: str) -> ResponseReturnValue:
    """The certificate to print, for its holder."""
    if not current_user.is_authenticated:
        return way_in()
    made = disclosing.own(session(), account_id=me().id, typed=number).certificate
    config: Config = current_app.extensions["trainer"]
    # Only whoever asks for a PDF pays for what sets it.
    from trainer.documents.certificate import CertificateFacts, certificate_pdf

    facts = CertificateFacts(
        number=made.number,
        name=made.name,
        programme=made.programme.name,
        title=made.title,
        edition=made.edition,
        decided_on=made.decided_on,
        valid_from=made.valid_from,
        valid_until=made.valid_until,
        unproctored=made.unproctored,
        address=badging.page_of(config.site_url, made.number),
    )
    return downloads.binary(
        certificate_pdf(facts, now=now(), language=locale(), say=gettext), PDF, f"certificate-{made.number}.pdf"
    )


def certificate_badge(number: str) -> ResponseReturnValue:
    """The badge, signed at this moment, for its holder to take into a wallet or an application."""
    if not current_user.is_authenticated:
        return way_in()
    config: Config = current_app.extensions["trainer"]
    token = badging.badge(
        session(), account_id=me().id, typed=number, site=config.site_url, keys=config.keys, now=now()
    )
    return downloads.binary(token.encode(), "application/vc+jwt", f"badge-{number}.jwt")
