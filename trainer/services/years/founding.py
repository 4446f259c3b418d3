"""The programme itself: its people, cohorts, guides and assignments; then life after life."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from random import Random
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    Account,
    Assignment,
    Cohort,
    FollowedPathway,
    Guide,
    GuideStanding,
    Leave,
    Membership,
    Pace,
    Programme,
    Supervision,
)
from trainer.db.queries import editions
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.settings import Settings
from trainer.services.auditing import record
from trainer.services.catalogue import Catalogue, current
from trainer.services.years.learning import Grader, Ground, at, learn
from trainer.services.years.lives import FIRST, LAST, Life, chance, life
from trainer.services.years.logs import Guiding, Log, keep_log
from trainer.services.years.rows import Rows
from trainer.services.years.samples import samples

PROGRAMME: Final = "lakeside"
NAME: Final = "Lakeside IPT Programme (demo)"
YEARS: Final = 4
BEFORE: Final = timedelta(days=365 * YEARS + 30)
"""How long ago a demo's content was published: before any work that rests on it."""
A_SUPERVISOR: Final = 25
"""Trainees of one supervisor, about."""
LEANING: Final = 0.25
"""Levels by which graders differ in how strict they are: their standard deviation."""
PER_WRITE: Final = 100
FOLLOWED: Final = (("isipt-therapist-current", 0.45), ("ipts-b-current", 0.08))


