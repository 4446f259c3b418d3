"""A made trainee's training log towards an outside body's credential: papers, cases, supervision, who signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from random import Random
from typing import Any, Final

from trainer.db.facts import digest_of, kind_of, to_text
from trainer.db.models import LogContent, LogEntry, Signature, Verification
from trainer.domain import log_entries as kinds
from trainer.domain.log_entries import Facts
from trainer.domain.log_words import FORM
from trainer.services.years.learning import PACE, at
from trainer.services.years.lives import USUAL, Life
from trainer.services.years.rows import Rows

SESSIONS: Final = 12
RATED: Final = 6
"""The session of the first case of which a recording is rated."""
SCALES: Final = 5
"""Scores that its instrument gives."""
AREAS: Final = ("grief", "role-dispute", "role-transition", "interpersonal-deficits")
TEXTS: Final = dict.fromkeys(kinds.CONTENTS, "As it was.")


@dataclass(frozen=True)
class Guiding:
    """A guide who supervises, with their membership."""

    id: int
    ref: str
    name: str
    membership_id: int


@dataclass
class Log:
    """One trainee's log as it is being made."""

    rows: Rows
    rng: Random
    programme_id: int
    account_id: int
    name: str
    guide: Guiding
    trainer: Guiding
    director_id: int
    who: Life
    rater: str
    """Somebody from outside who rates recordings."""

    def add(self, facts: Facts, on: date, *, by: int | None, sure: float = 0.9, words: Any = None) -> tuple[str, int]:
        """An entry of that day, as a rule verified within days; its ref and its number."""
        data, kind, ref = to_text(facts), kind_of(facts), self.rows.reference()
        digest = digest_of(kind, data, words)
        entered = at(min(on + timedelta(days=self.rng.randrange(4)), self.who.today))
        entry = self.rows.add(
            LogEntry, programme_id=self.programme_id, account_id=self.account_id, ref=ref, kind=kind, digest=digest,
            entered_at=entered, by_account_id=self.account_id, by_guide_id=None, corrects_id=None, withdrawn=False,
            reason="", note="", cleared=[], nonce=None,
        )  # fmt: skip
        self.rows.add(LogContent, entry_id=entry, data=data, words=words)
        seen = entered + timedelta(days=self.rng.randrange(1, 12))
        if by is not None and seen.date() <= self.who.today and self.rng.random() < sure:
            self.rows.add(Verification, entry_id=entry, digest=digest, outcome="verified", membership_id=by,
                          guide_id=None, at=seen, reason="", note="")  # fmt: skip
        return ref, entry


def keep_log(log: Log, slug: str) -> None:
    """As far as they have come."""
    who, rng, speed = log.who, log.rng, PACE[log.who.way]
    stops = rng.randrange(120, 420) if who.way == "stalled" else 10_000
    _papers(log, slug, speed)
    supervised_until = rng.randrange(150, 300) if rng.random() < 0.12 else 10_000  # and nobody asks
    for number in range(rng.choice((2, 3, 3, 3, 3, 4))):
        active = (130 + 95 * number + rng.randrange(40)) * speed
        if active < stops and (day := who.day(active)) is not None:
            _case(log, number, day, active, speed, min(stops, supervised_until))


def _papers(log: Log, slug: str, speed: float) -> None:
    who, rng = log.who, log.rng
    begins, director = who.clock.begins, log.director_id
    past = begins - timedelta(days=rng.randrange(400, 4000))
    log.add(kinds.Prerequisite("degree", "Psychology, MSc", past), begins, by=director)
    licence = begins + timedelta(days=rng.randrange(300, 3000))
    log.add(kinds.Prerequisite("licence", "Psychologist", past + timedelta(days=300), licence), begins, by=director)
    hours = rng.choice((120, 150, 160, 180, 220))
    log.add(
        kinds.Prerequisite("therapy-training", "Training in therapy", past, minutes=hours * 60), begins, by=director
    )
    if rng.random() < 0.8:
        log.add(kinds.Prerequisite("identity", "Passport", begins), begins, by=director)
    if (day := who.day(60 * speed)) is not None:
        body = "isipt" if slug.startswith("isipt") else "ipts"
        until = date(day.year + (0 if rng.random() < 0.2 else 1), 12, 31)
        log.add(kinds.Membership(body, day, max(until, who.today) if rng.random() < 0.7 else until), day, by=director)
        log.add(kinds.ManualRead("Comprehensive guide to interpersonal psychotherapy", "2000", day), day, by=director)
    if (day := who.day((75 + rng.randrange(60)) * speed)) is not None:
        minutes = rng.choice((960, 960, 990, 1200, 720))
        course = kinds.Course("introductory", "Introduction to IPT", day - timedelta(days=1), day, "in-person",
                              log.trainer.ref, minutes, days=2)  # fmt: skip
        log.add(course, day, by=director)
    if (day := who.day((430 + rng.randrange(80)) * speed)) is not None and rng.random() < 0.7:
        log.add(kinds.Letter("cover", day, pages=rng.choice((1, 2, 2, 3))), day, by=director)
        log.add(kinds.Letter("recommendation", day, log.guide.ref, True), day, by=director)


