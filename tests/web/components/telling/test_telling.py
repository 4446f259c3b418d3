"""The parts of a telling: marks beside the readers', quotes, values in words, the circle, the readers themselves."""

from collections.abc import Iterator
from dataclasses import replace
from math import hypot

import pytest
from flask import Flask

from tests.domain.scoring.small_case import panel, reading
from trainer.domain.inventory import Answer, AreaClaim, Ask, Expectation, Onset, Person, Value
from trainer.domain.scoring import RULES
from trainer.domain.scoring.result import Marks
from trainer.web.components.telling.circle import (
    LETTER,
    LINE,
    LONGEST,
    MIDDLE,
    RADII,
    SIZE,
    angles,
    circle_alone,
)
from trainer.web.components.telling.marks import points, strip
from trainer.web.components.telling.quotes import EXCERPT, excerpt
from trainer.web.components.telling.readers import Readers, joined
from trainer.web.components.telling.result import Told, tell
from trainer.web.components.telling.values import in_words, same

ANSWER = Answer(
    people=(
        Person("Caz", "wife", key=True, ring_before="inner", ring_now="outer", evidence=("s1:C2", "s1:C30")),
        Person("Den", "friend", status="dead", ring_before="middle", evidence=("s1:C4",)),
        Person("Zelda", "aunt", ring_now=Ask("Who is she?"), evidence=("s1:C6",)),
    ),
    onset=Onset("spring", "dispute", ("s1:C4",)),
    areas={"role-dispute": AreaClaim(True, "primary", 70, evidence=("s1:C2",))},
)


@pytest.fixture(autouse=True)
def _speaking(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def told(answer: Answer = ANSWER, *readings: object) -> Told:
    against = panel(*readings)  # type: ignore[arg-type]
    return tell(RULES["panel-1"](answer, against), answer, against)


def test_a_mark_never_stands_alone() -> None:
    readers = Readers(panel())
    beside = strip(0.5, Marks(("a", "b", "c"), (0.7, 0.6, None), (0.5, 0.4, None)), readers)
    assert (beside.mark, beside.lowest, beside.highest, beside.mine) == (50, 60, 70, (50, 40))
    assert beside.words == "measured as the readers are 45, below their own range, 60 to 70"
    assert strip(0.9, Marks(("a",), (0.6,), (0.65,)), readers).standing == "above"
    assert strip(0.9, Marks(("a", "b"), (0.6, 0.8), (0.7, 0.7)), readers).standing == "within"
    assert strip(0.9, Marks(), readers).words == "no reader’s mark to set beside it"


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0, 0), (0.004, 0), (0.005, 1), (0.555, 56), (1.0, 100), (-0.25, -25), (-0.5, -50)]
)
def test_points_are_whole(value: float, shown: int) -> None:
    assert points(value) == shown


def test_readings_say_what_they_are() -> None:
    assert (
        "3 readings of this case are illustrative: written for this project, not by clinicians"
        in Readers(panel()).basis
    )
    named = [replace(reading(n), basis="clinician") for n in ("m-alvarez", "j-brandt", "k-chen")]
    readers = Readers(panel(*named))
    assert (readers.basis, readers.ceiling) == ("Read by 3 named clinicians, each alone.", True)
    assert [(r.name, r.letter) for r in readers.each] == [("J Brandt", "1"), ("K Chen", "2"), ("M Alvarez", "3")]
    mixed = Readers(panel(named[0], reading("b"), reading("c")))
    assert mixed.basis.startswith("2 of 3 readings are illustrative")
    assert not mixed.ceiling


