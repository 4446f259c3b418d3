"""Handing in: scored, pinned and receipted in one commit; undone while nothing is revealed; then revealed."""

import json
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainer.content.adapters import adapter
from trainer.db.models import PanelSeen, Reflection, Submission, TurnReport
from trainer.db.new_rows import add_new
from trainer.db.queries import drafts, pieces, submissions
from trainer.domain.draft_answer import empty_parts, to_answer
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.inventory import Answer
from trainer.domain.permits import Member, may_see_result, may_work_on
from trainer.domain.references import new_reference
from trainer.domain.scoring import RULES
from trainer.domain.scoring.result import Score
from trainer.services.auditing import record
from trainer.services.catalogue import vignette_edition
from trainer.services.deadlines import check_undo, mark_of, refuse_practice
from trainer.services.drafting import edition_of, own_draft
from trainer.services.queueing import take_back, take_in

UNDO_FOR: Final = timedelta(minutes=10)
"""How long a hand-in can be undone, while nothing has been revealed (rules of record)."""
STARTED_ANEW: Final = "You have started this case anew since; hand that in or go on with it"


def _plain(of: Any, value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = adapter(of).dump_python(value, mode="json")
    return plain


def own_submission(session: Session, member: Member, reference: str, *, lock: bool = False) -> Submission:
    """The member's own submission, with `lock` held until the commit. Raises NotFound for anybody else's."""
    found = submissions.by_reference(session, reference, lock=lock)
    if found is None or not may_work_on(member, found):
        raise NotFound("there is no such submission")
    return found


def hand_in(session: Session, *, member: Member, draft_id: int, now: datetime) -> Submission:
    """Score the draft and lock it; a repeat returns the same receipt. Raises WrongState while safety is open."""
    draft = own_draft(session, member, draft_id, lock=True)
    earlier = submissions.attempts(session, member.account_id, member.programme_id, draft.slug)
    if draft.handed_in_at is not None:
        session.rollback()
        return next(s for s in reversed(earlier) if s.draft_id == draft.id)
    edition = edition_of(session, draft)
    answer = to_answer(draft.state, edition.vocabulary, edition.tradition, edition.vignette.turn)
    must, _ = empty_parts(answer, draft.state)
    if must:
        raise WrongState("Safety is not answered yet: note what you found, or that you looked and found nothing")
    if draft.opened < len(edition.vignette.sessions):
        raise WrongState(f"Session {draft.opened + 1} is still unread; commit a hypothesis to open it")
    late = mark_of(session, member=member, draft=draft, now=now)
    rule = edition.vignette.matter.rule
    score = RULES[rule](answer, edition.panel)
    submission = Submission(
        reference=new_reference(),
        programme_id=draft.programme_id,
        account_id=draft.account_id,
        draft_id=draft.id,
        slug=draft.slug,
        edition_id=draft.edition_id,
        setting_id=draft.setting_id,
        mode=draft.mode,
        assignment_id=draft.assignment_id,
        late=late,
        attempt=len(earlier) + 1,
        answer=_plain(Answer, answer),
        rule=rule,
        score=_plain(Score, score),
        total=score.total,
        counts=submissions.panel_seen(session, draft.account_id, draft.slug) is None,
        handed_in_at=now,
    )
    session.add(submission)
    draft.handed_in_at = now
    session.flush()
    take_in(session, submission, now)
    _audit(session, member, "case.handed_in", submission, now)
    session.commit()
    return submission


def _audit(session: Session, member: Member, action: str, submission: Submission, now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=action,
        object_kind="submission",
        object_id=submission.reference,
        detail={"slug": submission.slug, "mode": submission.mode, "attempt": submission.attempt},
    )


def may_undo(submission: Submission, now: datetime) -> bool:
    """Within ten minutes, while nothing has been revealed."""
    return submission.undone_at is None and submission.revealed_at is None and now - submission.handed_in_at < UNDO_FOR


def undo_hand_in(session: Session, *, member: Member, reference: str, now: datetime) -> int:
    """Take the submission back and open its draft again, whose id is returned. Raises WrongState when too late."""
    submission = own_submission(session, member, reference)
    draft = drafts.by_id(session, submission.draft_id, lock=True)
    pieces.of_draft(session, submission.draft_id, lock=True)
    # As it stands now that nobody else can change it. A grading that is being begun refers to it, and need not wait.
    session.refresh(submission, with_for_update={"key_share": True})
    if not may_undo(submission, now):
        raise WrongState("It is too late to take this back: ten minutes have passed, or the readers were shown to you")
    check_undo(session, member=member, submission=submission, now=now)
    take_back(session, submission)
    if draft is None or drafts.open_on(session, draft.account_id, draft.programme_id, draft.slug, draft.mode):
        raise WrongState(STARTED_ANEW)
    submission.undone_at = now
    draft.handed_in_at = None
    _audit(session, member, "case.taken_back", submission, now)
    try:
        session.commit()
    except IntegrityError as newer:  # started anew in this very moment
        session.rollback()
        raise WrongState(STARTED_ANEW) from newer
    return draft.id


def reveal_panel(session: Session, *, member: Member, reference: str, now: datetime) -> Submission:
    """Show the readers to the owner of a practice submission, which closes the undo. A repeat changes nothing."""
    submission = own_submission(session, member, reference, lock=True)
    if submission.undone_at is not None:
        raise WrongState("You took this back; hand it in again to see the readers")
    if submission.revealed_at is None:
        if submission.mode != "practice":
            raise WrongState("The readers are shown when your supervisor releases this work")
        refuse_practice(session, member=member, slug=submission.slug, now=now)
        submission.revealed_at = now
        _mark_seen(session, submission, now)
        _audit(session, member, "panel.revealed", submission, now)
    session.commit()
    return submission


def _mark_seen(session: Session, submission: Submission, now: datetime) -> None:
    """The first time stands."""
    add_new(session, PanelSeen, [{"account_id": submission.account_id, "slug": submission.slug, "seen_at": now}])


def result_of(session: Session, member: Member, reference: str) -> tuple[Submission, Score, Answer]:
    """A revealed submission with its score and answer. Raises NotFound unless the member may see it now."""
    submission = submissions.by_reference(session, reference)
    if submission is None or not may_see_result(member, submission):
        raise NotFound("there is no such result")
    score: Score = adapter(Score).validate_python(submission.score)
    answer: Answer = adapter(Answer).validate_json(json.dumps(submission.answer))
    return submission, score, answer


def reflect(
    session: Session, *, member: Member, reference: str, ticks: list[str], note: str, now: datetime
) -> Reflection:
    """Keep which of the readers' key points the trainee finds in their own words, and a note to themselves.

    `ticks` also hold answers to doubtful matches: `same:<person>` or `other:<person>`. No mark changes.
    """
    submission = own_submission(session, member, reference, lock=True)
    if submission.revealed_at is None:
        raise WrongState("The readers have not been shown yet")
    edition = vignette_edition(session, submission.edition_id, submission.setting_id)
    known = {f"{a.annotator}:{i}" for a in edition.vignette.annotations for i in range(len(a.key_points))}
    known |= {f"{answer}:{person.id}" for person in edition.vignette.people for answer in ("same", "other")}
    kept = submissions.reflection(session, submission.id) or Reflection(submission_id=submission.id)
    kept.ticks, kept.note, kept.saved_at = sorted(set(ticks) & known), note[:20_000], now
    session.add(kept)
    session.commit()
    return kept


def report_turn(session: Session, *, member: Member, draft_id: int, turn: str, text: str, now: datetime) -> None:
    """Tell the author that something is wrong with a turn. Raises NotFound for a turn that is not open yet."""
    draft = own_draft(session, member, draft_id)
    edition = edition_of(session, draft)
    if turn not in edition.vignette.turn or int(turn[1:].split(":")[0]) > draft.opened:
        raise NotFound("there is no such turn")
    if not text.strip():
        raise WrongState("Say in a few words what is wrong with this turn")
    session.add(
        TurnReport(
            programme_id=draft.programme_id,
            account_id=draft.account_id,
            edition_id=draft.edition_id,
            slug=draft.slug,
            turn=turn,
            text=text.strip()[:2000],
            reported_at=now,
        )
    )
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action="turn.reported",
        object_kind="turn",
        object_id=f"{draft.slug}/{turn}",
    )
    session.commit()
