"""The ten-minute defence of one released piece: what to ask, on one sheet, and what came of it."""

from dataclasses import dataclass

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField, RadioField

from trainer.db import session
from trainer.db.queries import learning, memberships
from trainer.domain.defence import ALONE, ELSEWHERE, Change, Citation, Stage
from trainer.domain.scoring.panel import Panel
from trainer.domain.settings import settings_of
from trainer.services.catalogue import VignetteEdition
from trainer.services.defending import LONGEST, asked_of, defended, record_defence, version
from trainer.services.directing import today_in
from trainer.services.guiding import guided_person
from trainer.web.clock import now
from trainer.web.components.fields import DayField, Form, Needed, TextField, at_most, attempt
from trainer.web.components.learning_words import area_name, claim_name, outcomes, place_of
from trainer.web.components.telling.readers import Readers, joined
from trainer.web.i18n import _, lazy


class DefenceForm(Form):
    """`seen` is the record that the supervisor has before them."""

    outcome = RadioField(lazy("How did it go?"), [Needed(lazy("Say how it went."))], validate_choice=False)
    note = TextField(
        lazy("Note"),
        [at_most(LONGEST)],
        description=lazy("What held, and what did not. The trainee and the director read it; needed unless it stood."),
    )
    held_on = DayField(lazy("Day"), [Needed(lazy("Say on which day."))])
    seen = HiddenField()


@dataclass(frozen=True)
class Asked:
    """One citation to ask about: the turn, why it was picked, and what is in dispute, in words."""

    turn: str
    place: str
    speaker: str
    text: str
    why: str
    mine: str
    theirs: tuple[str, ...]


@dataclass(frozen=True)
class Turned:
    """One change of mind: where it lay, why it was picked, and what was thought before and after."""

    why: str
    stages: tuple[tuple[str, str, str], ...]


def _asked(citation: Citation, edition: VignetteEdition) -> Asked:
    panel, readers = edition.panel, Readers(edition.panel)
    turn = edition.vignette.turn[citation.turn]
    number = int(citation.turn[1:].partition(":")[0])
    held = edition.vignette.session(number)
    theirs = tuple(
        _("%(names)s: for %(what)s")
        % {"names": joined(r.name for r in readers.among(names)), "what": claim_name(claim, panel)}
        for claim, names in citation.theirs
    )
    if citation.reason == ALONE:
        why = _("Picked because no reader cites this line for anything.")
    elif citation.reason == ELSEWHERE:
        why = _("Picked because the readers cite this line for something else.")
    else:
        why = _("Picked because %(count)s cite this line, and differ over which problem area it speaks for.")
        why %= {"count": readers.count(citation.readers)}
    return Asked(
        citation.turn,
        place_of(edition.vignette, citation.turn),
        held.speakers.get(turn.speaker, turn.speaker) if held else turn.speaker,
        turn.text.replace("*", ""),
        why,
        joined(claim_name(claim, panel) for claim in citation.mine),
        theirs,
    )


def _stage(stage: Stage, panel: Panel) -> tuple[str, str, str]:
    name = _("At hand-in") if stage.after is None else _("After session %(n)s") % {"n": stage.after}
    sure = ", ".join(f"{a.name} {stage.areas[a.id]}" for a in panel.tradition.areas if a.id in stage.areas)
    first = area_name(stage.primary, panel) if stage.primary else _("none")
    return name, _("First: %(area)s. How sure, in per cent: %(sure)s.") % {"area": first, "sure": sure}, stage.note


def _turned(change: Change, panel: Panel) -> Turned:
    if change.primary:
        why = _("Picked because another area came first afterwards.")
    elif change.area:
        why = _("Picked because here they changed most in how sure they were, of %(area)s.")
        why %= {"area": area_name(change.area, panel).lower()}
    else:
        why = _("Nothing changed from the first session to the hand-in: ask what would have changed their mind.")
    return Turned(why, (_stage(change.before, panel), _stage(change.later, panel)))


def defence(piece_id: int) -> ResponseReturnValue:
    """For the trainee's supervisor, or whoever stands in."""
    work = defended(session(), member=g.membership, piece_id=piece_id, now=now())
    held = learning.defence(session(), piece_id)
    today = today_in(g.programme, now())
    form = DefenceForm(
        outcome=held.outcome if held else "",
        note=held.note if held else "",
        held_on=held.held_on if held else today,
        seen=version(held),
    )
    form.outcome.choices = outcomes()

    def change() -> None:
        record_defence(
            session(),
            member=g.membership,
            piece_id=piece_id,
            outcome=form.outcome.data,
            note=form.note.data or "",
            held_on=form.held_on.day,
            seen=form.seen.data or "",
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. The trainee is told how it went."))
        return redirect(url_for("supervisor.defence", piece_id=piece_id))
    if request.method == "POST":
        held = learning.defence(session(), piece_id)
        form.seen.data = version(held)  # whoever is told of another's record has now seen it
    asked, edition = asked_of(session(), work.submission)
    trainee_id = guided_person(session(), g.membership, work.piece.account_id, now())
    page = render_template(
        "supervisor/defence.html",
        work=work,
        form=form,
        held=held,
        by=learning.name_of(session(), held.recorded_by_id) if held else "",
        trainee=memberships.by_id(session(), g.programme.id, trainee_id),
        citations=[_asked(citation, edition) for citation in asked.citations],
        turned=_turned(asked.change, edition.panel) if asked.change else None,
        basis=Readers(edition.panel).basis,
        required=settings_of(g.programme.settings).defence_required,
    )
    return page, 422 if form.errors else 200