def test_names_are_joined_as_one_says_them() -> None:
    assert [joined(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == ["", "A", "A and B", "A, B and C"]


def test_a_long_turn_is_shown_around_the_person() -> None:
    text = "word " * 60 + "then Manny came and " + "word " * 60
    shown = excerpt(text, ("Manny",))
    assert shown.startswith("… word")
    assert shown.endswith(" …")
    assert "Manny" in shown
    assert len(shown) < EXCERPT + 10
    assert excerpt(text, ("Walt",)).startswith("word word")
    assert excerpt("short") == "short"


def test_values_are_words() -> None:
    fields = panel().vocabulary.field
    cases: list[tuple[str, Value, tuple[str, ...]]] = [
        ("ring_now", "inner", ("Inner circle",)),
        ("ring_now", "not-applicable", ("Not applicable (the dead have no now)",)),
        ("ring_now", Ask("Where?"), ("Not yet known: “Where?”",)),
        ("quality", "warm", ("Warm",)),
        ("support", ("practical", "company"), ("Practical help, Company",)),
        ("support", (), ("None",)),
        ("incident", "A quarrel.", ("A quarrel.",)),
        ("incident", None, ()),
        (
            "expectations",
            (Expectation("person", "patient", "money", "unsaid", "unmet"),),
            ("Carol expects of the patient: money and property (never said, not met)",),
        ),
    ]
    for name, value, words in cases:
        assert in_words(value, fields[name], "Carol") == words


def test_two_open_questions_say_the_same_and_sets_have_no_order() -> None:
    assert same(Ask("a"), Ask("b"))
    assert not same(Ask("a"), "inner")
    assert same(("a", "b"), ("b", "a"))
    assert same("inner", "inner")


def test_everybody_is_told_with_turns_reasons_and_fields() -> None:
    result = told()
    by_name = {card.name: card for card in result.people}
    assert {name: card.verdict for name, card in by_name.items()} == {
        "Carol": "found", "Dennis": "misread", "Zelda": "unsupported", "Jean": "missed",
    }  # fmt: skip
    carol = by_name["Carol"]
    assert carol.entered == "Caz"
    assert [(q.turn, q.mine, [r.letter for r in q.readers], q.off) for q in carol.quotes] == [
        ("s1:C2", True, ["1", "2", "3"], False),
        ("s1:C14", False, ["1", "2", "3"], False),
        ("s1:C30", True, [], True),
    ]
    now = next(f for f in carol.fields if f.label == "Closeness now")
    assert (now.mine, now.alike) == (("Outer circle",), 2)
    assert [[r.letter for r in g.readers] for g in now.groups] == [["1", "3"], ["2"]]
    assert by_name["Zelda"].advice.startswith("If you mean somebody of the sessions")


def test_the_circle_puts_everybody_in_their_ring_and_nobody_straight_up() -> None:
    drawn = told().circle
    assert drawn
    spots = {s.name: s for s in drawn.spots}
    mine = spots["Carol"].mine
    assert mine
    assert hypot(mine.x - MIDDLE, mine.y - MIDDLE) == pytest.approx(RADII["outer"], abs=0.2)
    assert [arc.readers for arc in spots["Carol"].arcs] == [2, 1]
    assert (spots["Dennis"].shape, spots["Dennis"].before) == ("dead", None)
    assert spots["Zelda"].unknown
    line = next(line for line in drawn.lines if line.name == "Carol")
    assert line.mine == ("inner circle", "outer circle", "–")
    assert line.readers[1] == "outer circle (2), middle circle (1)"
    for count in range(1, 13):
        turns = angles(count)
        assert len({round(t, 6) for t in turns}) == count


def test_no_name_of_the_circle_stands_on_another_or_over_the_edge() -> None:
    rings = {"Denise": "inner", "Lauren": "inner", "Malc": "middle", "Bev": "outer", "The woman by the sea": "outside"}
    people = tuple(Person(name, "friend", ring_now=where) for name, where in rings.items())
    drawn = circle_alone(Answer(people=people), panel().vocabulary)
    assert drawn
    boxes = [(spot.label, LETTER * min(len(spot.name), LONGEST) / 2) for spot in drawn.spots]
    assert all(half <= at.x <= SIZE - half for at, half in boxes)
    for at, half in boxes:
        on = [b for b, wide in boxes if abs(at.x - b.x) < half + wide - 1 and abs(at.y - b.y) < LINE - 1]
        assert on == [at]


def test_a_minority_is_told_that_it_is_one() -> None:
    card = next(a for a in told().areas if a.id == "role-dispute")
    assert card.minority == "You stand with C here, against the others. Read that reason first."
    assert (card.seen, card.first, card.claimed) == (3, 1, "primary")


def test_the_path_ends_with_what_was_handed_in() -> None:
    [stage] = told().path.stages
    assert (stage.after, stage.last, stage.mine and stage.mine.primary) == (1, True, "role-dispute")
    assert len(stage.readers) == 3


def test_open_questions_stand_beside_the_readers() -> None:
    asks = told().asks
    assert [(q.person, q.field) for q in asks.mine] == [("Zelda", "Closeness now")]
    assert [(q.person, q.field, len(q.readers)) for q in asks.theirs] == [("Dennis", "Expectations", 3)]


def test_safety_is_told_apart() -> None:
    gate = told().safety
    assert gate.passed is False
    [finding] = gate.findings
    assert (finding.name, finding.missed, finding.next_step) == (
        "Passive suicidal thoughts", True, "Ask directly, in the next session at the latest",
    )  # fmt: skip
    assert [q.turn for q in finding.quotes] == ["s1:C20"]
    assert told(ANSWER, reading("a", sees_risk=False), reading("b", sees_risk=False)).safety.passed is None


def test_a_contested_panel_gives_no_total() -> None:
    result = told(ANSWER, reading("a"), reading("b", "role-dispute"))
    assert result.total.mark is None
    assert result.contested == "2 of the 3 readers needed have read this case"


def test_an_empty_answer_can_be_told() -> None:
    result = told(Answer())
    assert result.summary.seen == ()
    assert [c.verdict for c in result.people] == ["missed"] * 3
    assert "You chose no primary area" in result.dimensions[-1].why
