"""What the demo's first trainee has done with patients, all of it invented: papers, three cases, two attestations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Final, Literal

from sqlalchemy.orm import Session

from trainer.db.models import LogEntry, Membership
from trainer.domain.log_entries import (
    AreaChoice,
    ClinicalCase,
    ClinicalSession,
    Course,
    Facts,
    Letter,
    ManualRead,
    Measure,
    Prerequisite,
    Rating,
    Supervision,
)
from trainer.domain.log_entries import Membership as OfBody
from trainer.services import attesting, log_keeping
from trainer.services.assembling import keep_inventory, keep_part
from trainer.services.demo_log_words import ATTESTED, FORMULATION, LETTER, TIES
from trainer.services.recording import record_for
from trainer.services.vouching import verify

CONSENT: Final = "Form in the clinic’s file"
_forms = count()


@dataclass(frozen=True)
class Keeper:
    """Somebody who keeps a log, and when that is."""

    session: Session
    member: Membership
    now: datetime
    today: date

    def day(self, ago: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days=ago)

    def at(self, ago: int) -> datetime:
        """The moment so many days ago; what is entered then was done the day before at the latest: clocks change."""
        return self.now - timedelta(days=ago)

    @staticmethod
    def phq(case: str, session: int, total: int, on: date) -> Measure:
        """What the patient filled in before a session."""
        return Measure(case, session, "PHQ-9", "symptoms", Decimal(total), on)

    def enter(self, facts: Facts, ago: int) -> LogEntry:
        """Enter it, so many days ago."""
        form = f"demo-{next(_forms)}"
        return log_keeping.enter(self.session, member=self.member, facts=facts, nonce=form, now=self.at(ago))

    def supervision(self, guide: str, ago: int, *cases: str, group: int = 0) -> Supervision:
        """An hour on one's own cases; or an hour and a half in a group of that many, with half an hour on one's own."""
        if group:
            return Supervision(self.day(ago), "group", guide, "recording", 90, 0, group, 30, cases)
        return Supervision(self.day(ago), "individual", guide, "recording", 60, own_case_minutes=60, cases=cases)

    def session_held(
        self, held: ClinicalSession, met: Supervision | None, measured: Sequence[Measure], ago: int
    ) -> list[LogEntry]:
        """Log a session with what goes with it, so many days ago."""
        return log_keeping.log_session(
            self.session,
            member=self.member,
            held=held,
            supervision=met,
            measures=measured,
            nonce=f"demo-{next(_forms)}",
            now=self.at(ago),
        )


@dataclass(frozen=True)
class Held:
    """A session of a case: how many days ago, what was recorded, and how it was supervised (2 and more: in a group)."""

    ago: int
    phase: Literal["early", "middle", "late"]
    recorded: Literal["", "audio", "video"] = ""
    met: int = 0
    phq: int | None = None
    wsas: int | None = None


FIRST: Final = (
    Held(79, "early", met=1, phq=18, wsas=27),
    Held(75, "early", "audio", met=1),
    Held(72, "early", "audio"),
    Held(68, "early", met=1, phq=16, wsas=25),
    Held(65, "middle", "audio", met=4),
    Held(58, "middle", "audio"),
    Held(51, "middle", met=1),
    Held(44, "middle", "video", phq=11),
    Held(37, "middle", met=1),
    Held(30, "late", "audio", met=4),
    Held(23, "late"),
    Held(16, "late", "audio", met=1, phq=5, wsas=9),
)
"""Of case A1. Social functioning was not measured at session 8: a gap that the page shows."""

SECOND: Final = (
    Held(62, "early", met=1, phq=15, wsas=22),
    Held(55, "early", "audio"),
    Held(48, "middle", "audio", met=4),
    Held(41, "middle", phq=13, wsas=20),
    Held(34, "middle", "audio", met=1),
    Held(27, "middle"),
    Held(20, "late", "audio", met=1),
    Held(13, "late", phq=7, wsas=12),
)
THIRD: Final = (Held(18, "early", phq=20, wsas=30), Held(11, "early", "audio", met=1))


def keep_papers(keeper: Keeper, *, director: Membership, teacher: str, supervisor: Membership) -> None:
    """Prerequisites, teaching and a letter; the director has seen some of them."""
    day = keeper.day
    seen = [
        keeper.enter(Prerequisite("degree", "Master in clinical psychology", date(keeper.today.year - 6, 7, 1)), 78),
        keeper.enter(Prerequisite("therapy-training", "Clinic of the degree", day(2100), minutes=10_200), 78),
        keeper.enter(
            Course("introductory", "Introduction to IPT", day(400), day(399), "in-person", teacher, 960, days=2), 77
        ),
        keeper.enter(ManualRead("The Guide to Interpersonal Psychotherapy", "2018", day(390)), 77),
    ]
    licence = Prerequisite("licence", "Licensed psychologist", day(900), day(-460), region="NY")
    keeper.enter(licence, 21)
    keeper.enter(OfBody("isipt", day(300), day(-65)), 20)
    keeper.enter(Course("advanced", "IPT in groups, online", day(33), day(26), "self-paced", minutes=240), 19)
    verify(keeper.session, member=director, seen={row.ref: row.digest for row in seen}, now=keeper.at(60))
    record_for(
        keeper.session,
        member=supervisor,
        membership_id=keeper.member.id,
        facts=Letter("supervision-observed", day(8), observed=True, pages=1),
        text=LETTER,
        nonce="demo-letter",
        now=keeper.at(7),
    )


def keep_cases(keeper: Keeper, *, ruth: Membership, supervisor: str, outside: str) -> list[str]:
    """Two cases that have ended and one that has begun. Returns what somebody outside is asked to vouch for."""
    day, session = keeper.day, keeper.session
    first = ClinicalCase(
        "A1", "K1", "individual", "IPT-12", "major-depression", "outpatient", day(80), supervisor,
        areas=(AreaChoice(day(68), "role-transition"),),
    )  # fmt: skip
    second = replace(
        first, code="B2", client="K2", protocol="IPT-B, 8 sessions", opened_on=day(63),
        diagnosis="perinatal-depression", areas=(AreaChoice(day(55), "grief"), AreaChoice(day(48), "role-dispute")),
    )  # fmt: skip
    third = replace(
        first, code="C3", client="K3", protocol="IPT-16", opened_on=day(19), supervisor=outside, areas=(),
    )  # fmt: skip
    done = _case(keeper, first, FIRST, supervisor)
    waits = _case(keeper, second, SECOND, supervisor)
    begun = _case(keeper, third, THIRD, outside)
    case = done[0].ref
    parts = _portfolio(keeper, case, outside, ruth)
    known = {row.ref: row.digest for row in (*done[1:], *waits[1:], *parts) if row.entered_at <= keeper.at(27)}
    verify(session, member=ruth, seen={**known, case: done[0].digest}, now=keeper.at(12))
    _put_right(keeper, done[-4], minutes=45)
    for row, about, ago in ((done[0], "A1", 10), (waits[0], "B2", 8)):
        written = attesting.write(
            session, member=keeper.member, case=row.ref, on=day(ago + 1), texts=ATTESTED[about], now=keeper.at(ago)
        )
        signing: dict[str, Any] = {"ref": written.ref, "seen": written.digest}
        attesting.sign(session, member=keeper.member, now=keeper.at(ago), **signing)
        if about == "A1":
            attesting.sign(session, member=ruth, now=keeper.at(6), **signing)
    return [row.ref for row in begun]


def _case(keeper: Keeper, facts: ClinicalCase, sessions: Sequence[Held], supervisor: str) -> list[LogEntry]:
    """The case, its sessions with supervision and measures entered soon after; then its areas and its end."""
    entry = keeper.enter(replace(facts, areas=()), sessions[0].ago - 1)
    rows = [entry]
    for number, one in enumerate(sessions, 1):
        on = keeper.day(one.ago)
        consent = CONSENT if one.recorded else ""
        held = ClinicalSession(entry.ref, number, on, 50, one.phase, one.recorded, consent=consent)
        group = one.met if one.met > 1 else 0
        met = keeper.supervision(supervisor, one.ago - 2, entry.ref, group=group) if one.met else None
        measured = [] if one.phq is None else [keeper.phq(entry.ref, number, one.phq, on)]
        if one.wsas is not None:
            measured.append(Measure(entry.ref, number, "WSAS", "functioning", Decimal(one.wsas), on))
        rows += keeper.session_held(held, met, measured, one.ago - 3)
    if sessions[-1].phase == "late":
        closed = replace(facts, closed_on=keeper.day(sessions[-1].ago), ended="completed")
        rows[0] = _correct(keeper, entry, closed, "changed", sessions[-1].ago - 3)
    return rows


def _portfolio(keeper: Keeper, case: str, rater: str, ruth: Membership) -> list[LogEntry]:
    """The inventory, the formulation, and what three raters gave. Those that the supervisor can vouch for."""
    about: dict[str, Any] = {"member": keeper.member, "case": case}
    drawn = keep_inventory(
        keeper.session, tradition="weissman-markowitz", on=keeper.day(66), state=TIES, now=keeper.at(65), **about
    )
    written = keep_part(
        keeper.session, kind="formulation", on=keeper.day(65), text=FORMULATION, now=keeper.at(64), **about
    )
    scores = tuple(map(Decimal, ("3.5", "3", "4", "3", "3.5")))
    own = Rating(case, 5, "IPT-QAS", "1", "self", keeper.day(62), "", scores)
    rated = keeper.enter(own, 61)
    given = replace(own, role="supervisor", on=keeper.day(60), scores=tuple(map(Decimal, ("3", "3", "3.5", "3", "3"))))
    of: dict[str, Any] = {"membership_id": keeper.member.id, "nonce": "demo-rating"}
    record_for(keeper.session, member=ruth, facts=given, now=keeper.at(59), **of)
    blind = replace(own, session=8, role="independent", on=keeper.day(20), rater=rater, blind=True)
    keeper.enter(blind, 19)
    return [drawn, written, rated]


def _put_right(keeper: Keeper, row: LogEntry, *, minutes: int) -> None:
    """A slip that was corrected: whatever was said of it before holds no more."""
    log = log_keeping.own_desk(keeper.session, keeper.member, keeper.at(11), lock=False)
    facts = log.facts(row.ref)
    if isinstance(facts, ClinicalSession):
        _correct(keeper, row, replace(facts, minutes=minutes), "slip", 11)


def _correct(keeper: Keeper, row: LogEntry, facts: Facts, reason: str, ago: int) -> LogEntry:
    return log_keeping.correct(
        keeper.session,
        member=keeper.member,
        ref=row.ref,
        seen=row.digest,
        facts=facts,
        reason=reason,
        now=keeper.at(ago),
    )
