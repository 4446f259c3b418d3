"""What a made trainee does on the site: modules read, cases practised, assessed work handed in, judged and defended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from trainer.db.models import Defence, Draft, GradeEntry, Grading, PanelSeen, Piece, SectionRead, Submission
from trainer.domain.grading import expected_minutes
from trainer.services.years.lives import LEAST, MOST, Life
from trainer.services.years.rows import Rows

PACE: Final = {"quick": 0.75, "steady": 1.0, "slow": 1.45, "stalled": 1.1}


@dataclass(frozen=True)
class Sample:
    """An answer to a case as somebody might give it, with its score; many hand in alike."""

    slug: str
    edition_id: int
    setting_id: int
    rule: str
    state: dict[str, Any]
    answer: dict[str, Any]
    score: dict[str, Any]
    total: float | None
    sessions: int


@dataclass(frozen=True)
class Ground:
    """What the programme has: sections by module, samples by case, assignments by cohort and case, graders."""

    programme_id: int
    sections: Mapping[str, Sequence[str]]
    samples: Mapping[str, Sequence[Sample]]
    assigned: Mapping[tuple[int, str], int]
    assessed: Sequence[str]
    practised: Sequence[str]
    graders: Sequence[tuple[int, int]]
    """Membership and account."""
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
            _hand_in(rows, rng, ground, who, account_id, slug, at(day), assignment_id=None)
    for number, slug in enumerate(ground.assessed):
        active = (80 + 75 * number + rng.randrange(30)) * speed
        if active < stops and rng.random() < 0.95 and (day := who.day(active)) is not None:
            _assessed(rows, rng, ground, who, account_id, slug, day, first=number == 0)


def _hand_in(
    rows: Rows, rng: Random, ground: Ground, who: Life, account_id: int, slug: str, moment: datetime, *,
    assignment_id: int | None, revealed: datetime | None = None,
) -> tuple[int, int, dict[str, Any]]:  # fmt: skip
    """The draft, its submission and its answer; practice shows its panel at once."""
    samples, mode = ground.samples[slug], "assessed" if assignment_id else "practice"
    does = (who.able - LEAST) / (MOST - LEAST) + rng.gauss(0, 0.2)  # samples stand in the order of their totals
    sample = samples[min(len(samples) - 1, max(0, int(does * len(samples))))]
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
        Submission, **same, reference=rows.reference(), draft_id=draft, late=rng.random() < 0.1, attempt=1,
        answer=sample.answer, rule=sample.rule, score=sample.score, total=sample.total, counts=True,
        handed_in_at=moment, undone_at=None, revealed_at=shown, shared_at=None,
    )  # fmt: skip
    if shown:
        rows.add(PanelSeen, account_id=account_id, slug=slug, seen_at=shown)
    return draft, submission, sample.answer


def _assessed(
    rows: Rows, rng: Random, ground: Ground, who: Life, account_id: int, slug: str, day: date, *, first: bool
) -> None:
    """Handed in; judged after a week or two; now and then by two; the first is defended."""
    moment, released = at(day), at(day + timedelta(days=rng.randrange(5, 21)), 10)
    judged = released.date() <= who.today
    draft, submission, answer = _hand_in(
        rows, rng, ground, who, account_id, slug, moment,
        assignment_id=ground.assigned[who.cohort, slug], revealed=released if judged else None,
    )  # fmt: skip
    graders = rng.sample(ground.graders, 2 if rng.random() < 0.25 else 1)
    shows = {key: rng.gauss(who.able, 0.55) for key in ground.criteria}
    given = [_levels(rng, shows) for _ in graders]
    settled = {key: sum(one[key] for one in given) / len(given) for key in ground.criteria}
    piece = rows.add(
        Piece, programme_id=ground.programme_id, account_id=account_id, assignment_id=ground.assigned[who.cohort, slug],
        draft_id=draft, submission_id=submission, round=1, slug=slug, rubric_ids=list(ground.rubric_ids),
        state="released" if judged else "waiting", handed_in_at=moment, drawn=len(graders) > 1,
        minutes=expected_minutes(answer, len(ground.rubric_ids)),
        grader_id=graders[0][0], asked_id=None, promised_on=day + timedelta(days=10), claimed_by_id=None,
        claimed_until=None, returned_until=None, released_at=released if judged else None,
        marks={"levels": settled, "graders": len(given), "mean": sum(settled.values()) / len(settled)}
        if judged else None,
    )  # fmt: skip
    if not judged:
        return
    for (grader, by), levels, place in zip(graders, given, ("first", "second"), strict=False):
        done = released - timedelta(hours=6)
        grading = rows.add(
            Grading, piece_id=piece, submission_id=submission, grader_id=grader, place=place, revision=9,
            state={f"marks.{key}": level for key, level in levels.items()}, started_at=done - timedelta(minutes=30),
            saved_at=done, marked_at=done, finished_at=done, left_at=None,
        )  # fmt: skip
        for kind in ("marked", "finished"):
            rows.add(GradeEntry, piece_id=piece, submission_id=submission, grading_id=grading, kind=kind, by_id=by,
                     at=done, marks=levels, judgement={}, reason="")  # fmt: skip
    if first and rng.random() < 0.75 and (released.date() + timedelta(days=20)) <= who.today:
        held = released.date() + timedelta(days=rng.randrange(7, 20))
        rows.add(
            Defence, piece_id=piece, questions={}, outcome=rng.choices(("stood", "partly", "not"), (80, 15, 5))[0],
            note="", held_on=held, recorded_by_id=graders[0][0], recorded_at=at(held),
        )  # fmt: skip


def _levels(rng: Random, shows: Mapping[str, float]) -> dict[str, int]:
    """What one grader makes of what the work shows."""
    return {key: min(5, max(1, round(rng.gauss(level, 0.4)))) for key, level in shows.items()}
