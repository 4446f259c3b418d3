"""Quick entry, as on a phone: a session with its supervision and measures, proposed as the last one was."""

from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from trainer.db import session
from trainer.domain.evidence.casework import Casework
from trainer.domain.log_entries import ClinicalSession, Measure, Supervision
from trainer.services.log_keeping import log_session as log_whole
from trainer.web.clock import now
from trainer.web.components.credentials.asking import Asked, asked
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.log_form import LogForm, attempt, cleared, nonce
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker

USUAL: Final = "50"
"""Minutes of a session, before there is a last one."""
MEASURES: Final = 2
LATE_FROM: Final = 13
MIDDLE_FROM: Final = 4
"""Where phases usually begin, of sixteen sessions; only proposed."""
OF_SUPERVISION: Final = ("on", "guide", "format", "size", "basis", "minutes", "units", "own_case_minutes")
OF_MEASURE: Final = ("instrument", "kind", "total")


def log_session() -> ResponseReturnValue:
    """All or nothing; one can be logged without supervision, and ticked later."""
    desk = LogDesk.of(worker())
    if not desk.cases:
        flash(_("A session belongs to a case. Enter the case first."))
        return redirect(url_for("trainee.log_form", kind="clinical-case"))
    case = _case(desk)
    sent = request.method == "POST"
    typed = request.form if sent else _proposed(desk, case)
    held = desk.fill(LogForm("clinical-session", typed))
    talk = desk.fill(_Part("supervision", typed, "supervision.", only=OF_SUPERVISION))
    rows = [desk.fill(_Part("measure", typed, f"{n}.", only=OF_MEASURE)) for n in range(MEASURES)]
    if sent and (made := _read(held, talk, rows)) is not None:

        def keep() -> None:
            session_, supervision, measures = made
            log_whole(
                session(),
                member=worker(),
                held=session_,
                supervision=supervision,
                measures=measures,
                nonce=nonce(request.form),
                cleared=cleared(request.form),
                now=now(),
            )

        if attempt(held, keep):
            flash(_("Logged: session %(n)s. The next one is proposed already.") % {"n": made[0].number})
            return redirect(url_for("trainee.log_case", ref=made[0].case))
        desk = LogDesk.of(worker())
        talk.faults, talk.suspicions = held.faults, held.suspicions
        for row in rows:
            row.faults, row.suspicions = held.faults, held.suspicions
    for part in (talk, *rows):
        held.faults |= part.faults
    page = render_template(
        "trainee/log_session.html",
        desk=desk,
        form=held,
        talk=talk,
        rows=rows,
        case=case,
        labels=held.labels | talk.labels | {key: words for row in rows for key, words in row.labels.items()},
        nonce=nonce(request.form),
        account=worker().account_id,
        names=[guide.name for guide in desk.guides],
    )
    return page, 200 if held.sound else 422


class _Part(LogForm):
    """A form within the form, of which only some fields are asked."""

    def __init__(self, kind: str, typed: MultiDict[str, str], prefix: str, only: tuple[str, ...]) -> None:
        super().__init__(kind, typed, prefix)
        self.only = only

    @property
    def asked(self) -> list[Asked]:
        """In the order given."""
        there = {one.name: one for one in asked(self.kind)}
        return [there[name] for name in self.only]


def _case(desk: LogDesk) -> Casework:
    """The one that the link or the form names; else that of the last session."""
    wanted = request.form.get("case") or request.args.get("case", "")
    last = desk.last_session()
    found = desk.case(wanted) or (desk.case(last.case) if last else None)
    return found or desk.cases[-1]


def _read(
    held: LogForm, talk: LogForm, rows: list[LogForm]
) -> tuple[ClinicalSession, Supervision | None, list[Measure]] | None:
    """The facts; None once something could not be read."""
    session_: Any = held.facts()
    talk.before = {"cases": []}
    supervision: Any = talk.facts() if talk.typed.get("with_supervision") else None
    measures: list[Any] = []
    for row in rows:
        row.before = {"case": held.value("case"), "session": 0, "on": held.value("on") or "2000-01-01"}
        if row.value("total").strip():
            measures.append(row.facts())
    if session_ is None or None in measures or (supervision is None and talk.typed.get("with_supervision")):
        return None
    return session_, supervision, measures


def _proposed(desk: LogDesk, case: Casework) -> MultiDict[str, str]:
    """The next number, today, and everything else as it was last time."""
    typed: MultiDict[str, str] = MultiDict()
    last = desk.last_session(case.ref) or desk.last_session()
    number = case.length + 1
    phase = "late" if number >= LATE_FROM else "middle" if number >= MIDDLE_FROM else "early"
    today = desk.today.isoformat()
    typed.update({"case": case.ref, "number": str(number), "on": today, "minutes": USUAL, "phase": phase})
    if last:
        typed.update({"minutes": str(last.minutes), "recorded": last.recorded})
        if last.case == case.ref:
            typed["consent"] = last.consent
            typed["phase"] = phase if last.phase == "early" else last.phase if last.phase == "late" else phase
    talk = desk.last_supervision()
    said = {"on": today, "guide": case.facts.supervisor, "format": "individual", "basis": "recording", "minutes": "60"}
    said |= {"size": "1", "units": "", "own_case_minutes": ""}
    if talk:
        said |= {"guide": talk.guide, "format": talk.format, "basis": talk.basis, "minutes": str(talk.minutes or "")}
        said |= {"size": str(talk.size), "units": str(talk.units or "")}
        said["own_case_minutes"] = str(talk.own_case_minutes or "")
    typed.update({f"supervision.{name}": value for name, value in said.items()})
    for number, measure in enumerate(list({one.instrument: one for _entry, one in case.measures}.values())[-MEASURES:]):
        typed.update({f"{number}.instrument": measure.instrument, f"{number}.kind": measure.kind})
    return typed
