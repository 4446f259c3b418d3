"""Going on with a treatment after its result: decision points settled one by one, then the second circle.

Feedback only: no mark comes of it, and nothing of it is told to anybody but that it was done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from trainer.db.models import Sequel, Submission
from trainer.db.new_rows import add_new
from trainer.db.queries import sequels
from trainer.domain.draft import BadChange, Change, State, merge
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.inventory import Answer
from trainer.domain.permits import Member
from trainer.domain.scoring.result import Score
from trainer.domain.sequel import CHOICE, CIRCLE, WHY, SequelPlaces, open_decision, to_place
from trainer.services.auditing import record
from trainer.services.catalogue import VignetteEdition, vignette_edition
from trainer.services.drafting import MAX_CHANGES, Saved, sift
from trainer.services.submitting import result_of


@dataclass(frozen=True)
class Going:
    """A sequel with what it goes on from."""

    sequel: Sequel
    submission: Submission
    score: Score
    answer: Answer
    edition: VignetteEdition

    @property
    def places(self) -> SequelPlaces:
        """What may be written now."""
        stop = open_decision(self.edition.vignette, self.sequel.passed)
        circle = stop is None and self.sequel.circled_at is None
        people = frozenset(to_place(self.answer)) if circle else frozenset[str]()
        return SequelPlaces(stop, people, self.edition.vocabulary, self.edition.tradition)


def goes_on(session: Session, member: Member, reference: str) -> tuple[Submission, Score, Answer, VignetteEdition]:
    """A result whose case has later phases. Raises NotFound unless the member may see it now."""
    submission, score, answer = result_of(session, member, reference)
    edition = vignette_edition(session, submission.edition_id, submission.setting_id)
    if not edition.vignette.later:
        raise NotFound("this case ends with its initial phase")
    return submission, score, answer, edition


def going(session: Session, member: Member, reference: str, *, lock: bool = False) -> Going:
    """How the member went on. Raises NotFound where they have not."""
    submission, score, answer, edition = goes_on(session, member, reference)
    sequel = sequels.of_submission(session, submission.id, lock=lock)
    if sequel is None:
        raise NotFound("this treatment has not been gone on with")
    return Going(sequel, submission, score, answer, edition)


def begin(session: Session, *, member: Member, reference: str, now: datetime) -> None:
    """Go on with the treatment; a repeat changes nothing. Raises NotFound."""
    submission, *_ = goes_on(session, member, reference)
    fresh = {"submission_id": submission.id, "state": {}, "revision": 0, "passed": 0}
    if add_new(session, Sequel, [{**fresh, "started_at": now, "saved_at": now}]):
        _audit(session, member, "sequel.begun", submission, now)
    session.commit()


def _put(sequel: Sequel, state: State, now: datetime) -> None:
    if state != sequel.state:
        sequel.state, sequel.revision, sequel.saved_at = state, sequel.revision + 1, now


def save(session: Session, *, member: Member, reference: str, changes: Sequence[Change], now: datetime) -> Saved:
    """Merge the changes: their writer's affair, so no audit row. A repeat finds its value standing there.

    What is settled is refused, change by change. Raises NotFound, BadChange for too many.
    """
    at = going(session, member, reference, lock=True)
    if len(changes) > MAX_CHANGES:
        raise BadChange(f"{len(changes)} changes at once; at most {MAX_CHANGES}")
    sequel, places = at.sequel, at.places
    before = sequel.revision
    fit, refused = sift(places, changes)
    state, clashes = merge(sequel.state, fit, places)
    _put(sequel, state, now)
    saved = Saved(before, sequel.revision, sequel.saved_at, tuple(clashes), tuple(refused), sequel.state)
    session.commit()
    return saved


def settle(
    session: Session, *, member: Member, reference: str, decision: str, choice: str, why: str, now: datetime
) -> None:
    """Fix what one would do at the open decision point, and open what follows. One settled before changes nothing.

    Raises NotFound, WrongState where nothing is chosen.
    """
    at = going(session, member, reference, lock=True)
    case, sequel = at.edition.vignette, at.sequel
    stop = open_decision(case, sequel.passed)
    if decision in [settled.id for settled in case.decisions[: sequel.passed]]:
        session.rollback()
        return
    if stop is None or stop.id != decision:
        raise NotFound("there is no such decision point here")
    chosen = {f"{CHOICE}.{decision}": choice, f"{WHY}.{decision}": why}
    fit, _ = sift(at.places, [Change("form", path, None, value) for path, value in chosen.items() if value])
    state = {path: value for path, value in sequel.state.items() if path not in chosen}
    state |= {change.path: change.value for change in fit}
    if f"{CHOICE}.{decision}" not in state:
        raise WrongState("Choose what you would do next before you read on")
    _put(sequel, state, now)
    sequel.passed += 1
    sequel.revision += 1
    session.commit()


def close_circle(session: Session, *, member: Member, reference: str, rings: Mapping[str, Any], now: datetime) -> None:
    """Fix the second circle, and set it beside the readers'. A repeat changes nothing.

    Raises NotFound, WrongState before the last decision point is settled.
    """
    at = going(session, member, reference, lock=True)
    sequel = at.sequel
    if sequel.circled_at is not None:
        session.rollback()
        return
    if open_decision(at.edition.vignette, sequel.passed) is not None:
        raise WrongState("Read to the last session first")
    changes = [Change("form", f"{CIRCLE}.{key}", None, ring) for key, ring in rings.items()]
    fit, _ = sift(at.places, changes)
    _put(sequel, sequel.state | {change.path: change.value for change in fit}, now)
    sequel.circled_at = now
    sequel.revision += 1
    _audit(session, member, "sequel.finished", at.submission, now)
    session.commit()


def _audit(session: Session, member: Member, action: str, submission: Submission, now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=action,
        object_kind="submission",
        object_id=submission.reference,
        detail={"slug": submission.slug, "mode": submission.mode},
    )
