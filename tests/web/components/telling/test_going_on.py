"""What is told of a treatment gone on with: choices at a settled decision point, and both circles."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from tests.domain.scoring.small_case import panel, reading
from trainer.domain.decisions import Course, Decision
from trainer.domain.inventory import Answer, Ask, Person, Placed, ReadDecision
from trainer.domain.scoring import RULES
from trainer.domain.sequel import to_place
from trainer.web.components.telling.circle import RADII, SIZE
from trainer.web.components.telling.going_on import Circles, circles, settled
from trainer.web.components.telling.readers import Readers

DECISION = Decision("stop", "s4:C2", "And now?", "stay", (Course("stay", "A"), Course("ask", "B"), Course("go", "C")))
ENDS = (Placed("Carol", "inner", why="Back."), Placed("mother", Ask("Does she ring?"), why="Unknown."))
READERS = (
    replace(reading("a"), decisions=(ReadDecision("stop", "ask", "First."),), second_circle=ENDS),
    replace(reading("b"), decisions=(ReadDecision("stop", "stay", "Second."),)),
    reading("c"),
)
ANSWER = Answer(
    people=(
        Person("Caz", "wife", key=True, ring_before="inner", ring_now="outer"),
        Person("Den", "friend", status="dead", key=True, ring_before="middle", ring_now="not-applicable"),
    )
)


@pytest.fixture(autouse=True)
def _speaking(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def told(rings: dict[str, object]) -> Circles:
    against = panel(*READERS)
    return circles(to_place(ANSWER), rings, RULES["panel-1"](ANSWER, against), against)


def test_a_settled_point_tells_who_chose_what_and_why() -> None:
    against = panel(*READERS)
    found = settled(DECISION, {"choice.stop": "go", "why.stop": "Mine."}, against, Readers(against))
    ways = {way.course.id: way for way in found.ways}
    assert (found.why, found.readers) == ("Mine.", 2)
    assert [way.course.id for way in found.ways if way.mine] == ["go"]
    assert [way.course.id for way in found.ways if way.taken] == ["stay"]
    assert [(reader.id, why) for reader, why in ways["ask"].readers] == [("a", "First.")]
    assert [(reader.id, why) for reader, why in ways["stay"].readers] == [("b", "Second.")]


def test_both_circles_stand_beside_the_readers() -> None:
    found = told({"p00": "middle", "p01": "inner"})
    assert found.readers == 1
    assert [(row.name, row.first, row.second) for row in found.rows] == [
        ("Caz", "outer circle", "middle circle"),
        ("Den", "not applicable (the dead have no now)", "inner circle"),
    ]
    assert [(where, why) for _reader, where, why in found.rows[0].readers] == [("inner circle", "Back.")]
    assert [(row.name, row.readers[0][1]) for row in found.added] == [("Jean", "not yet known: Does she ring?")]


def test_who_was_left_out_is_not_drawn_where_they_stood_before() -> None:
    spots = {spot.name: spot for spot in told({"p01": "inner"}).drawn.spots}  # type: ignore[union-attr]
    assert spots["Caz"].mine is None
    assert spots["Caz"].panel is not None
    den = spots["Den"].mine
    assert den is not None
    assert round(((den.x - SIZE / 2) ** 2 + (den.y - SIZE / 2) ** 2) ** 0.5) == round(RADII["inner"])


def test_the_dead_whom_only_readers_place_are_drawn_as_dead() -> None:
    alone = replace(reading("a"), second_circle=(Placed("Dennis", "inner", why="Named again."),))
    against = panel(alone, reading("b"), reading("c"))
    found = circles({}, {}, RULES["panel-1"](Answer(), against), against)
    assert found.drawn is not None
    assert [(spot.name, spot.shape, spot.panel is not None) for spot in found.drawn.spots] == [("Dennis", "dead", True)]


def test_where_nobody_places_anybody_nothing_is_drawn() -> None:
    against = panel(reading("a"), reading("b"), reading("c"))
    found = circles({}, {}, RULES["panel-1"](Answer(), against), against)
    assert (found.drawn, found.rows, found.added, found.readers) == (None, (), (), 0)
