"""One piece of work that is set for a trainee: what it asks, until when, which of two cases, and the way in."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import assignments, submissions
from trainer.domain.errors import WrongState
from trainer.services import taking_up
from trainer.services.catalogue import current, rubric_edition
from trainer.services.deadlines import own_task
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def assignment(assignment_id: int) -> ResponseReturnValue:
    """Locked things say why and until when."""
    task = own_task(session(), member=worker(), assignment_id=assignment_id, now=now())
    catalogue, work = current(session()), task.assignment
    slugs = [work.slug, *filter(None, [work.alternative])]
    cases = {slug: e.vignette for slug in slugs if (e := catalogue.vignettes.get(slug)) and work.piece == "case"}
    edition = catalogue.modules.get(work.slug) if work.piece == "module" else None
    return render_template(
        "trainee/assignment.html",
        task=task,
        assignment=work,
        rubrics=[rubric_edition(session(), rubric_id) for rubric_id in work.rubric_ids],
        by=assignments.name_of(session(), work.made_by_id),
        cases=cases,
        module=edition.module if edition else None,
        seen=work.mode == "assessed" and submissions.panel_seen(session(), g.membership.account_id, task.slug),
        last_round=submissions.last_reference(session(), task.piece.submission_id) if task.piece else "",
        now=now(),
    )


def begin(assignment_id: int) -> ResponseReturnValue:
    """On to the workspace."""
    try:
        draft = taking_up.start_assigned(session(), member=worker(), assignment_id=assignment_id, now=now())
    except WrongState as refusal:
        session().rollback()
        flash(str(refusal), "care")
        return redirect(url_for("trainee.assignment", assignment_id=assignment_id))
    return redirect(url_for("trainee.workspace", draft_id=draft.id))


def choose(assignment_id: int) -> ResponseReturnValue:
    """The alternative, or the case itself after all."""
    alternative = request.form.get("case") == "alternative"
    taking_up.choose_case(session(), member=worker(), assignment_id=assignment_id, alternative=alternative, now=now())
    flash(_("Chosen. You need not say why, and you can change your mind until you hand in."))
    return redirect(url_for("trainee.assignment", assignment_id=assignment_id))
