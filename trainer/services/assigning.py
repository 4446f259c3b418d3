"""Setting work: modules and cases to a programme, a cohort or a person; more time for one; taking it back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Assignment, Cohort, Extension, Membership, Programme
from trainer.db.new_rows import add_new, replace
from trainer.db.queries import assignments, editions
from trainer.domain.assignment import LATE_POLICIES, MODES
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, may_direct
from trainer.domain.wall_time import days_later
from trainer.mail.language import mark
from trainer.services.announcing import announce
from trainer.services.auditing import record
from trainer.services.catalogue import Catalogue, current
from trainer.services.notifying import Telling, notify, notify_all
from trainer.services.planning import LONGEST, Plan, faults


def assign(session: Session, *, member: Member, plan: Plan, now: datetime) -> list[Assignment]:
    """Set the work and, if it is open already, tell everybody. Set twice by one form, it is set once.

    Raises NotFound for what is not the director's, WrongState for what `faults` finds.
    """
    programme = _house(session, member)
    if set_before := assignments.of_batch(session, plan.batch):
        if set_before[0].made_by_id != member.account_id or set_before[0].programme_id != programme.id:
            raise NotFound("there is no such form")
        return set_before
    catalogue = current(session)
    if found := faults(catalogue, plan, now=now):
        raise WrongState("This cannot be set like that: " + ", ".join(f"{f} ({why})" for f, why in found.items()))
    if plan.mode not in MODES or plan.late_policy not in LATE_POLICIES:
        raise WrongState("There is no such way of working or of lateness")
    _check_audience(session, plan, programme, now)
    rows = _rows(session, catalogue, plan, programme, member, now)
    add_new(session, Assignment, rows)
    made = assignments.of_batch(session, plan.batch)
    for assignment in made:
        _audit(session, member, "assignment.made", assignment, now, mode=assignment.mode, slug=assignment.slug)
    if made[0].opens_at <= now:
        announce(session, made, programme=programme, now=now)
    session.commit()
    return made


def _house(session: Session, member: Member) -> Programme:
    if not may_direct(member, member.programme_id):
        raise NotFound("there is no such page")
    return session.scalars(sa.select(Programme).where(Programme.id == member.programme_id)).one()


def _check_audience(session: Session, plan: Plan, programme: Programme, now: datetime) -> None:
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    held = sa.select(Membership.id).where(Membership.programme_id == programme.id, Membership.role == "trainee")
    if plan.account_id is not None:
        held = held.where(Membership.account_id == plan.account_id, Membership.from_on <= today)
        if not session.scalar(held.limit(1)):
            raise NotFound("nobody of that address is a trainee of this programme")
    if plan.cohort_id is not None:
        cohort = session.get(Cohort, plan.cohort_id)
        if cohort is None or cohort.programme_id != programme.id:
            raise NotFound("there is no such cohort")


def _rows(
    session: Session, catalogue: Catalogue, plan: Plan, programme: Programme, member: Member, now: datetime
) -> list[dict[str, object]]:
    active = editions.active(session)
    rows: list[dict[str, object]] = []
    for number, (piece, slug) in enumerate(plan.pieces):
        edition = catalogue.modules.get(slug) if piece == "module" else None
        case = catalogue.vignettes.get(slug) if piece == "case" else None
        if edition is None and case is None:
            raise NotFound(f"there is no {piece} {slug}")
        assessed = plan.mode == "assessed" and case is not None
        other = catalogue.vignettes[plan.alternative] if plan.alternative and case is not None else None
        rubrics = (
            [active[("rubric", slug)].edition_id for slug in case.vignette.matter.rubrics] if assessed and case else []
        )
        rows.append(
            {
                "programme_id": programme.id,
                "batch": plan.batch,
                "piece": piece,
                "slug": slug,
                "title": case.vignette.matter.title if case else edition.module.matter.title if edition else slug,
                "mode": "assessed" if assessed else "practice",
                "cohort_id": plan.cohort_id,
                "account_id": plan.account_id,
                "alternative": plan.alternative if other else None,
                "alternative_title": other.vignette.matter.title if other else None,
                "opens_at": plan.opens_at or now,
                "due_at": days_later(plan.due_at, number * plan.every, programme.time_zone),
                # Practice and reading are never refused, so their lateness is only noted.
                "late_policy": plan.late_policy if assessed else "mark",
                "grace_days": plan.grace_days if assessed and plan.late_policy == "grace" else None,
                "rubric_ids": rubrics,
                "counts_because": plan.counts_because.strip() or None if assessed else None,
                "note": plan.note.strip(),
                "made_by_id": member.account_id,
                "made_at": now,
            }
        )
    return rows


def _own(session: Session, member: Member, assignment_id: int) -> Assignment:
    """An assignment of the director's programme, locked. Raises NotFound."""
    found = assignments.by_id(session, assignment_id, lock=True)
    if found is None or not may_direct(member, found.programme_id):
        raise NotFound("there is no such assignment")
    return found


