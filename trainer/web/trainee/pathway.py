"""One pathway: what it asks, where the trainee stands, by which evidence, and what to do next."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import candidacies, certificates
from trainer.services.catalogue import current
from trainer.services.following import follow as keep_following
from trainer.web.clock import now
from trainer.web.components.credentials.names import amount, hours
from trainer.web.components.credentials.sections import case_rows, in_sections
from trainer.web.components.credentials.standing import standings_of
from trainer.web.components.credentials.steps import todo, where_to
from trainer.web.components.credentials.titles import titles
from trainer.web.components.standard_words import floor_words
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def pathway(slug: str) -> ResponseReturnValue:
    """Verdict, requirements in the order of an application, and apart from them what the body does not count."""
    member = worker()
    found = standings_of(member, now())
    one = found.of(slug)
    if one is None:
        abort(404)
    mine = certificates.of_account(session(), member.account_id, member.programme_id)
    standard = found.portfolio.standard
    return render_template(
        "trainee/pathway.html",
        standard=standard,
        floors=floor_words(standard.floors, current(session()).rubrics) if standard else [],
        one=one,
        pathway=one.pathway,
        found=found,
        titles=titles(found.portfolio.log),
        sections=in_sections(one.whole.lines),
        cases=case_rows(found, one),
        todo=todo,
        where_to=where_to,
        amount=amount,
        hours=hours,
        cases_before=candidacies.of_account(session(), member.programme_id, member.account_id, slug),
        certificate=next((held for held in mine if held.certificate.pathway == slug), None),
    )


def follow(slug: str) -> ResponseReturnValue:
    """Follow it, or no more."""
    following = request.form.get("following") != "no"
    keep_following(session(), member=worker(), slug=slug, following=following, now=now())
    flash(_("You follow this pathway now.") if following else _("You follow this pathway no more. Your log stays."))
    return redirect(url_for("trainee.pathways" if not following else "trainee.pathway", slug=slug))
