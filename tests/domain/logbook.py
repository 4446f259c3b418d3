"""A training log to fill in by hand, and a requirement to ask of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from trainer.domain.evidence.notes import REASONS, STEPS
from trainer.domain.evidence.progress import Progress
from trainer.domain.guides import Guide, Standing
from trainer.domain.log_entries import (
    CONTENTS,
    AreaChoice,
    Attestation,
    Certificate,
    ClinicalCase,
    ClinicalSession,
    Course,
    Facts,
    Letter,
    ManualRead,
    Measure,
    Membership,
    Part,
    Phase,
    Prerequisite,
    Rating,
    Signature,
    Supervision,
)
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements import TYPES
from trainer.domain.training_log import Entry, TrainingLog, Verification

TODAY: Final = date(2026, 11, 1)
NOW: Final = datetime(2026, 11, 1, 12, tzinfo=UTC)
LONG_AGO: Final = date(2015, 1, 1)
VOUCHED: Final = Verification("the director", NOW)
WORDING: Final = "a" * 64


def day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass
class Book:
    """Entries are verified unless it is said that they are not."""

    entries: list[Entry] = field(default_factory=list)
    guides: dict[str, Guide] = field(default_factory=dict)
    learning: Portfolio = field(default_factory=Portfolio)

    @property
    def portfolio(self) -> Portfolio:
        return replace(self.learning, log=TrainingLog(tuple(self.entries), dict(self.guides)))

    def add(self, facts: Facts, ref: str = "", *, verified: bool = True) -> str:
        ref = ref or f"{type(facts).__name__.lower()}-{len(self.entries)}"
        self.entries.append(Entry(ref, facts, NOW, VOUCHED if verified else None))
        return ref

    def guide(self, ref: str, body: str = "", *levels: str, until: str = "") -> str:
        """Somebody with a body's standing at these levels since long ago."""
        end = day(until) if until else None
        standings = tuple(Standing(body, level, LONG_AGO, end) for level in levels)
        self.guides[ref] = Guide(ref, ref.title(), standings)
        return ref

    def course(self, guide: str = "", *, verified: bool = True, **facts: Any) -> str:
        default = {"kind": "introductory", "title": "A course", "mode": "in-person"}
        first = {"first_day": day("2025-03-01"), "last_day": day("2025-03-02")}
        return self.add(Course(guide=guide, **{**default, **first, **facts}), verified=verified)

    def has(self, kind: Any, since: str = "2020-01-01", until: str = "", *, verified: bool = True, **facts: Any) -> str:
        end = day(until) if until else None
        entry = Prerequisite(kind, facts.pop("title", "Something"), day(since), end, **facts)
        return self.add(entry, verified=verified)

    def member(self, body: str, since: str = "2020-01-01", until: str = "", *, verified: bool = True) -> str:
        return self.add(Membership(body, day(since), day(until) if until else None), verified=verified)

    def manual(self) -> str:
        return self.add(ManualRead("The Guide to Interpersonal Psychotherapy", "2018", day("2025-02-01")))

    def letter(self, kind: Any, guide: str = "", *, on: str = "2026-09-01", verified: bool = True, **facts: Any) -> str:
        return self.add(Letter(kind, day(on), guide, **facts), verified=verified)

    def certificate(self, body: str, level: str, on: str, until: str = "", used: Iterable[str] = ()) -> str:
        return self.add(Certificate(body, level, day(on), day(until) if until else None, tuple(used)))

    def case(
        self,
        ref: str,
        supervisor: str = "",
        *,
        sessions: int = 12,
        supervised: Collection[int] | None = None,
        recorded: Collection[int] | None = None,
        medium: Any = "video",
        opened: str = "2025-09-01",
        area: str = "grief",
        verified: bool = True,
        **facts: Any,
    ) -> str:
        """A case with one session of 50 minutes a week: a quarter of them early, a quarter late. All are supervised

        and recorded, unless it is said which."""
        start = day(opened)
        default = {"format": "individual", "protocol": "ipt", "diagnosis": "major-depression", "setting": "outpatient"}
        facts = {"client": ref, "areas": (AreaChoice(start, area),) if area else (), **default, **facts}
        self.add(ClinicalCase(code=ref, opened_on=start, supervisor=supervisor, **facts), ref, verified=verified)
        for n in range(1, sessions + 1):
            self.session(
                ref,
                n,
                start + timedelta(weeks=n - 1),
                phase_of(n, sessions),
                supervised=supervised is None or n in supervised,
                recorded=medium if recorded is None or n in recorded else "",
                verified=verified,
            )
        return ref

    def session(
        self,
        case: str,
        number: int,
        on: date,
        phase: Phase = "middle",
        *,
        minutes: int = 50,
        supervised: bool = True,
        recorded: Any = "video",
        chosen_by: Any = "",
        verified: bool = True,
    ) -> str:
        entry = ClinicalSession(case, number, on, minutes, phase, recorded, supervised, chosen_by)
        return self.add(entry, f"{case}/{number}", verified=verified)

    def supervision(self, guide: str, *cases: str, verified: bool = True, **facts: Any) -> str:
        default = {"on": day("2025-11-01"), "format": "individual", "basis": "recording"}
        return self.add(Supervision(guide=guide, cases=cases, **{**default, **facts}), verified=verified)

    def rating(
        self,
        case: str,
        rater: str,
        *scores: str,
        session: int = 6,
        role: Any = "supervisor",
        instrument: str = "IPT-QAS",
        adherent: bool | None = None,
        verified: bool = True,
    ) -> str:
        marks = tuple(map(Decimal, scores))
        entry = Rating(case, session, instrument, "1", role, day("2026-02-01"), rater, marks, adherent)
        return self.add(entry, verified=verified)

    def measures(self, case: str, *sessions: int, instruments: Iterable[str] = ("PHQ-9", "GAD-7")) -> None:
        for instrument in instruments:
            for n in sessions:
                self.add(Measure(case, n, instrument, "symptoms", Decimal(12), day("2025-10-01")))

    def part(self, case: str, kind: Any, session: int | None = None, *, verified: bool = True) -> str:
        return self.add(Part(case, kind, 1, day("2026-03-01"), session), verified=verified)

    def attested(
        self,
        case: str,
        supervisor: str,
        *,
        contents: tuple[str, ...] = CONTENTS,
        on: str = "2026-06-01",
        theirs: str | None = WORDING,
        own: str | None = WORDING,
    ) -> str:
        """`theirs`, `own`: the wording that the supervisor and the applicant signed; None where they did not."""
        at = datetime.combine(day(on), datetime.min.time(), UTC)
        signed = [Signature("", at, own)] if own else []
        signed += [Signature(supervisor, at, theirs)] if theirs else []
        return self.add(
            Attestation(case, day(on), WORDING, contents, tuple(signed)), f"{case}/attestation", verified=False
        )


def phase_of(number: int, sessions: int) -> Phase:
    quarter = sessions // 4
    return "early" if number <= quarter else "late" if number > sessions - quarter else "middle"


def made(kind: str, /, **keys: Any) -> Any:
    """A requirement of that type, with whatever every requirement needs."""
    return TYPES[kind](**{"id": "r", "type": kind, "words": "…", "source": "a page", **keys})


def ask(kind: str, book: Book, today: date = TODAY, /, **keys: Any) -> Progress:
    """What such a requirement says of the book, verified or not."""
    progress: Progress = made(kind, **keys).progress(book.portfolio, today)
    tells_all(progress)
    return progress


def tells_all(progress: Progress) -> None:
    """Every reason and every step holds what its code promises."""
    for aside in progress.set_aside:
        assert set(aside.reason.about) == set(REASONS[aside.reason.code].split()), aside
    for step in progress.next:
        assert set(step.about) == set(STEPS[step.code].split()), step


def said(progress: Progress) -> tuple[str, Any]:
    return progress.state, progress.have


def why(progress: Progress) -> dict[str, str]:
    """The reason by the ref of each entry that was set aside."""
    return {aside.ref: aside.reason.code for aside in progress.set_aside}
