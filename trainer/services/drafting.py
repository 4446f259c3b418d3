"""Drafts: starting a case, saving changes, committing a hypothesis. Saving is its owner's affair: no audit row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainer.db.models import Draft, DraftOperation
from trainer.db.queries import drafts, pieces
from trainer.domain.draft import BadChange, Change, Clash, Grammar, Places, State, merge
from trainer.domain.errors import NotAllowed, NotFound, WrongState
from trainer.domain.permits import Member, may_work_on
from trainer.services.auditing import record
from trainer.services.catalogue import VignetteEdition, current, vignette_edition
from trainer.services.deadlines import refuse_practice

MAX_CHANGES = 500
"""Changes in one save: an hour offline fits; more comes in several saves."""


@dataclass(frozen=True)
class Refusal:
    """A change that cannot stand in this draft, and why; the others of its save were kept."""

    operation: str
    path: str
    why: str


@dataclass(frozen=True)
class Saved:
    """What a save did: the revision before and after it, when, what clashed, what was refused, what now stands."""

    before: int
    revision: int
    saved_at: datetime
    clashes: tuple[Clash, ...]
    refused: tuple[Refusal, ...]
    state: State


def edition_of(session: Session, draft: Draft) -> VignetteEdition:
    """The case as it stood when the draft was started."""
    return vignette_edition(session, draft.edition_id, draft.setting_id)


def grammar_of(draft: Draft, edition: VignetteEdition) -> Grammar:
    """The paths this draft may hold now."""
    return Grammar(edition.vocabulary, edition.tradition, edition.vignette, draft.opened)


def own_draft(session: Session, member: Member, draft_id: int, *, lock: bool = False) -> Draft:
    """The member's own draft, with `lock` held until the commit. Raises NotFound for anybody else's."""
    draft = drafts.by_id(session, draft_id, lock=lock)
    if draft is None or not may_work_on(member, draft):
        raise NotFound("there is no such draft")
    return draft


def start_case(
    session: Session,
    *,
    member: Member,
    slug: str,
    mode: str = "practice",
    assignment_id: int | None = None,
    now: datetime,
) -> Draft:
    """The member's open draft of the case, or a new one on the active edition.

    Raises NotFound, and WrongState for practice on a case that is assessed work of theirs.
    """
    catalogue = current(session)
    edition = catalogue.vignettes.get(slug)
    if edition is None or catalogue.setting_id is None:
        raise NotFound("there is no such case")
    if member.role != "trainee":
        raise NotAllowed("only trainees work cases")
    account_id, programme_id = member.account_id, member.programme_id
    if mode == "practice":
        refuse_practice(session, member=member, slug=slug, now=now)
    draft = drafts.open_on(session, account_id, programme_id, slug, mode)
    if draft is not None:
        if assignment_id is not None and draft.assignment_id != assignment_id:
            if pieces.of_draft(session, draft.id) is not None:
                raise WrongState("You are revising this case for another assignment; hand that in first")
            draft.assignment_id = assignment_id  # what was begun before it was set, or for work withdrawn since
            session.commit()
        return draft
    draft = Draft(
        programme_id=programme_id,
        account_id=account_id,
        slug=slug,
        edition_id=edition.id,
        setting_id=catalogue.setting_id,
        mode=mode,
        assignment_id=assignment_id,
        state={},
        revision=0,
        opened=1,
        started_at=now,
        saved_at=now,
    )
    session.add(draft)
    try:
        session.flush()
    except IntegrityError:  # the other half of a double click was first
        session.rollback()
        first = drafts.open_on(session, account_id, programme_id, slug, mode)
        if first is None:
            raise
        return first
    record(
        session,
        at=now,
        actor_id=account_id,
        programme_id=programme_id,
        action="case.started",
        object_kind="draft",
        object_id=draft.id,
        detail={"slug": slug, "mode": mode, "assignment": assignment_id},
    )
    session.commit()
    return draft


def sift(grammar: Places, changes: Sequence[Change]) -> tuple[list[Change], list[Refusal]]:
    """The changes that may stand, and those that may not: one bad entry must not hold up the rest of a queue."""
    fit, refused = [], []
    for change in changes:
        try:
            grammar.check(change.path, change.value)
        except BadChange as fault:
            refused.append(Refusal(change.operation, change.path, str(fault)))
        else:
            fit.append(change)
    return fit, refused


def save_changes(session: Session, *, member: Member, draft_id: int, changes: Sequence[Change], now: datetime) -> Saved:
    """Merge the changes into the draft. Raises NotFound, WrongState once handed in, BadChange for too many."""
    draft = own_draft(session, member, draft_id, lock=True)
    if draft.handed_in_at is not None:
        raise WrongState("this case was handed in already; what you typed since is still on this device")
    if len(changes) > MAX_CHANGES:
        raise BadChange(f"{len(changes)} changes at once; at most {MAX_CHANGES}")
    before = draft.revision
    grammar = grammar_of(draft, edition_of(session, draft))
    fit, refused = sift(grammar, changes)
    done = drafts.taken_in(session, draft.id, [c.operation for c in fit])
    fresh = {c.operation: c for c in fit if c.operation not in done}
    state, clashes = merge(draft.state, fresh.values(), grammar)
    clashed = {c.operation for c in clashes}
    kept = [o for o in fresh if o not in clashed]
    if kept:
        draft.revision += 1
        draft.state = state
        draft.saved_at = now
        session.add_all(DraftOperation(draft_id=draft.id, operation=o, revision=draft.revision) for o in kept)
    saved = Saved(before, draft.revision, draft.saved_at, tuple(clashes), tuple(refused), draft.state)
    session.commit()
    return saved


def commit_hypothesis(session: Session, *, member: Member, draft_id: int, after: int, now: datetime) -> Draft:
    """Fix the working hypothesis after session `after` and open the next session. A repeat changes nothing.

    Raises WrongState where an area has no confidence or no primary is chosen.
    """
    draft = own_draft(session, member, draft_id, lock=True)
    edition = edition_of(session, draft)
    if draft.handed_in_at is not None:
        raise WrongState("this case was handed in already")
    if after < draft.opened or after >= len(edition.vignette.sessions):
        session.rollback()
        return draft
    if after > draft.opened:
        raise WrongState(f"session {after} is not open yet; commit after session {draft.opened} first")
    said = f"commitments.{after}"
    missing = [a.name for a in edition.tradition.areas if draft.state.get(f"{said}.areas.{a.id}") is None]
    if missing:
        raise WrongState("Say how sure you are of each area before you go on; missing: " + ", ".join(missing))
    if not draft.state.get(f"{said}.primary"):
        raise WrongState("Choose the area you would put first before you go on")
    draft.opened += 1
    draft.revision += 1
    draft.saved_at = now
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action="hypothesis.committed",
        object_kind="draft",
        object_id=draft.id,
        detail={"after": after},
    )
    session.commit()
    return draft
