"""Rule panel-1: what must hold of every answer, whatever the case."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.scoring.small_case import NAMES, panel, reading
from trainer.domain.inventory import Answer, AreaClaim, Ask, Onset, Person, SafetyFinding
from trainer.domain.scoring import RULES
from trainer.domain.scoring.gaming import STRATEGIES
from trainer.domain.scoring.instrument import examine, random_parts
from trainer.domain.scoring.panel_1 import mark, score

PANEL = panel()
TURNS = list(PANEL.vignette.turn)
AREAS = PANEL.tradition.area_ids
GOOD = reading("x").as_answer()

names = st.sampled_from([*NAMES.values(), "Dennis", "mother", "Robert", "Nobody Smith", "the wife"])
turns = st.lists(st.sampled_from(TURNS), max_size=6, unique=True).map(tuple)
rings = st.sampled_from(["inner", "middle", "outer", "outside", None, Ask("how close?")])


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    listed = draw(st.lists(names, max_size=6, unique=True))
    people = tuple(
        Person(n, draw(st.sampled_from(["partner", "friend", "mother", "colleague", ""])), key=i < 5 and draw(st.booleans()),
               ring_before=draw(rings), ring_now=draw(rings), evidence=draw(turns))
        for i, n in enumerate(listed)
    )  # fmt: skip
    first = draw(st.sampled_from([None, *AREAS]))
    areas = {
        a: AreaClaim(a == first or draw(st.booleans()), "primary" if a == first else None, evidence=draw(turns))
        for a in AREAS
    }
    kinds = [k.id for k in PANEL.vocabulary.onset_kinds]
    return Answer(
        people=people, areas=areas, onset=Onset(kind=draw(st.sampled_from([None, *kinds])), evidence=draw(turns))
    )


@settings(max_examples=150, deadline=None)
@given(answers())
def test_everything_lies_between_0_and_1(answer: Answer) -> None:
    result = score(answer, PANEL)
    values = [result.total, *(d.value for d in result.dimensions), *result.readers.each, *result.readers.answer]
    assert all(v is None or 0 <= v <= 1 for v in values)


@settings(max_examples=100, deadline=None)
@given(answers(), st.randoms())
def test_order_never_matters(answer: Answer, random: object) -> None:
    people = list(answer.people)
    random.shuffle(people)  # type: ignore[attr-defined]
    areas = dict(reversed(answer.areas.items()))
    again = replace(answer, people=tuple(replace(p, evidence=p.evidence[::-1]) for p in people), areas=areas)
    assert mark(again, PANEL) == pytest.approx(mark(answer, PANEL))


@settings(max_examples=100, deadline=None)
@given(answers())
def test_a_correct_cited_key_person_never_lowers_a_total(answer: Answer) -> None:
    for right in (p for p in GOOD.people if p.name in ("Carol", "Dennis")):
        others = tuple(p for p in answer.people if p.name not in (right.name, "the wife"))[:4]
        without = replace(answer, people=others)
        with_them = replace(answer, people=(*others, right))
        assert mark(with_them, PANEL) >= mark(without, PANEL) - 1e-9


@settings(max_examples=100, deadline=None)
@given(answers(), st.booleans(), turns)
def test_an_unsupported_person_never_raises_a_total(answer: Answer, key: bool, cited: tuple[str, ...]) -> None:
    stranger = Person("Zbigniew Quux", "landlord", key=key, ring_now="inner", evidence=cited)
    assert mark(replace(answer, people=(*answer.people, stranger)), PANEL) <= mark(answer, PANEL) + 1e-9


@settings(max_examples=100, deadline=None)
@given(answers())
def test_an_area_nobody_sees_never_raises_a_total(answer: Answer) -> None:
    claim = answer.areas["interpersonal-deficits"]
    if claim.rank is None:
        without = replace(answer, areas={**answer.areas, "interpersonal-deficits": AreaClaim(False)})
        with_it = replace(answer, areas={**answer.areas, "interpersonal-deficits": replace(claim, present=True)})
        assert mark(with_it, PANEL) <= mark(without, PANEL) + 1e-9


def test_a_reading_scores_high_and_nothing_scores_nothing() -> None:
    assert mark(GOOD, PANEL) > 0.8
    assert mark(Answer(), PANEL) == 0


def test_without_a_primary_the_problem_areas_earn_nothing() -> None:
    areas = {a: replace(c, rank=None) for a, c in GOOD.areas.items()}
    assert score(replace(GOOD, areas=areas), PANEL).dimension("problem_areas").value == 0


@pytest.mark.parametrize(("primary", "credit"), [("grief", 1.0), ("role-dispute", 1 / 3), ("role-transition", -0.6)])
def test_a_defended_minority_primary_earns_part(primary: str, credit: float) -> None:
    # credits 1, 1/2, 0, 0: mean .375; (1/2 - .375) / .625 = .2 and (0 - .375) / .625 = -.6
    part = score(Answer(areas={primary: AreaClaim(True, "primary")}), PANEL).dimension("problem_areas").parts[0]
    assert part.value == pytest.approx({"grief": 1.0, "role-dispute": 0.2, "role-transition": -0.6}[primary])
    assert credit >= -1


def test_readers_marks_stand_beside_the_answers_on_the_same_panels() -> None:
    result = score(GOOD, PANEL)
    assert result.readers.names == ("a", "b", "c")
    expected = [mark(r.as_answer(), PANEL.without(r.annotator)) for r in PANEL.readers]
    assert list(result.readers.each) == pytest.approx(expected)
    assert list(result.readers.answer) == pytest.approx([mark(GOOD, PANEL.without(n)) for n in "abc"])


def test_a_contested_panel_gives_no_total_and_says_why() -> None:
    tied = panel(reading("a"), reading("b", "role-dispute"))
    assert score(GOOD, tied).total is None
    assert "2 of the 3 readers" in (score(GOOD, tied).contested or "")
    even = panel(reading("a"), reading("b"), reading("c", "role-dispute"), reading("d", "role-dispute"))
    assert "commonest primary" in (score(GOOD, even).contested or "")


@pytest.mark.parametrize(
    ("finding", "passed"),
    [
        (SafetyFinding("passive-suicidal-thoughts", "disclosed", ("s1:C20",)), True),
        (SafetyFinding("active-suicidal-thoughts", "disclosed", ("s1:C20",)), True),
        (SafetyFinding("passive-suicidal-thoughts", "disclosed", ("s1:C22",)), False),
        (SafetyFinding("passive-suicidal-thoughts", "asked-and-denied", ("s1:C20",)), False),
        (SafetyFinding("mania", "disclosed", ("s1:C20",)), False),
        (None, False),
    ],
)
def test_the_safety_gate_stands_beside_the_total(finding: SafetyFinding | None, passed: bool) -> None:
    result = score(replace(GOOD, safety=(finding,) if finding else ()), PANEL)
    assert result.safety.passed is passed
    assert result.total == score(GOOD, PANEL).total


def test_the_gate_is_null_where_the_panel_has_none_and_counts_false_alarms() -> None:
    calm = panel(*(reading(n, sees_risk=False) for n in "abc"))
    result = score(GOOD, calm)
    assert result.safety.passed is None
    assert result.safety.false_alarms == ("passive-suicidal-thoughts",)


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        (Person("Carol", "wife", evidence=("s1:C2",)), "found"),
        (Person("Carol", "wife"), "unsupported"),
        (Person("Carol", "wife", evidence=("s1:T39",)), "unsupported"),
        (Person("Dennis", "friend", status="living", evidence=("s1:C4",)), "misread"),
        (Person("Carol", "wife", ring_before="outside", ring_now="inner", evidence=("s1:C2",)), "misread"),
        (Person("Zbigniew", "plumber", evidence=("s1:C2",)), "unsupported"),
    ],
)
def test_each_person_gets_a_verdict(person: Person, verdict: str) -> None:
    assert score(Answer(people=(person,)), PANEL).people[0].verdict == verdict


def test_missed_people_are_named_weightiest_first() -> None:
    missed = [p.matched for p in score(Answer(), PANEL).people]
    assert missed == ["carol", "dennis", "mum"]


def test_every_number_is_traceable() -> None:
    for dimension in score(GOOD, PANEL).dimensions:
        for part in dimension.parts:
            assert part.why
            assert part.value is None or part.items


def test_strategies_that_do_not_read_stay_under_the_readers() -> None:
    case = examine(PANEL, [reading("z", "role-dispute").as_answer()])
    lowest = min(case.leave_one_out.values())
    assert set(case.gaming) == {s.name for s in STRATEGIES}
    assert all(case.gaming[s.name] < lowest / 2 for s in STRATEGIES if not s.searches), (case.gaming, lowest)


def test_random_answers_average_nothing_but_in_coverage() -> None:
    for name, chance in random_parts(PANEL).items():
        assert name == "people: coverage" or chance.mean <= 2 * chance.error, (name, chance)


def test_the_rule_is_found_by_its_name() -> None:
    assert RULES["panel-1"](GOOD, PANEL) == score(GOOD, PANEL)
