"""The result of a submission: where the readers agree, person by person and turn by turn, and what to practise next."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import practice, reading, sequels, submissions
from trainer.domain.errors import NotFound
from trainer.domain.vignette import Vignette
from trainer.services.catalogue import current, vignette_edition
from trainer.services.submitting import own_submission, result_of
from trainer.web.components.telling.marks import points
from trainer.web.components.telling.result import tell
from trainer.web.trainee.desk import worker
from trainer.web.trainee.practice import advise, attempt, step_after


def patient_of(case: Vignette) -> str:
    """Whom the sessions call the patient: who speaks beside the therapist."""
    speakers = case.sessions[0].speakers
    return next((name for letter, name in speakers.items() if letter != "T"), "")


def places_of(case: Vignette) -> dict[int, str]:
    """Where each session stands as plain reading."""
    return {s.number: url_for("trainee.session", slug=case.slug, number=s.number) for s in case.sessions}


def result(reference: str) -> ResponseReturnValue:
    """Its owner's alone. One that is not revealed, or was taken back, leads to its receipt."""
    member = worker()
    try:
        submission, score, answer = result_of(session(), member, reference)
    except NotFound:
        own = own_submission(session(), member, reference)
        return redirect(url_for("trainee.receipt", reference=own.reference))
    whose = (member.account_id, member.programme_id)
    catalogue = current(session())
    edition = vignette_edition(session(), submission.edition_id, submission.setting_id)
    kept = submissions.reflection(session(), submission.id)
    done = practice.cases_done(session(), *whose)
    read = reading.sections(session(), member.account_id)
    step = step_after(submission.slug, score.dimensions, score.safety, catalogue, done=done, read=read)
    attempts = practice.marked(session(), *whose, submission.slug) if done.count(submission.slug) > 1 else []
    return render_template(
        "trainee/result.html",
        submission=submission,
        answer=answer,
        case=edition.vignette,
        sequel=sequels.of_submission(session(), submission.id) if edition.vignette.later else None,
        told=tell(score, answer, edition.panel, kept.ticks if kept else ()),
        kept=kept,
        advice=advise(step, catalogue),
        attempts=[attempt(row) for row in attempts],
        places=places_of(edition.vignette),
        patient=patient_of(edition.vignette),
        points=points,
    )
