"""Attestations of cases: written by the trainee, signed by both; another wording needs other signatures."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.models import Account, Guide, LogEntry, Membership, Signature
from trainer.db.queries import guides, log_entries, supervisees
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.log_entries import CONTENTS, Attestation, ClinicalCase
from trainer.domain.log_rules import LogFault
from trainer.domain.log_words import DECLARATIONS, FORM, contents_of, sha256, tidy, wording_of
from trainer.domain.permits import Member, may_keep_log, may_vouch
from trainer.domain.training_log import TrainingLog
from trainer.domain.vouching import signers, unsigned
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.log_desk import Desk, Faulty, New, clean, open_desk
from trainer.services.log_keeping import audit, own_desk
from trainer.services.logbooks import guides_now
from trainer.services.notifying import Telling, notify, notify_all

SIGNED: Final = mark("%(name)s has signed the attestation of case %(code)s")
TO_SIGN: Final = mark("%(name)s asks you to sign the attestation of case %(code)s")
READ_FIRST: Final = mark("It is signed by %(name)s already. Read the words as they stand; you sign just these.")
STANDS: Final = mark("It stands as long as its words do: a change needs new signatures from both of you.")
HASH: Final = 64
"""Signs of a SHA-256."""


def write(
    session: Session,
    *,
    member: Member,
    case: str,
    on: date,
    texts: Mapping[str, str],
    document: str = "",
    ticked: Collection[str] = (),
    seen: str | None = None,
    cleared: Collection[str] = (),
    now: datetime,
) -> LogEntry:
    """Write what is attested of a case, or write it anew, whereby signatures given so far are lost.

    `document` in place of `texts`: the SHA-256 of a file kept elsewhere, with the contents that it has `ticked`; so it
    is where logs hold no free text. `seen` is the digest of what stood there; without it this is the first.
    """
    desk = own_desk(session, member, now)
    before = _of_case(desk.log, case)
    code = next((c.code for entry, c in desk.log.of(ClinicalCase) if entry.ref == case), "")
    said = tidy(texts)
    words: dict[str, Any] = {"form": FORM, "texts": said, "wording": wording_of(code, said)}
    if document:
        words = {"form": FORM, "document": document.strip().lower()}
    _check(desk, code, said, words, ticked)
    wording = words.get("document") or sha256(words["wording"])
    contents = tuple(c for c in CONTENTS if c in ticked) if document else contents_of(said)
    facts = Attestation(case, on, wording, contents)
    if before:
        row = desk.row(before)
        content = log_entries.content(session, row.id)
        if content and content.words == words and _same(desk, before, facts):
            session.commit()  # nothing to change; what is loaded stays so
            return row
        row = desk.row(before, seen or "")
        new = New(facts, words, cleared=cleared, ref=before, corrects_id=row.id, reason="changed")
    else:
        new = New(facts, words, cleared=cleared)
    desk.check(new)
    (fresh,) = desk.add([new], now, by=member.account_id)
    audit(session, member, "attestation.written", fresh, now, {"anew": bool(before)})
    session.commit()
    return fresh


def sign(session: Session, *, member: Membership, ref: str, seen: str, now: datetime) -> Signature:
    """Sign it just as it was `seen`: the trainee as the applicant, or a supervisor of the case. A repeat is no harm.

    Raises NotFound, Conflict where the words have changed meanwhile, WrongState for who did not supervise the case.
    """
    found = log_entries.states(session, member.programme_id, [ref])
    if not found or found[0].kind != "attestation":
        raise NotFound("there is no such attestation")
    if may_keep_log(member, found[0]):
        guide = None
    elif may_vouch(member, found[0], guides=guides_now(session, member, found[0], now)):
        guide = guides.of_account(session, member.programme_id, member.account_id)
        if guide is None:
            raise WrongState("You are not named as a supervisor of this case.")
    else:
        raise NotFound("there is no such attestation")
    desk = open_desk(session, found[0], now)
    name = session.get_one(Account, member.account_id).name
    signature, fresh = put_signature(desk, ref, seen, guide=guide, name=name, now=now)
    if fresh and guide is None:
        _ask(desk, member, ref, name, now)
    if fresh:
        record(
            session,
            at=now,
            actor_id=member.account_id,
            programme_id=member.programme_id,
            action="attestation.signed",
            object_kind="log_entry",
            object_id=ref,
            detail={"trainee": desk.owner.account_id, "as": "supervisor" if guide else "applicant"},
        )
    session.commit()
    return signature


def put_signature(
    desk: Desk, ref: str, seen: str, *, guide: Guide | None, name: str, now: datetime
) -> tuple[Signature, bool]:
    """A signature under the state that stands, and whether it is new; the caller audits and commits.

    Without a guide it is the applicant's. Raises Conflict, WrongState.
    """
    row = desk.row(ref, seen)
    facts = desk.facts(ref)
    if not isinstance(facts, Attestation):
        raise NotFound("there is no such attestation")
    if guide is not None and guide.ref not in signers(desk.log, facts.case):
        raise WrongState("Only somebody who supervised this case can sign its attestation.")
    if guide is not None and guide.account_id == desk.owner.account_id:
        raise WrongState("Somebody else has to sign beside the applicant.")
    known = log_entries.signatures(desk.session, [row.id])
    mine = [s for s in known if (s.guide_id == guide.id if guide else s.account_id is not None)]
    if mine:
        return mine[0], False
    signature = Signature(
        entry_id=row.id,
        account_id=None if guide else desk.owner.account_id,
        guide_id=guide.id if guide else None,
        name=clean(name),
        declaration=DECLARATIONS["supervisor" if guide else "applicant"],
        wording=facts.wording,
        at=now,
    )
    desk.session.add(signature)
    desk.session.flush()
    if guide is not None:
        _tell(desk, ref, facts, name, now)
    return signature, True


def _ask(desk: Desk, member: Membership, ref: str, name: str, now: datetime) -> None:
    """Whoever of the house supervised the case and guides the trainee now hears that their signature is wanted."""
    facts = desk.facts(ref)
    if not isinstance(facts, Attestation):
        return
    case = next((c for entry, c in desk.log.of(ClinicalCase) if entry.ref == facts.case), None)
    asked = {g.account_id for g in desk.log.guides.values() if any(e.ref == ref for e in unsigned(desk.log, g.ref))}
    guiding = {account for _, account in supervisees.guiding(desk.session, desk.programme.id, desk.today, member.id)}
    telling = Telling(
        account_id=0,
        programme_id=desk.programme.id,
        kind="handed-in",
        subject=TO_SIGN,
        text=READ_FIRST,
        link=f"/p/{desk.programme.slug}/supervision/trainees/{member.id}/log/entries/{ref}",
        key=f"sign:{ref}:{facts.wording[:16]}",
        values={"name": name, "code": case.code if case else ""},
    )
    notify_all(desk.session, guiding & asked - {member.account_id}, telling, now=now)


def _tell(desk: Desk, ref: str, facts: Attestation, name: str, now: datetime) -> None:
    code = next((c.code for entry, c in desk.log.of(ClinicalCase) if entry.ref == facts.case), "")
    notify(
        desk.session,
        account_id=desk.owner.account_id,
        programme_id=desk.programme.id,
        kind="answered",
        subject=SIGNED,
        text=STANDS,
        link=f"/p/{desk.programme.slug}/log/{ref}",
        now=now,
        values={"name": name, "code": code},
    )


def _of_case(log: TrainingLog, case: str) -> str:
    """The reference of the case's attestation, if there is one."""
    return next((entry.ref for entry, facts in log.of(Attestation) if facts.case == case), "")


def _same(desk: Desk, ref: str, facts: Attestation) -> bool:
    before = desk.facts(ref)
    return isinstance(before, Attestation) and (before.on, before.wording, before.contents) == (
        facts.on,
        facts.wording,
        facts.contents,
    )


def _check(desk: Desk, code: str, texts: Mapping[str, str], words: Mapping[str, Any], ticked: Collection[str]) -> None:
    """Raises NotFound without the case, Faulty where there is nothing to sign."""
    if not code:
        raise NotFound("there is no such case")
    document = words.get("document")
    if document is not None:
        if len(document) != HASH or set(document) - set("0123456789abcdef"):
            raise Faulty([LogFault("document", "hash", document[:HASH])])
        if not set(ticked) & set(CONTENTS):
            raise Faulty([LogFault("ticked", "missing")])
    elif not desk.settings.log_free_text:
        raise Faulty([LogFault("texts", "no-free-text")])
    elif set(texts) - set(CONTENTS) or not texts:
        raise Faulty([LogFault("texts", "missing")])
