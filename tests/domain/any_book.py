"""Logs as they may come: made up by hypothesis, with everything a pathway asks about, right and wrong."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from tests.domain.logbook import LONG_AGO, TODAY, Book
from trainer.domain.guides import Guide, Standing
from trainer.domain.log_entries import SupervisionGiven, Teaching

BODIES: Final = ("isipt", "ipt-institute", "dg-ipt", "ipts")
LEVELS: Final = ("supervisor", "trainer", "consultant", "faculty", "d")
PARTS: Final = ("case-report", "inventory", "formulation", "summary", "self-rating")

DAYS = st.integers(-900, 60).map(lambda n: TODAY + timedelta(days=n))
PEOPLE = st.sampled_from(("ann", "bob", "eve", "unknown", ""))
RAISED = st.sampled_from(("A", "B", "C"))


def staffed(b: Book) -> Book:
    """Ann stands with everybody, Bob did until 2025, Eve never did."""
    for name, until in (("ann", None), ("bob", date(2025, 6, 1))):
        standings = (Standing(body, level, LONG_AGO, until) for body in BODIES for level in LEVELS)
        b.guides[name] = Guide(name, name.title(), tuple(standings))
    b.guide("eve")
    return b


@st.composite
def a_case(draw: st.DrawFn, b: Book, code: str, vouched: bool | None = None) -> None:
    """A whole case with what belongs to it."""

    def sure() -> bool:
        return draw(st.booleans()) if vouched is None else vouched

    sessions = draw(st.integers(0, 16))
    some = st.sets(st.integers(1, 16), max_size=16) | st.just(set(range(1, 17)))
    supervisor = draw(PEOPLE)
    facts: dict[str, Any] = {
        "client": draw(st.sampled_from(("one", "two", code))),
        "diagnosis": draw(st.sampled_from(("major-depression", "anxiety"))),
        "setting": draw(st.sampled_from(("outpatient", "inpatient"))),
        "ended": draw(st.sampled_from(("", "completed", "stopped"))),
    }
    b.case(
        code, supervisor, sessions=sessions, supervised=draw(some), recorded=draw(some),
        opened=draw(DAYS).isoformat(), area=draw(st.sampled_from(("", "grief", "role-dispute"))), verified=sure(), **facts,
    )  # fmt: skip
    if draw(st.booleans()):
        b.attested(code, supervisor or "ann")
    for part in draw(st.sets(st.sampled_from(PARTS))) if draw(st.booleans()) else PARTS:
        b.part(code, part, verified=sure())
    b.part(code, "recording", draw(st.none() | st.integers(1, 16)), verified=sure())
    for role, instrument in draw(
        st.lists(
            st.tuples(st.sampled_from(("self", "supervisor", "independent")), st.sampled_from(("IPT-QAS", "ARRS"))),
            max_size=3,
        )
    ):
        scores = draw(st.sampled_from(((), ("2.95",), ("3",), ("4.5", "2"))))
        rater = "" if role == "self" else draw(PEOPLE)
        b.rating(
            code,
            rater,
            *scores,
            session=draw(st.integers(1, 16)),
            role=role,
            instrument=instrument,
            adherent=draw(st.sampled_from((None, True, False))),
            verified=sure(),
        )
    b.measures(code, *draw(st.sampled_from(((0, 4, 8, 12, 16), (1, 4, 12), ()))))
    for _ in range(draw(st.integers(0, 2))):
        b.supervision(supervisor, code, **draw(supervisions()), verified=sure())


def supervisions() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "on": DAYS,
            "format": st.sampled_from(("individual", "group")),
            "basis": st.sampled_from(("recording", "notes")),
            "minutes": st.sampled_from((0, 60, 300, 600)),
            "units": st.sampled_from((0, 1, 8)),
            "size": st.integers(1, 8),
            "own_case_minutes": st.sampled_from((0, 30, 240)),
        }
    )


@st.composite
def something(draw: st.DrawFn, b: Book, vouched: bool | None = None) -> None:
    """One entry that is about no case."""
    sure = draw(st.booleans()) if vouched is None else vouched
    match draw(st.integers(0, 7)):
        case 0:
            first = draw(DAYS)
            b.course(
                draw(PEOPLE), kind=draw(st.sampled_from(("introductory", "advanced"))), mode=draw(st.sampled_from(("in-person", "self-paced"))),
                first_day=first, last_day=first + timedelta(days=1), minutes=draw(st.sampled_from((0, 300, 960))),
                units=(units := draw(st.sampled_from((0, 12, 24)))), practice_units=draw(st.integers(0, units)), days=draw(st.integers(0, 4)), verified=sure,
            )  # fmt: skip
        case 1:
            b.letter(
                draw(st.sampled_from(("cover", "recommendation", "supervision-observed", "report"))),
                draw(PEOPLE),
                on=draw(DAYS).isoformat(),
                pages=draw(st.integers(0, 3)),
                observed=draw(st.booleans()),
                verified=sure,
            )
        case 2:
            kind = draw(
                st.sampled_from(
                    (
                        "degree",
                        "licence",
                        "student",
                        "profession",
                        "therapy-education",
                        "identity",
                        "ipt-practice",
                        "depression-practice",
                    )
                )
            )
            b.has(kind, draw(DAYS).isoformat(), title=draw(st.sampled_from(("psychologist", "nurse"))), verified=sure)
        case 3:
            b.has(
                "therapy-training",
                draw(DAYS).isoformat(),
                minutes=draw(st.sampled_from((0, 4500, 9000))),
                verified=sure,
            )
        case 4:
            b.add(
                SupervisionGiven(
                    draw(DAYS),
                    draw(st.sampled_from((60, 4800))),
                    "group",
                    draw(st.sampled_from((("s1",), ("s2", "s3"), ("s4",)))),
                    "clinic",
                    draw(st.sampled_from(("", "adults"))),
                    "form",
                ),
                verified=sure,
            )
        case 5:
            first = draw(DAYS)
            b.add(
                Teaching(
                    first,
                    first,
                    "Lund",
                    "introductory",
                    "lead",
                    draw(st.sampled_from((0, 3000))),
                    draw(st.sampled_from((0, 50))),
                    draw(st.integers(0, 2)),
                ),
                verified=sure,
            )
        case 6:
            b.supervision(draw(PEOPLE), **draw(supervisions()), verified=sure)
        case 7:
            b.manual()


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A log with a few cases and whatever else there is."""
    b = staffed(Book())
    for body in draw(st.sets(st.sampled_from(BODIES))):
        b.member(body, draw(DAYS).isoformat(), verified=draw(st.booleans()))
    for body, level in draw(
        st.sets(st.sampled_from((("isipt", "therapist"), ("ipt-institute", "a"), ("ipts", "b"), ("ipts", "c"))))
    ):
        b.certificate(body, level, draw(DAYS).isoformat(), used=("c0",))
    for n in range(draw(st.integers(0, 4))):
        draw(a_case(b, f"c{n}"))
    for _ in range(draw(st.integers(0, 10))):
        draw(something(b))
    return b


@st.composite
def more(draw: st.DrawFn, b: Book) -> Book:
    """The same log with more in it, all verified, none of it taking anything away: further cases and further entries."""
    grown = Book(list(b.entries), dict(b.guides), b.learning)
    staffed(grown)
    for n in range(draw(st.integers(0, 2))):
        draw(a_case(grown, f"more{n}", vouched=True))
    for _ in range(draw(st.integers(0, 5))):
        draw(something(grown, vouched=True))
    return grown


@st.composite
def damaged(draw: st.DrawFn, b: Book) -> Book:
    """The same log with a few entries taken out, or not verified any more, or neither; and perhaps with more in it."""
    some = st.sets(st.integers(0, len(b.entries) - 1), max_size=3)
    out, unsure = draw(some), draw(some)
    entries = [replace(e, verified=None) if n in unsure else e for n, e in enumerate(b.entries) if n not in out]
    left = Book(entries, dict(b.guides), b.learning)
    if draw(st.booleans()):
        left = draw(more(left))
        left.guides |= b.guides
    return left