def _case(log: Log, number: int, opened: date, active: float, speed: float, supervised_until: float) -> None:
    rng, guide = log.rng, log.guide
    days = [log.who.day(active + 7 * n * speed) for n in range(SESSIONS)]
    held: Sequence[date] = [day for day in days if day is not None]
    done = len(held) == SESSIONS
    case = kinds.ClinicalCase(
        f"{chr(65 + number)}{rng.randrange(10, 99)}", f"P{number + 1}", "individual", "IPT-12",
        rng.choice(("major-depression", "major-depression", "persistent-depression", "anxiety")), "outpatient", opened,
        guide.ref, held[-1] if done else None, "completed" if done else "",
        (kinds.AreaChoice(opened, rng.choice(AREAS)),),
    )  # fmt: skip
    sure = rng.choice((0.97, 0.97, 0.6))
    ref, _ = log.add(case, opened, by=guide.membership_id, sure=sure)
    for n, day in enumerate(held, 1):
        phase: Any = "early" if n <= 3 else "late" if n > 9 else "middle"
        looked = n % 3 == 0 and active + 7 * n * speed < supervised_until
        session = kinds.ClinicalSession(ref, n, day, 50, phase, rng.choice(("audio", "video")), looked)
        log.add(session, day, by=guide.membership_id, sure=sure)
        if looked:
            given = kinds.Supervision(day + timedelta(days=2), "individual", guide.ref, "recording", 60,
                                      own_case_minutes=60, cases=(ref,))  # fmt: skip
            log.add(given, day, by=guide.membership_id, sure=sure)
        if n == RATED and number == 0 and rng.random() < 0.8:
            _rated(log, ref, n, day)
        if n in (1, 4, 8, 12):
            total = Decimal(max(0, round(19 - n * rng.uniform(0.4, 1.3))))
            log.add(kinds.Measure(ref, n, "PHQ-9", "symptoms", total, day), day, by=guide.membership_id, sure=sure)
    if done and rng.random() < 0.85:
        _attested(log, ref, held[-1] + timedelta(days=rng.randrange(10, 60)))


def _rated(log: Log, case: str, number: int, held: date) -> None:
    """Weeks later; on average those are rated higher who are able to do more."""
    day = held + timedelta(days=log.rng.randrange(14, 60))
    if day > log.who.today or (log.who.ends and day > log.who.ends):
        return
    worth = log.rng.gauss(USUAL + (log.who.able - USUAL) / 2, 0.5)
    given = [min(5.0, max(1.0, round(2 * log.rng.gauss(worth, 0.4)) / 2)) for _ in range(SCALES)]
    scores = tuple(Decimal(str(one)) for one in given)
    rating = kinds.Rating(case, number, "IPT-QAS", "1", "independent", day, log.rater, scores, blind=True)
    log.add(rating, day, by=log.director_id)


def _attested(log: Log, case: str, day: date) -> None:
    if day > log.who.today or (log.who.ends and day > log.who.ends):
        return
    said = "\n".join(f"{name}: {text}" for name, text in TEXTS.items())
    wording = sha256(said.encode()).hexdigest()
    words = {"form": FORM, "texts": TEXTS, "wording": said}
    _, entry = log.add(kinds.Attestation(case, day, wording, kinds.CONTENTS), day, by=None, words=words)
    same = {"entry_id": entry, "wording": wording, "at": at(day)}
    log.rows.add(Signature, **same, account_id=log.account_id, guide_id=None, name=log.name, declaration="As it was.")
    if log.rng.random() < 0.85:
        log.rows.add(Signature, **same, account_id=None, guide_id=log.guide.id, name=log.guide.name,
                     declaration="As it was.")  # fmt: skip
