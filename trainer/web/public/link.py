"""Where a one-time link leads: somebody without an account signs, confirms entries or writes a letter, once."""

from dataclasses import dataclass, field
from typing import Any, Final

from flask import current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import BooleanField

from trainer.db import session
from trainer.db.models import LogContent, OneTimeLink, Signature
from trainer.db.queries import log_entries, training_logs
from trainer.domain.log_entries import Attestation
from trainer.domain.log_reasons import DECLINED
from trainer.domain.log_words import DECLARATIONS, LONGEST, texts_of
from trainer.domain.moments import local_day
from trainer.domain.settings import settings_of
from trainer.services import answering_links, linking
from trainer.services.linking import Look
from trainer.web.clock import now
from trainer.web.components.credentials.names import letters
from trainer.web.components.fields import LineField, Needed, TextField, at_most
from trainer.web.components.training_log.guarded import GuardedForm, attempt_log
from trainer.web.components.training_log.inventories import InventoryTold, inventory_told
from trainer.web.components.training_log.labels import own_reasons
from trainer.web.components.training_log.lines import Line, codes, line
from trainer.web.i18n import _, lazy, ngettext

STATUS: Final = {"unknown": 404, "used": 200}
"""Of a link that is not good now; one that has run out, was taken back or is about something that changed is 409."""
GONE: Final = 409
SECRET: Final = {"Referrer-Policy": "strict-origin", "Cache-Control": "private, no-store"}
"""The address is the key: no other page is told it, and no copy of what it shows is kept."""


class SignForm(GuardedForm):
    """The name stands under the words, as it was typed."""

    name = LineField(
        lazy("Your name, as it shall stand under the words"),
        [Needed(lazy("Type your name.")), at_most(200)],
        render_kw={"autocomplete": "name"},
    )


class VerifyForm(GuardedForm):
    """Boxes and reasons stand at each entry."""


class LetterForm(GuardedForm):
    """What it says, and whether the writer saw the work."""

    text = TextField(lazy("Your letter"), [Needed(lazy("Write the letter.")), at_most(LONGEST)])
    observed = BooleanField(lazy("I have seen the work that I write about"))


@dataclass(frozen=True)
class Shown:
    """What the link is about, and nothing else of the log."""

    lines: list[Line] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    inventories: dict[str, InventoryTold] = field(default_factory=dict)
    code: str = ""
    attested: Attestation | None = None
    words: dict[str, Any] = field(default_factory=dict)
    signatures: list[Signature] = field(default_factory=list)


def link(token: str) -> ResponseReturnValue:
    """A look uses nothing up; that there was a first one is noted."""
    found = linking.look(session(), token=token, now=now())
    if found.link is None or found.state != "ready":
        return _answer("public/link.html", STATUS.get(found.state, GONE), found=found)
    form = _form(found.link)
    if form.validate_on_submit():
        answer = {"sign": _sign, "verify": _verify, "letter": _write}[found.link.act](token, found, form)
        if answer is not None:
            return answer
        found = linking.look(session(), token=token, now=now())  # refused: as it stands now
        if found.state != "ready":
            return _answer("public/link.html", STATUS.get(found.state, GONE), found=found)
    elif request.method == "GET":
        with Session(current_app.extensions["engine"]) as own:
            linking.note_opened(own, token=token, now=now())
    return _page(found, form)


def _form(held: OneTimeLink) -> Any:
    """By what is to be done."""
    if held.act == "sign":
        return SignForm(name=held.guide.name)
    if held.act == "verify":
        return VerifyForm()
    form = LetterForm()
    if not settings_of(held.programme.settings).log_free_text:
        del form.text
    return form


def _page(found: Look, form: Any, **more: Any) -> ResponseReturnValue:
    status = 422 if form.errors else 200
    return _answer(
        "public/link.html",
        status,
        found=found,
        form=form,
        shown=_shown(found),
        declaration=DECLARATIONS["supervisor"],
        letter=letters().get(found.link.letter, "") if found.link else "",
        offered={key: own_reasons()[key] for key in DECLINED},
        given=_given(found),
        **more,
    )