def load_years(
    session: Session,
    *,
    trainees: int,
    seed: int,
    director: str,
    now: datetime,
    done: Callable[[int], object] = lambda _n: None,
) -> int:
    """Add the programme with its history, and give the director's account its direction; the programme's number.

    Whoever derives progress does it afterwards (services.rebuilding). Raises Conflict where it is there already.
    """  # fmt: skip
    if session.scalar(sa.select(Programme.id).where(Programme.slug == PROGRAMME)):
        raise Conflict(f"the programme {PROGRAMME!r} is there already")
    catalogue = current(session)
    if len(catalogue.vignettes) < 6 or not catalogue.modules:
        raise WrongState("publish the content first")
    head = session.scalars(sa.select(Account).where(Account.email == director)).one()
    rng, today = chance(f"{seed}:programme"), now.date()
    rows = Rows(session, chance(f"{seed}:references"))
    founded = today - timedelta(days=365 * YEARS)
    programme = rows.add(
        Programme, slug=PROGRAMME, name=NAME, time_zone="UTC", created_at=at(founded),
        settings=Settings(calibration=False).to_json(),
    )  # fmt: skip
    direction = _member(rows, programme, head.id, "director", founded, capabilities=["committee"])
    cohorts = _cohorts(rows, programme, today)
    guiding = _guides(rows, rng, programme, head.id, max(4, trainees // A_SUPERVISOR), founded)
    raters = _raters(rows, programme, head.id, founded)
    lean = chance(f"{seed}:leanings")
    graders = [Grader(g.membership_id, a, lean.gauss(0, LEANING)) for g, a in guiding]
    ground = _ground(rows, catalogue, programme, head.id, cohorts, graders)
    pathways = editions.active(session)
    for number in range(trainees):
        own = chance(f"{seed}:{number}")  # whoever comes after is the same, however many draws this one takes
        who = life(own, [starts for _, starts in cohorts], today)
        account = _account(rows, f"t{number:05}@lakeside.example.org", who.name, who.clock.begins, head.password)
        _enrol(rows, own, programme, account, who, cohorts, guiding)
        learn(rows, own, ground, who, account)
        slug = next((slug for slug, share in FOLLOWED if own.random() < share), None)
        if slug and ("pathway", slug) in pathways and (day := who.day(50)) is not None:
            rows.add(FollowedPathway, account_id=account, programme_id=programme, slug=slug, edition_id=None,
                     since=at(day))  # fmt: skip
            guide, trainer = own.choice(guiding)[0], guiding[0][0]
            rater = own.choice(raters)
            keep_log(Log(rows, own, programme, account, who.name, guide, trainer, direction, who, rater), slug)
        if number % PER_WRITE == PER_WRITE - 1:
            rows.write()
            done(PER_WRITE)
    rows.write()
    rows.settle()
    record(session, at=now, actor_id=head.id, programme_id=programme, action="programme.founded",
           object_kind="programme", object_id=programme)  # fmt: skip
    session.commit()
    done(trainees % PER_WRITE)
    return programme


def _account(rows: Rows, email: str, name: str, since: date, password: str | None) -> int:
    return rows.add(
        Account,
        email=email,
        name=name,
        password=password,
        active=True,
        fs_uniquifier=sha256(email.encode()).hexdigest(),
        time_zone="UTC",
        locale="en",
        created_at=at(since),
    )


def _member(rows: Rows, programme: int, account: int, role: str, since: date, **values: Any) -> int:
    usual: dict[str, Any] = {
        "capabilities": [],
        "cohort_id": None,
        "until_on": None,
        "withdrawn_at": None,
        "withdrawal": None,
    }
    return rows.add(
        Membership, account_id=account, programme_id=programme, role=role, from_on=since, **{**usual, **values}
    )


def _cohorts(rows: Rows, programme: int, today: date) -> list[tuple[int, date]]:
    """Four a year; the last one began not long ago."""
    found = []
    for n in range(4 * YEARS):
        starts = today - timedelta(days=365 * YEARS - 91 * n - 14)
        name = f"{('Winter', 'Spring', 'Summer', 'Autumn')[starts.month % 12 // 3]} {starts.year}"
        number = rows.add(
            Cohort, programme_id=programme, slug=f"c{n + 1:02}", name=name, starts_on=starts, ends_on=None
        )
        found.append((number, starts))
    return found


def _guides(
    rows: Rows, rng: Random, programme: int, director: int, many: int, founded: date
) -> list[tuple[Guiding, int]]:
    """Supervisors who are guides, nearly all endorsed; the first is a trainer too. With their accounts."""
    found = []
    for n in range(many):
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        account = _account(rows, f"s{n:04}@lakeside.example.org", name, founded, None)
        member = _member(rows, programme, account, "supervisor", founded)
        ref = rows.reference()
        guide = rows.add(Guide, ref=ref, programme_id=programme, name=name, email=None, account_id=account,
                         made_by_id=director, made_at=at(founded), confirmed_by_id=director,
                         confirmed_at=at(founded))  # fmt: skip
        levels = ("supervisor", "trainer") if n == 0 else ("supervisor",) if rng.random() < 0.94 else ()
        for body in ("isipt", "ipts"):
            for level in levels:
                rows.add(GuideStanding, guide_id=guide, body=body, level=level, since=founded - timedelta(days=900),
                         until=None, source="The body’s public list", checked_on=founded, checked_by_id=director,
                         noted_at=at(founded), corrects_id=None, withdrawn=False, reason="")  # fmt: skip
        found.append((Guiding(guide, ref, name, member), account))
    return found


def _raters(rows: Rows, programme: int, director: int, founded: date) -> list[str]:
    """People from outside who rate recordings and judge no case; what logs call them."""
    found = []
    for name in ("Beatriz Fonseca", "Henrik Aalto"):
        ref = rows.reference()
        rows.add(Guide, ref=ref, programme_id=programme, name=name, email=None, account_id=None, made_by_id=director,
                 made_at=at(founded), confirmed_by_id=director, confirmed_at=at(founded))  # fmt: skip
        found.append(ref)
    return found


def _ground(
    rows: Rows, catalogue: Catalogue, programme: int, director: int, cohorts: list[tuple[int, date]],
    graders: list[Grader],
) -> Ground:  # fmt: skip
    """Three cases are assessed, the others are for practice."""
    slugs = sorted(catalogue.vignettes)
    assessed, practised = slugs[:3], slugs[3:]
    rubrics = {s: r for s, r in catalogue.rubrics.items() if s in catalogue.vignettes[slugs[0]].vignette.matter.rubrics}
    rubric_ids = [catalogue.rubric_ids[slug] for slug in rubrics]
    assigned = {}
    for index, (cohort, starts) in enumerate(cohorts):
        for number, slug in enumerate(assessed):
            due = at(starts + timedelta(days=120 + 80 * number), 17)
            assigned[index, slug] = rows.add(
                Assignment, programme_id=programme, batch=f"{PROGRAMME}-{index}-{number}", piece="case", slug=slug,
                title=catalogue.vignettes[slug].vignette.matter.title, mode="assessed", cohort_id=cohort,
                account_id=None, alternative=None, alternative_title=None, opens_at=at(starts), due_at=due,
                late_policy="mark", grace_days=None, rubric_ids=rubric_ids, note="", made_by_id=director,
                counts_because="This is a demo: its cases are all public.", made_at=at(starts),
                announced_at=at(starts), withdrawn_at=None, withdrawn_because=None,
            )  # fmt: skip
    first = ("what-is-ipt", "interpersonal-inventory")
    modules = sorted(catalogue.modules, key=lambda slug: (slug not in first, slug))
    return Ground(
        programme,
        {slug: [s.id for s in catalogue.modules[slug].module.sections] for slug in modules[:4]},
        {slug: samples(catalogue, slug, assessed=slug in assessed) for slug in slugs},
        assigned,
        assessed,
        practised,
        graders,
        rubric_ids,
        [key for slug, rubric in rubrics.items() for key in rubric.keys(slug)],
    )


def _enrol(
    rows: Rows, rng: Random, programme: int, account: int, who: Life, cohorts: list[tuple[int, date]],
    guiding: list[tuple[Guiding, int]],
) -> None:  # fmt: skip
    """Their membership, leave, pace, and one supervisor after another."""
    begins = who.clock.begins
    member = _member(
        rows, programme, account, "trainee", begins - timedelta(days=rng.randrange(20)), until_on=who.ends,
        cohort_id=cohorts[who.cohort][0] if rng.random() < 0.97 else None,
        withdrawn_at=at(who.ends) if who.withdrew and who.ends else None,
        withdrawal="Has gone on elsewhere." if who.withdrew else None,
    )  # fmt: skip
    for away in who.clock.leaves:
        rows.add(Leave, membership_id=member, from_on=away.from_on, until_on=away.until_on, reason="", cover_id=None,
                 noted_at=at(away.from_on))  # fmt: skip
    for speed in who.clock.speeds:
        rows.add(Pace, membership_id=member, from_on=speed.from_on, percent=speed.percent)
    if rng.random() < 0.03:
        return
    turns = [begins, *([begins + timedelta(days=rng.randrange(120, 500))] if rng.random() < 0.2 else [])]
    turns = [day for day in turns if day <= (who.ends or who.today)]
    pairs = list(pairwise([*turns, None])) if turns else []
    for supervisor, (since, until) in zip(rng.sample(guiding, len(pairs)), pairs, strict=True):
        last = until - timedelta(days=1) if until else who.ends
        rows.add(Supervision, programme_id=programme, trainee_id=member, supervisor_id=supervisor[0].membership_id,
                 from_on=since, until_on=last)  # fmt: skip
