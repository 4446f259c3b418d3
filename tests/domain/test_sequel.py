"""How far a case that goes on is open, what may be written on the way, and where the readers place people at the end."""

from dataclasses import replace

import pytest

from tests.domain.scoring.small_case import case, reading, setting
from trainer.domain.decisions import Course, Decision, in_order
from trainer.domain.draft import BadChange
from trainer.domain.inventory import Answer, Ask, Person, Placed, ReadDecision
from trainer.domain.scoring.panel import Panel
from trainer.domain.sequel import (
    SequelPlaces,
    choices_at,
    is_open,
    open_decision,
    present,
    second_circles,
    stretches,
    to_place,
)
from trainer.domain.vignette import Session, Turn, Vignette

OPTIONS = (Course("stay", "Stay."), Course("ask", "Ask."), Course("leave", "Leave."))


def later(number: int, turns: int = 6) -> Session:
    marks = [f"{'T' if n % 2 else 'C'}{n}" for n in range(1, turns + 1)]
    said = tuple(Turn(f"s{number}:{mark}", mark, mark[0], "and so on") for mark in marks)
    return Session(number, "middle", f"Session {number}", {"T": "Therapist", "C": "Ann"}, said)


FIRST = Decision("first", "s3:C2", "And now?", "stay", OPTIONS)
SECOND = Decision("second", "s3:C4", "And now?", "ask", OPTIONS)
THIRD = Decision("third", "s5:C2", "And now?", "ask", OPTIONS)
LONG: Vignette = replace(case(), later=(later(2), later(3), later(4), later(5)), decisions=(FIRST, SECOND, THIRD))


def marks(number: int, passed: int) -> list[tuple[list[str], str, bool]]:
    shown = next(s for s in LONG.later if s.number == number)
    return [
        ([turn.mark for turn in one.turns], one.decision.id if one.decision else "", one.settled)
        for one in stretches(shown, LONG, passed)
    ]


@pytest.mark.parametrize(
    ("passed", "stop", "open_sessions", "at"),
    [(0, "first", [2, 3], 2), (1, "second", [2, 3], 3), (2, "third", [2, 3, 4, 5], 3), (3, "", [2, 3, 4, 5], 5)],
)
def test_one_reads_as_far_as_the_open_decision_point(passed: int, stop: str, open_sessions: list[int], at: int) -> None:
    found = open_decision(LONG, passed)
    assert (found.id if found else "") == stop
    assert [n for n in range(1, 8) if is_open(LONG, n, passed)] == open_sessions
    assert present(LONG, passed) == at


def test_a_session_is_cut_at_its_decision_points_and_nothing_stands_after_the_open_one() -> None:
    assert marks(2, 0) == [(["T1", "C2", "T3", "C4", "T5", "C6"], "", False)]
    assert marks(3, 0) == [(["T1", "C2"], "first", False)]
    assert marks(3, 1) == [(["T1", "C2"], "first", True), (["T3", "C4"], "second", False)]
    assert marks(3, 2) == [(["T1", "C2"], "first", True), (["T3", "C4"], "second", True), (["T5", "C6"], "", False)]


def test_decision_points_come_in_the_order_of_the_turns() -> None:
    assert in_order((THIRD, SECOND, FIRST), LONG.later_turn) == (FIRST, SECOND, THIRD)


def test_the_order_of_the_options_does_not_tell_what_was_taken() -> None:
    firsts = {replace(FIRST, id=f"d{n}").mixed[0].id for n in range(30)}
    assert firsts == {"stay", "ask", "leave"}
    assert FIRST.mixed == FIRST.mixed


def places(decision: Decision | None = None, *people: str) -> SequelPlaces:
    words = setting()
    return SequelPlaces(decision, frozenset(people), words.vocabulary, words.tradition(LONG))


@pytest.mark.parametrize(
    ("open_places", "path", "value"),
    [
        (places(FIRST), "choice.first", "ask"),
        (places(FIRST), "choice.first", None),
        (places(FIRST), "why.first", "Because."),
        (places(None, "p00"), "circle.p00", "outer"),
        (places(None, "p00"), "circle.p00", "not-applicable"),
        (places(None, "p00"), "circle.p00", {"ask": "Where is he now?"}),
    ],
)
def test_what_is_open_may_be_written(open_places: SequelPlaces, path: str, value: object) -> None:
    open_places.check(path, value)


@pytest.mark.parametrize(
    ("open_places", "path", "value"),
    [
        (places(FIRST), "choice.first", "elsewhere"),
        (places(FIRST), "choice.second", "ask"),
        (places(FIRST), "choice.second", None),
        (places(FIRST), "why.first", 3),
        (places(FIRST), "circle.p00", "outer"),
        (places(None, "p00"), "choice.first", "ask"),
        (places(None, "p00"), "circle.p01", "outer"),
        (places(None, "p00"), "circle.p00", "near"),
        (places(FIRST), "people.p00.name", "Bob"),
        (places(FIRST), "choice", "ask"),
    ],
)
def test_nothing_else_may(open_places: SequelPlaces, path: str, value: object) -> None:
    with pytest.raises(BadChange):
        open_places.check(path, value)


def test_the_second_circle_asks_for_the_key_people_or_for_everybody() -> None:
    ann, bob = Person("Ann", "sister", key=True), Person("Bob", "brother")
    den = Person("Den", "friend", "dead", key=True)
    assert to_place(Answer(people=(bob, ann, den))) == {"p01": ann, "p02": den}
    assert to_place(Answer(people=(bob,))) == {"p00": bob}
    assert to_place(Answer()) == {}


def test_readers_are_told_by_what_they_chose_and_whom_they_placed() -> None:
    one = replace(
        reading("one"),
        decisions=(ReadDecision("first", "ask", "So."),),
        second_circle=(
            Placed("mother", Ask("Does she know?"), why="Unclear."),
            Placed("Carol", "inner", why="Back."),
            Placed("Dennis", "not-applicable", why="Dead."),
        ),
    )
    two = replace(reading("two"), second_circle=(Placed("somebody else", "outer", why="Who?"),))
    words = setting()
    panel = Panel.of(replace(LONG, annotations=(one, two)), words.vocabulary, words.tradition(LONG))
    assert {name: said.choice for name, said in choices_at(FIRST, panel).items()} == {"one": "ask"}
    assert choices_at(SECOND, panel) == {}
    found = {name: {p: placed.name for p, placed in said.items()} for name, said in second_circles(panel).items()}
    assert found == {"one": {"mum": "mother", "carol": "Carol", "dennis": "Dennis"}, "two": {}}
