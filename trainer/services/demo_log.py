"""The demo's training logs: one well under way, a thin one, who vouches for them, and which pathways they serve."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Guide, LogEntry, Membership, Programme
from trainer.domain.guides import Standing
from trainer.domain.log_entries import ClinicalCase, ClinicalSession, Course, ManualRead
from trainer.services.appointing import name_colleague, name_guide, note_standing
from trainer.services.catalogue import current
from trainer.services.demo_log_work import Keeper, keep_cases, keep_papers
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL, RUTH
from trainer.services.deriving import derived_once
from trainer.services.directing import today_in
from trainer.services.following import follow
from trainer.services.linking import issue
from trainer.services.vouching import decline, verify

AMARA: Final = "trainee@example.org"
JONAS: Final = "trainee2@example.org"
NORA: Final = "trainee3@example.org"
FOLLOWED: Final = {
    AMARA: ("programme-foundation-2026", "isipt-therapist-current", "ipt-institute-b-community-current"),
    JONAS: ("isipt-therapist-current",),
    NORA: ("isipt-therapist-current",),
}
DAY: Final = timedelta(days=1)
SOURCE: Final = "The body’s list of supervisors and trainers"
DIFFERS: Final = "My notes say that the second session was cut short. Let us look at it together."


def load_logs(session: Session, house: Programme, now: datetime) -> bool:
    """Add them unless there is any log yet, once content is published; whether anything was added."""
    there = session.scalar(sa.select(LogEntry.id).where(LogEntry.programme_id == house.id).limit(1))
    if there or current(session).setting is None:
        session.rollback()
        return False
    for email, slugs in FOLLOWED.items():
        for slug in slugs:
            if slug in current(session).pathways:
                follow(session, member=member_of(session, house, email), slug=slug, following=True, now=now - 70 * DAY)
    with derived_once(session):
        _keep(session, house, now)
    return True


def _keep(session: Session, house: Programme, now: datetime) -> None:
    """Both logs, and whoever stands in them."""
    director = member_of(session, house, "director@example.org")
    ruth, daniel = member_of(session, house, RUTH), member_of(session, house, DANIEL)
    today = today_in(house, now)
    early = now - 80 * DAY
    guides = [name_colleague(session, member=director, membership_id=one.id, now=early) for one in (ruth, daniel)]
    for name, email in (("Anneke Visser", "a.visser@example.com"), ("Ilse Brandt", "i.brandt@example.com")):
        guides.append(name_guide(session, member=director, name=name, email=email, now=early))
    for guide, level in zip(guides, ("supervisor", "supervisor", "trainer", "supervisor"), strict=True):
        _stands(session, director, guide, level, today, early)
    own, other, teacher, outside = guides
    amara = Keeper(session, member_of(session, house, AMARA), now, today)
    keep_papers(amara, director=director, teacher=teacher.ref, supervisor=ruth)
    abroad = keep_cases(amara, ruth=ruth, supervisor=own.ref, outside=outside.ref)
    keep_thin(Keeper(session, member_of(session, house, JONAS), now, today), daniel, other.ref)
    keep_stalled(Keeper(session, member_of(session, house, NORA), now, today), own.ref)
    _ask(amara, outside, "verify", refs=abroad)
    _ask(amara, teacher, "letter", letter="recommendation")


def keep_thin(keeper: Keeper, daniel: Membership, supervisor: str) -> None:
    """Jonas has only begun; one of his entries did not agree with his supervisor's notes."""
    day, at = keeper.day, keeper.at
    session, jonas = keeper.session, keeper.member
    name_guide(session, member=jonas, name="Marc Delacroix", email="m.delacroix@example.com", now=at(24))
    course = Course("introductory", "Two evenings on IPT", day(75), day(74), "live-online", minutes=360)
    keeper.enter(course, 73)
    keeper.enter(ManualRead("The Guide to Interpersonal Psychotherapy", "2018", day(66)), 65)
    case = keeper.enter(
        ClinicalCase("D1", "K1", "individual", "IPT-16", "major-depression", "outpatient", day(24), supervisor),
        22,
    )
    rows = [case]
    for number, ago in enumerate((23, 16, 9), 1):
        held = ClinicalSession(case.ref, number, day(ago), 50, "early", supervised=number < 3)
        met = keeper.supervision(supervisor, ago - 2, case.ref) if number == 2 else None
        measured = [keeper.phq(case.ref, number, 17, day(ago))] if number == 1 else []
        rows += keeper.session_held(held, met, measured, ago - 3)
    verify(session, member=daniel, seen={row.ref: row.digest for row in rows[:2]}, now=at(12))
    doubtful = next(row for row in rows[3:] if row.kind == "clinical-session")
    said = {"reason": "differs", "note": DIFFERS}
    decline(session, member=daniel, ref=doubtful.ref, seen=doubtful.digest, now=at(5), **said)


def keep_stalled(keeper: Keeper, supervisor: str) -> None:
    """Nora began well; then nobody has looked at her case for seven weeks, and she goes on alone."""
    day = keeper.day
    keeper.enter(Course("introductory", "Two days on IPT", day(72), day(71), "in-person", minutes=780), 70)
    case = keeper.enter(
        ClinicalCase("N1", "K2", "individual", "IPT-16", "major-depression", "outpatient", day(62), supervisor), 61
    )
    for number, ago in enumerate((60, 53, 46, 39, 32), 1):
        held = ClinicalSession(
            case.ref, number, day(ago), 50, "early" if number < 4 else "middle", supervised=number < 3
        )
        met = keeper.supervision(supervisor, ago - 2, case.ref) if number < 3 else None
        keeper.session_held(held, met, [], ago - 3)


def _stands(session: Session, director: Membership, guide: Guide, level: str, today: date, now: datetime) -> None:
    since = date(today.year - 4, 1, 1)
    standing = Standing("isipt", level, since)
    note_standing(
        session,
        member=director,
        ref=guide.ref,
        standing=standing,
        source=SOURCE,
        checked_on=today - 82 * DAY,
        now=now,
    )


def _ask(keeper: Keeper, guide: Guide, act: str, *, refs: Sequence[str] = (), letter: str = "") -> None:
    """A link that waits in somebody's mail."""
    issue(
        keeper.session,
        member=keeper.member,
        membership_id=keeper.member.id,
        guide_ref=guide.ref,
        act=act,
        refs=refs,
        letter=letter,
        now=keeper.at(3),
    )
