"""Handing in: what is still empty, by name; then the receipt."""

from typing import Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import learning
from trainer.domain.draft_answer import empty_parts, to_answer
from trainer.domain.errors import WrongState
from trainer.services import aiming, submitting
from trainer.services.deadlines import own_task
from trainer.services.drafting import edition_of
from trainer.web.clock import now
from trainer.web.components.fields import id_or_none
from trainer.web.trainee.desk import PANE, own, part_names, reference_of, worker

USE: Final = "use:"


def _keep_uses(member: Membership, draft_id: int) -> None:
    """What was said of the open aims is kept first, so that nothing is lost where the hand-in is refused."""
    given = {key.removeprefix(USE): words for key, words in request.form.items() if key.startswith(USE)}
    uses = {number: words for key, words in given.items() if (number := id_or_none(key)) is not None}
    aiming.say_uses(session(), member=member, draft_id=draft_id, uses=uses, now=now())


def hand_in(draft_id: int) -> ResponseReturnValue:
    """A case handed in already leads to its receipt."""
    member, draft = worker(), own(draft_id)
    if draft.handed_in_at is not None:
        return redirect(url_for("trainee.receipt", reference=reference_of(draft)))
    if request.method == "POST":
        try:
            _keep_uses(member, draft_id)
            made = submitting.hand_in(session(), member=member, draft_id=draft_id, now=now())
        except WrongState as refusal:
            flash(str(refusal), "care")
            return redirect(url_for("trainee.hand_in", draft_id=draft_id))
        return redirect(url_for("trainee.receipt", reference=made.reference))
    task = None
    if draft.assignment_id is not None:
        task = own_task(session(), member=member, assignment_id=draft.assignment_id, now=now())
    edition = edition_of(session(), draft)
    answer = to_answer(draft.state, edition.vocabulary, edition.tradition, edition.vignette.turn)
    must, may = empty_parts(answer, draft.state)
    return render_template(
        "trainee/hand_in.html",
        draft=draft,
        task=task,
        now=now(),
        case=edition.vignette,
        safety_missing="safety" in must,
        unread=edition.vignette.sessions[draft.opened :],
        empty=[(part_names()[part], PANE[part]) for part in may],
        answer=answer,
        aims=learning.open_aims(session(), member.account_id, member.programme_id, draft_id),
        said=learning.said(session(), draft_id),
        primary=next((a for a in edition.tradition.areas if a.id == answer.primary()), None),
    )