def extend(
    session: Session,
    *,
    member: Member,
    assignment_id: int,
    account_id: int,
    due_at: datetime,
    reason: str,
    now: datetime,
) -> None:
    """Give one person until a later date. Raises NotFound, WrongState for a date that is no extension or no reason."""
    assignment, programme = _own(session, member, assignment_id), _house(session, member)
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    if account_id not in assignments.people(session, assignment, today, programme.time_zone):
        raise NotFound("it is not this person's work")
    if due_at <= max(now, assignment.due_at):
        raise WrongState("An extension ends later than the due date of the others, and not in the past")
    if not reason.strip() or len(reason) > LONGEST:
        raise WrongState("An extension needs a reason, in a few words")
    before = session.get(Extension, (assignment.id, account_id))
    was = (before.due_at if before else assignment.due_at).isoformat()
    row = {
        "assignment_id": assignment.id,
        "account_id": account_id,
        "due_at": due_at,
        "reason": reason.strip(),
        "given_by_id": member.account_id,
        "given_at": now,
    }
    replace(session, Extension, [row])
    notify(
        session,
        account_id=account_id,
        programme_id=programme.id,
        kind="due",
        subject=mark("More time for %(title)s"),
        text=mark("%(title)s is now due %(due)s for you."),
        link=f"/p/{programme.slug}/assignments/{assignment.id}",
        now=now,
        key=f"extended:{assignment.id}:{due_at:%Y%m%dT%H%M}",
        values={"title": assignment.title, "due": due_at},
    )
    detail = {"account": account_id, "due": due_at.isoformat(), "was": was, "reason": reason.strip()}
    _audit(session, member, "extension.given", assignment, now, **detail)
    session.commit()


def withdraw(session: Session, *, member: Member, assignment_id: int, because: str, now: datetime) -> Assignment:
    """Ask for it no longer, and say so; what people wrote stays theirs. Raises NotFound, WrongState."""
    assignment, programme = _own(session, member, assignment_id), _house(session, member)
    if assignment.withdrawn_at is not None:
        raise WrongState("It has been withdrawn already")
    assignment.withdrawn_at, assignment.withdrawn_because = now, because.strip()[:LONGEST] or None
    if assignment.announced_at is not None:
        telling = Telling(
            0,
            programme.id,
            "assigned",
            mark("No longer asked of you: %(title)s"),
            mark("%(title)s need not be done any more. What you have written stays yours.%(because)s"),
            f"/p/{programme.slug}/to-do",
            f"withdrawn:{assignment.id}:{now:%Y%m%dT%H%M}",
            {"title": assignment.title, "because": f"\n\n{because.strip()}" if because.strip() else ""},
        )
        today = now.astimezone(ZoneInfo(programme.time_zone)).date()
        notify_all(session, assignments.people(session, assignment, today, programme.time_zone), telling, now=now)
    _audit(session, member, "assignment.withdrawn", assignment, now, because=because.strip())
    session.commit()
    return assignment


def bring_back(session: Session, *, member: Member, assignment_id: int, now: datetime) -> Assignment:
    """Undo the withdrawal. Whoever had been told that it was withdrawn is told. Raises NotFound, WrongState."""
    assignment, programme = _own(session, member, assignment_id), _house(session, member)
    if assignment.withdrawn_at is None:
        raise WrongState("It is not withdrawn")
    assignment.withdrawn_at, assignment.withdrawn_because = None, None
    if assignment.announced_at is not None:
        announce(session, [assignment], programme=programme, now=now, again=True)
    _audit(session, member, "assignment.brought_back", assignment, now)
    session.commit()
    return assignment


def _audit(
    session: Session, member: Member, action: str, assignment: Assignment, now: datetime, **detail: object
) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=action,
        object_kind="assignment",
        object_id=assignment.id,
        detail=detail,
    )
