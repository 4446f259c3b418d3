"""What a made trainee does on the site: modules read, cases practised, assessed work handed in, judged and defended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import erf, sqrt
from random import Random
from typing import Any, Final

from trainer.db.models import Defence, Draft, GradeEntry, Grading, PanelSeen, Piece, SectionRead, Submission
from trainer.domain.grading import expected_minutes, is_drawn, next_place, settle
from trainer.domain.settings import Settings
from trainer.services.years.lives import APART, USUAL, Life
from trainer.services.years.rows import Rows
from trainer.services.years.samples import Sample

PACE: Final = {"quick": 0.75, "steady": 1.0, "slow": 1.45, "stalled": 1.1}


SHARE: Final = Settings().second_share
"""Per cent of hand-ins that the lot sends to a second grader."""
HARD: Final = (-0.35, 0.0, 0.35)
"""How much easier the assessed cases are, in standard deviations of what people hand in."""
TELLS: Final = (0.6, 0.5, 0.35)
"""How far what people hand in goes with what they are able to: two cases go together as the product of theirs."""


@dataclass(frozen=True)
class Grader:
    """A supervisor who judges, and by how many levels they mark higher than others do."""

    membership_id: int
    account_id: int
    leans: float


@dataclass(frozen=True)
class Ground:
    """What the programme has: sections by module, samples by case, assignments by cohort and case, graders."""

    programme_id: int
    sections: Mapping[str, Sequence[str]]
    samples: Mapping[str, Sequence[Sample]]
    assigned: Mapping[tuple[int, str], int]
    assessed: Sequence[str]
    practised: Sequence[str]
    graders: Sequence[Grader]
    rubric_ids: Sequence[int]
    criteria: Sequence[str]


def at(day: date, hour: int = 16) -> datetime:
    """A moment of that day."""
    return datetime.combine(day, time(hour), UTC)


def learn(rows: Rows, rng: Random, ground: Ground, who: Life, account_id: int) -> None:
    """In the order in which a programme asks for it."""
    speed = PACE[who.way]
    stops = rng.randrange(40, 260) if who.way == "stalled" else 10_000
    for number, (slug, sections) in enumerate(ground.sections.items()):
        likely = 0.95 if number < 2 else 0.3
        day = who.day((12 + 16 * number + rng.randrange(14)) * speed)
        if day is None or rng.random() > likely:
            continue
        read = sections if rng.random() < 0.93 else sections[: rng.randrange(1, len(sections) + 1)]
        for section in read:
            rows.add(SectionRead, account_id=account_id, slug=slug, section=section, read_at=at(day))
    for number, slug in enumerate(ground.practised[: rng.choice((1, 2, 3, 3, 4, 5))]):
        active = (30 + 22 * number + rng.randrange(15)) * speed
        if active < stops and (day := who.day(active)) is not None:
            sample = _made(ground.samples[slug], _fortune(rng, who, TELLS[1]))
            _hand_in(rows, rng, ground, sample, account_id, at(day), assignment_id=None)
    for number in range(len(ground.assessed)):
        active = (80 + 75 * number + rng.randrange(30)) * speed
        if active < stops and rng.random() < 0.95 and (day := who.day(active)) is not None:
            _assessed(rows, rng, ground, who, account_id, number, day)


def _hand_in(
    rows: Rows, rng: Random, ground: Ground, sample: Sample, account_id: int, moment: datetime, *,
    assignment_id: int | None, revealed: datetime | None = None,
) -> tuple[int, int, str]:  # fmt: skip
    """The draft, its submission and its reference; practice shows its panel at once."""
    slug, mode, reference = sample.slug, "assessed" if assignment_id else "practice", rows.reference()
    same: dict[str, Any] = {
        "programme_id": ground.programme_id,
        "account_id": account_id,
        "slug": slug,
        "mode": mode,
        "edition_id": sample.edition_id,
        "setting_id": sample.setting_id,
        "assignment_id": assignment_id,
    }
    draft = rows.add(
        Draft, **same, state=sample.state, revision=40, opened=sample.sessions,
        started_at=moment - timedelta(hours=2), saved_at=moment, handed_in_at=moment,
    )  # fmt: skip
    shown = moment if mode == "practice" else revealed
    submission = rows.add(
        Submission, **same, reference=reference, draft_id=draft, late=rng.random() < 0.1, attempt=1,
        answer=sample.answer, rule=sample.rule, score=sample.score, total=sample.total, counts=True,
        handed_in_at=moment, undone_at=None, revealed_at=shown, shared_at=None,
    )  # fmt: skip
    if shown:
        rows.add(PanelSeen, account_id=account_id, slug=slug, seen_at=shown)
    return draft, submission, reference


def _fortune(rng: Random, who: Life, tells: float) -> float:
    """How well somebody does on a case, in standard deviations: partly what they are able to, partly the day."""
    return tells * (who.able - USUAL) / APART + sqrt(1 - tells**2) * rng.gauss(0, 1)


def _made(samples: Sequence[Sample], fortune: float) -> Sample:
    """The answer that stands as high among the samples as that does among people."""
    place = (1 + erf(fortune / sqrt(2))) / 2
    return samples[min(int(place * len(samples)), len(samples) - 1)]


def _assessed(
    rows: Rows, rng: Random, ground: Ground, who: Life, account_id: int, number: int, day: date
) -> None:  # fmt: skip
    """Handed in; judged after a week or two, by two or three where the lot or the marks ask for it; the first is
    defended.
    """
    slug = ground.assessed[number]
    moment, released = at(day), at(day + timedelta(days=rng.randrange(5, 21)), 10)
    judged = released.date() <= who.today
    fortune = _fortune(rng, who, TELLS[number])
    sample = _made(ground.samples[slug], fortune + HARD[number])
    draft, submission, reference = _hand_in(
        rows, rng, ground, sample, account_id, moment,
        assignment_id=ground.assigned[who.cohort, slug], revealed=released if judged else None,
    )  # fmt: skip
    drawn = is_drawn(reference, SHARE)
    graders = dict(zip(("first", "second", "third"), rng.sample(ground.graders, 3), strict=True))
    shows = _shown(rng, ground, who.able + APART / 2 * fortune)
    given: dict[str, dict[str, int]] = {}
    while (place := next_place(given, harmful=0, drawn=drawn)) is not None:
        given[place] = _levels(rng, shows, graders[place].leans)
    settled = settle(list(given.values()))
    piece = rows.add(
        Piece, programme_id=ground.programme_id, account_id=account_id, assignment_id=ground.assigned[who.cohort, slug],
        draft_id=draft, submission_id=submission, round=1, slug=slug, rubric_ids=list(ground.rubric_ids),
        state="released" if judged else "waiting", handed_in_at=moment, drawn=drawn,
        minutes=expected_minutes(sample.answer, len(ground.rubric_ids)),
        grader_id=graders["first"].membership_id, asked_id=None, promised_on=day + timedelta(days=10),
        claimed_by_id=None, claimed_until=None, returned_until=None, released_at=released if judged else None,
        marks={"levels": settled.levels, "graders": settled.graders, "mean": settled.mean} if judged else None,
    )  # fmt: skip
    if not judged:
        return
    for place, levels in given.items():
        grader, done = graders[place], released - timedelta(hours=6)
        grading = rows.add(
            Grading, piece_id=piece, submission_id=submission, grader_id=grader.membership_id, place=place, revision=9,
            state={f"marks.{key}": level for key, level in levels.items()}, started_at=done - timedelta(minutes=30),
            saved_at=done, marked_at=done, finished_at=done, left_at=None,
        )  # fmt: skip
        for kind in ("marked", "finished"):
            rows.add(GradeEntry, piece_id=piece, submission_id=submission, grading_id=grading, kind=kind,
                     by_id=grader.account_id, at=done, marks=levels, judgement={}, reason="")  # fmt: skip
    if number == 0 and rng.random() < 0.75 and (released.date() + timedelta(days=20)) <= who.today:
        held = released.date() + timedelta(days=rng.randrange(7, 20))
        rows.add(
            Defence, piece_id=piece, questions={}, outcome=rng.choices(("stood", "partly", "not"), (80, 15, 5))[0],
            note="", held_on=held, recorded_by_id=graders["first"].membership_id, recorded_at=at(held),
        )  # fmt: skip


def _shown(rng: Random, ground: Ground, worth: float) -> dict[str, float]:
    """What a piece of that worth shows on each criterion; some are harder throughout."""
    return {key: rng.gauss(worth - 0.3 * (at % 3 - 1), 0.35) for at, key in enumerate(ground.criteria)}


def _levels(rng: Random, shows: Mapping[str, float], leans: float) -> dict[str, int]:
    """What one grader makes of what the work shows."""
    return {key: min(5, max(1, round(rng.gauss(level + leans, 0.45)))) for key, level in shows.items()}
