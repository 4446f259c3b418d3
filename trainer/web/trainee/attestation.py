"""The attestation of a case: five contents, both signatures under exactly that wording, who is asked to sign."""

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from trainer.db import session
from trainer.db.queries import guides, log_entries, one_time_links
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.log_entries import CONTENTS
from trainer.domain.log_words import DECLARATIONS, HEADINGS, LONGEST, texts_of
from trainer.domain.vouching import signers
from trainer.services import attesting, linking
from trainer.web.clock import now
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.log_form import LogForm, attempt, cleared
from trainer.web.components.credentials.names import name
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def attestation(ref: str) -> ResponseReturnValue:
    """Written anew, it loses the signatures given so far; the page says so before."""
    member = worker()
    desk = LogDesk.of(member)
    case = desk.case(ref)
    if case is None:
        abort(404)
    entry = case.attestations[-1][0] if case.attestations else None
    row = log_entries.standing(session(), member.programme_id, entry.ref) if entry else None
    content = log_entries.content(session(), row.id) if row else None
    words: Mapping[str, Any] = (content.words or {}) if content else {}
    stands = texts_of(dict(words))
    sent = request.method == "POST"
    form = LogForm("attestation", request.form if sent else MultiDict(stands))
    if sent:

        def keep() -> None:
            attesting.write(
                session(),
                member=worker(),
                case=ref,
                on=desk.today,
                texts={c: request.form.get(c, "")[: LONGEST + 1] for c in CONTENTS if request.form.get(c, "").strip()},
                document=request.form.get("document", "")[:200],
                ticked=request.form.getlist("ticked"),
                seen=request.form.get("seen") or None,
                cleared=cleared(request.form),
                now=now(),
            )

        if attempt(form, keep):
            flash(_("Kept in this wording. Now you can sign it, and ask your supervisor to."))
            return redirect(url_for("trainee.attestation", ref=ref))
        desk = LogDesk.of(worker())
        row = log_entries.standing(session(), worker().programme_id, entry.ref) if entry else None
    signatures = log_entries.signatures(session(), [row.id]) if row else []
    facts = case.attestations[-1][1] if case.attestations else None
    able = signers(desk.log, ref)
    page = render_template(
        "trainee/attestation.html",
        form=form,
        case=case,
        labels={c: name(c) for c in CONTENTS} | {"document": _("Hash of the file"), "ticked": _("What it contains")},
        contents=[(c, name(c)) for c in CONTENTS],
        headings=HEADINGS,
        entry=entry,
        row=row,
        facts=facts,
        stands=stands,
        wording=words.get("wording", ""),
        document=words.get("document", ""),
        signatures=signatures,
        signed_by_me=any(s.account_id is not None for s in signatures),
        signers=[g for g in guides.listed(session(), worker().programme_id) if g.ref in able],
        signed_guides={s.guide_id for s in signatures if s.guide_id},
        links=[
            link
            for link in one_time_links.of_log(session(), worker().programme_id, worker().account_id)
            if row and link.act == "sign" and link.entry_ids == [row.id]
        ],
        declaration=DECLARATIONS["applicant"],
        free_text=desk.settings.log_free_text,
        account=worker().account_id,
        names=[guide.name for guide in desk.guides],
        now=now(),
    )
    return page, 200 if form.sound else 422


def attestation_sign(ref: str) -> ResponseReturnValue:
    """The trainee signs as the applicant, just as it was seen."""
    entry = _entry(ref)

    def sign() -> None:
        attesting.sign(session(), member=worker(), ref=entry, seen=request.form.get("seen", ""), now=now())

    return _done(ref, sign, _("Signed. It holds for this wording and for no other."))


def attestation_ask(ref: str) -> ResponseReturnValue:
    """A one-time link to an outside supervisor of the case."""
    entry = _entry(ref)

    def ask() -> None:
        member = worker()
        guide = request.form.get("guide", "")
        linking.issue(
            session(), member=member, membership_id=member.id, guide_ref=guide, act="sign", refs=[entry], now=now()
        )

    return _done(ref, ask, _("A link is on its way to them. It works once."))


def _entry(case: str) -> str:
    """The reference of the case's attestation."""
    found = LogDesk.of(worker()).case(case)
    if found is None or not found.attestations:
        abort(404)
    return found.attestations[-1][0].ref


def _done(case: str, change: Any, words: str) -> ResponseReturnValue:
    try:
        change()
    except (WrongState, Conflict) as refusal:
        session().rollback()
        flash(str(refusal), "care")
    else:
        flash(words)
    return redirect(url_for("trainee.attestation", ref=case, _anchor="signatures"))
