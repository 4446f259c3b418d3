"""Reading on after a result: a later session as far as it is open, its decision points, and at the end the circle."""

from dataclasses import dataclass
from typing import Any, Final

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from trainer.db import session
from trainer.domain.decisions import Decision
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.sequel import (
    CHOICE,
    CIRCLE,
    PARTS,
    WHY,
    is_open,
    open_decision,
    present,
    rings_in,
    stretches,
    to_place,
)
from trainer.domain.vignette import Turn
from trainer.services import going_on
from trainer.services.going_on import Going
from trainer.web.clock import now
from trainer.web.components.bodies import speech
from trainer.web.components.desk_words import desk_words
from trainer.web.components.telling.going_on import Settled, circles, settled
from trainer.web.components.telling.readers import Readers
from trainer.web.doors import me
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker

START: Final = f"{CIRCLE}."


@dataclass(frozen=True)
class Piece:
    """Turns with their speech as HTML; at their end a decision point that is settled, or the one that is open."""

    turns: tuple[tuple[Turn, Markup], ...]
    told: Settled | None
    open: Decision | None


def words() -> dict[str, str]:
    """What the scripts say."""
    return desk_words() | {
        "notYours": _("Whoever is signed in now cannot open this. What you wrote is kept on this device."),
        "handedIn": _("This was settled elsewhere."),
        "seeReceipt": _("Show it"),
        "finishWaits": _("Not everything is saved yet. You can go on as soon as there is a connection."),
        "newSession": _("You read on in another tab."),
        "wouldAsk": _("I would ask: {ask}"),
    }


def page_data(at: Going, number: int) -> dict[str, Any]:
    """What the scripts begin with: what the writer wrote, and nothing of what stands after it."""
    reference = at.submission.reference
    here = url_for("trainee.sequel", reference=reference, number=number)
    return {
        "account": me().id,
        "draft": f"sequel-{at.sequel.id}",
        "revision": at.sequel.revision,
        "opened": at.sequel.passed,
        "savedAt": at.sequel.saved_at.isoformat() if at.sequel.revision else None,
        "zone": me().time_zone,
        "locked": False,
        "state": at.sequel.state,
        "parts": PARTS,
        "csrf": generate_csrf(),
        "changes": url_for("trainee.sequel_changes", reference=reference),
        "stateAt": url_for("trainee.sequel_state", reference=reference),
        "signIn": url_for("security.login", next=here),
        "result": here,
    }


def pieces(at: Going, number: int) -> tuple[Piece, ...]:
    """The session as far as it is open."""
    case, passed = at.edition.vignette, at.sequel.passed
    shown = next(s for s in case.later if s.number == number)
    readers = Readers(at.edition.panel)
    made = []
    for one in stretches(shown, case, passed):
        told = (
            settled(one.decision, at.sequel.state, at.edition.panel, readers) if one.decision and one.settled else None
        )
        turns = tuple((turn, speech(turn.text)) for turn in one.turns)
        made.append(Piece(turns, told, None if one.settled else one.decision))
    return tuple(made)


def sequel(reference: str, number: int | None = None) -> ResponseReturnValue:
    """Without a number, where one left off. A session that is not open yet leads there too."""
    member = worker()
    try:
        at = going_on.going(session(), member, reference)
    except NotFound:
        going_on.goes_on(session(), member, reference)
        return redirect(url_for("trainee.result", reference=reference, _anchor="going-on"))
    case, row = at.edition.vignette, at.sequel
    if number is None or (not is_open(case, number, row.passed) and any(s.number == number for s in case.later)):
        return redirect(url_for("trainee.sequel", reference=reference, number=present(case, row.passed)))
    shown = next((s for s in case.later if s.number == number), None)
    if shown is None:
        abort(404)
    stop = open_decision(case, row.passed)
    people = to_place(at.answer)
    done = row.circled_at is not None
    last = shown is case.later[-1] and stop is None
    return render_template(
        "trainee/sequel.html",
        case=case,
        session=shown,
        reference=reference,
        pieces=pieces(at, number),
        stop=stop,
        open=[s.number for s in case.later if is_open(case, s.number, row.passed)],
        state=row.state,
        people=people if last and not done else {},
        rings=at.edition.vocabulary.field["ring_now"],
        last=last,
        circles=circles(people, rings_in(row.state), at.score, at.edition.panel) if last and done else None,
        readers=Readers(at.edition.panel),
        writes=(last and not done) or (stop is not None and stop.session == number),
        words=words(),
        data=page_data(at, number),
    )


def sequel_begin(reference: str) -> ResponseReturnValue:
    """Once the result was shown."""
    going_on.begin(session(), member=worker(), reference=reference, now=now())
    return redirect(url_for("trainee.sequel", reference=reference))


def sequel_settle(reference: str) -> ResponseReturnValue:
    """What one would do at the open decision point; then on to what the therapist and the readers did."""
    decision = request.form.get("decision", "")
    at = going_on.going(session(), worker(), reference)
    number = next((d.session for d in at.edition.vignette.decisions if d.id == decision), None)
    try:
        going_on.settle(
            session(),
            member=worker(),
            reference=reference,
            decision=decision,
            choice=request.form.get(f"{CHOICE}.{decision}", ""),
            why=request.form.get(f"{WHY}.{decision}", "").replace("\r\n", "\n").strip(),
            now=now(),
        )
    except WrongState:
        flash(_("Choose what you would do next; then you see what the therapist did, and read on."), "care")
    return redirect(url_for("trainee.sequel", reference=reference, number=number, _anchor=f"at-{decision}"))


def sequel_circle(reference: str) -> ResponseReturnValue:
    """The second circle, set beside the first and the readers'."""
    rings = {k.removeprefix(START): v for k, v in request.form.items() if k.startswith(START) and v}
    going_on.close_circle(session(), member=worker(), reference=reference, rings=rings, now=now())
    at = going_on.going(session(), worker(), reference)
    number = at.edition.vignette.later[-1].number
    return redirect(url_for("trainee.sequel", reference=reference, number=number, _anchor="circle"))