def _shown(found: Look) -> Shown:
    """The entries that the link names, as they stand."""
    if found.link is None or found.link.act == "letter":
        return Shown()
    log = training_logs.of_person(session(), found.link.account_id, found.link.programme_id)
    known, asked = codes(log), {row.ref for row in found.entries}
    lines = [line(entry, log, known) for entry in log.entries if entry.ref in asked]
    if found.link.act == "verify":
        held = log_entries.contents(session(), [row.id for row in found.entries])
        contents = {row.ref: held[row.id] for row in found.entries if row.id in held}
        inventories = {ref: told for ref, content in contents.items() if (told := inventory_told(content))}
        return Shown(lines, {ref: list(texts_of(one.words).values()) for ref, one in contents.items()}, inventories)
    row = found.entries[0]
    content = session().get(LogContent, row.id)
    facts = lines[0].entry.facts
    return Shown(
        lines,
        code=known.get(getattr(facts, "case", ""), ""),
        attested=facts if isinstance(facts, Attestation) else None,
        words=(content.words or {}) if content else {},
        signatures=list(log_entries.signatures(session(), [row.id])),
    )


def _given(found: Look) -> dict[str, str]:
    """What was chosen for each entry of the link's: `yes`, a reason why not, or nothing yet."""
    answers = {name.removeprefix("entry-"): said for name, said in request.form.items() if name[:6] == "entry-"}
    if "all" in request.form:
        answers = dict.fromkeys(request.form.getlist("shown"), "yes")
    return {row.ref: answers[row.ref] for row in found.entries if answers.get(row.ref)}


def _sign(token: str, _found: Look, form: SignForm) -> ResponseReturnValue | None:
    def change() -> None:
        answering_links.sign_by_link(session(), token=token, name=form.name.data or "", now=now())

    if not attempt_log(form, change):
        return None
    return _done(token, _("Thank you. You have signed; the time and the fingerprint of the words are kept with it."))


def _verify(token: str, found: Look, form: VerifyForm) -> ResponseReturnValue | None:
    """Asked once more with the numbers, before it happens: the link works once."""
    given = _given(found)
    yes = [ref for ref, said in given.items() if said == "yes"]
    no = {ref: said for ref, said in given.items() if said != "yes"}
    if given and request.form.get("sure") != f"{len(yes)}/{len(no)}":
        return _page(found, form, asked=(yes, no))

    def change() -> None:
        answering_links.verify_by_link(session(), token=token, refs=yes, declined=no, now=now())

    if not attempt_log(form, change):
        return None
    done = ngettext("You have confirmed %(num)s entry.", "You have confirmed %(num)s entries.", len(yes))
    return _done(token, _("Thank you.") + " " + done % {"num": len(yes)})


def _write(token: str, found: Look, form: LetterForm) -> ResponseReturnValue | None:
    zone = found.link.programme.time_zone if found.link else "UTC"

    def change() -> None:
        answering_links.write_by_link(
            session(),
            token=token,
            text=form.text.data or "" if "text" in form else "",
            observed=bool(form.observed.data),
            on=local_day(now(), zone),
            cleared=form.keys,
            now=now(),
        )

    if not attempt_log(form, change):
        return None
    return _done(token, _("Thank you. The letter is kept, and the applicant is told."))


def _done(token: str, words: str) -> ResponseReturnValue:
    flash(words)
    answer = make_response(redirect(url_for("public.link", token=token), 303))
    answer.headers.update(SECRET)
    return answer


def _answer(template: str, status: int, **values: Any) -> ResponseReturnValue:
    answer = make_response(render_template(template, **values), status)
    answer.headers.update(SECRET)
    return answer
