"""One example piece: marked like a trainee's work, then told criterion by criterion where one differed, and why."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.errors import WrongState
from trainer.domain.exemplar import Exemplar, Judged
from trainer.domain.rubric import Criterion, Rubric
from trainer.services.calibrating import Standing, put_down, save, standings
from trainer.services.catalogue import Catalogue, ExemplarEdition, current, exemplar_editions
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.bodies import letter_html, turns_html
from trainer.web.components.telling.work import work
from trainer.web.components.times import when
from trainer.web.i18n import _, locale


@dataclass(frozen=True)
class Lesson:
    """One criterion: one's own level, the settled one with its reason, and each grader's by what they attend to."""

    criterion: Criterion
    own: int
    settled: Judged
    graders: tuple[tuple[str, Judged], ...]

    @property
    def apart(self) -> int:
        """Levels by which one's own lies above the settled one."""
        return self.own - self.settled.level


def _found(slug: str) -> tuple[Catalogue, ExemplarEdition, Standing]:
    catalogue = current(session())
    edition = catalogue.exemplars.get(slug)
    if edition is None:
        abort(404)
    own = g.membership.id
    return catalogue, edition, standings(session(), catalogue, [own], today_in(g.programme, now()))[own]


def lessons(example: Exemplar, rubric: Rubric, marks: dict[str, int]) -> list[Lesson]:
    """Where one differed comes first, the farthest apart at the head."""
    told = [
        Lesson(
            criterion,
            marks[criterion.id],
            example.adjudicated[criterion.id],
            tuple((grader.view, grader.marks[criterion.id]) for grader in example.graders),
        )
        for criterion in rubric.criteria
        if criterion.id in marks and criterion.id in example.adjudicated
    ]
    return sorted(told, key=lambda lesson: -abs(lesson.apart))


def _marks() -> dict[str, int]:
    sent = ((name.removeprefix("mark."), value) for name, value in request.form.items() if name.startswith("mark."))
    return {name: int(value) for name, value in sent if value.isdecimal() and len(value) < 3}


def example(slug: str) -> ResponseReturnValue:
    """Marks put down count at once and for good, so the button says so."""
    catalogue, edition, standing = _found(slug)
    if request.method == "POST":
        sent: dict[str, Any] = {"member": g.membership, "membership_id": g.membership.id, "slug": slug, "now": now()}
        try:
            right = put_down(session(), marks=_marks(), **sent)
        except WrongState as refusal:
            session().rollback()
            if slug not in standing.done:
                save(session(), marks=_marks(), **sent)
            flash(str(refusal), "care")
        else:
            if right is not None:
                flash(_("That was the last one, and you agree well enough: you may grade."))
        return redirect(url_for("supervisor.example", slug=slug))
    done = standing.done.get(slug)
    shown = edition.exemplar if done is None else exemplar_editions(session(), [done.exemplar_id])[done.exemplar_id]
    case = catalogue.vignettes[shown.case]
    rubric, key = catalogue.rubrics[shown.rubric], (case.fingerprint, locale())
    begun = standing.begun.get(slug)
    return render_template(
        "supervisor/example.html",
        slug=slug,
        example=shown,
        case=case.vignette,
        rubric=rubric,
        work=work(shown.work, case.vocabulary, case.tradition),
        done=done,
        begun=begun.state if begun else {},
        saved=begun.saved_at if begun else None,
        lessons=lessons(shown, rubric, done.marks or {}) if done else [],
        following=next((one for one in catalogue.exemplars if one not in standing.done), None),
        sessions=[(s, turns_html(s, key)) for s in case.vignette.sessions],
        referral=letter_html(case.vignette.referral, key),
    )


def example_keep(slug: str) -> ResponseReturnValue:
    """What is marked so far, sent by the page's script at every change."""
    _found(slug)
    try:
        at = save(session(), member=g.membership, membership_id=g.membership.id, slug=slug, marks=_marks(), now=now())
    except WrongState as refusal:
        session().rollback()
        return jsonify(why=str(refusal)), 422
    return jsonify(saved=str(when(at)))
