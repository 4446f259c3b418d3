"""What to practise next: a missed risk first, else what lies furthest below the readers, else the next case."""

from dataclasses import replace

from trainer.domain.next_step import CaseOnShelf, ModuleOnShelf, NextStep, choose, competency_of, gap, weakest
from trainer.domain.scoring.result import Dimension, Marks, Part, SafetyVerdict

HEARD = SafetyVerdict(True)
CASES = (
    CaseOnShelf("bread", "intermediate", ("problem-area-choice", "risk-assessment"), True),
    CaseOnShelf("desk", "advanced", ("interpersonal-inventory", "risk-assessment"), False),
    CaseOnShelf("lift", "introductory", ("interpersonal-inventory", "timeline-and-onset"), False),
)
MODULES = (
    ModuleOnShelf("what", ("problem-area-choice",), True),
    ModuleOnShelf("how", ("interpersonal-inventory",), False),
)


def dimension(name: str, mine: float, theirs: float, *parts: Part) -> Dimension:
    return Dimension(name, 0.25, mine, "", parts, Marks(("a", "b"), (theirs, theirs), (mine, mine)))


EVEN = (dimension("people", 0.8, 0.8), dimension("problem_areas", 0.9, 0.85))


def test_a_missed_risk_comes_before_every_mark() -> None:
    low = (dimension("people", 0.1, 0.9),)
    step = choose("bread", low, SafetyVerdict(False, ("suicide",)), CASES, MODULES)
    assert step == NextStep("safety", "risk-assessment", case="desk")


def test_what_lies_furthest_below_the_readers_is_practised() -> None:
    step = choose("bread", (dimension("people", 0.5, 0.8), dimension("problem_areas", 0.7, 0.8)), HEARD, CASES, MODULES)
    assert (step.reason, step.competency, step.dimension) == ("below", "interpersonal-inventory", "people")
    assert round(step.gap, 9) == 0.3
    assert (step.module, step.case) == ("how", "lift")


def test_a_module_that_is_read_is_not_offered_again() -> None:
    read = tuple(replace(m, read=True) for m in MODULES)
    step = choose("bread", (dimension("people", 0.5, 0.8),), HEARD, CASES, read)
    assert (step.module, step.case) == (None, "lift")


def test_whoever_stands_with_the_readers_goes_on_then_back() -> None:
    assert choose("bread", EVEN, HEARD, CASES, MODULES) == NextStep("onward", case="lift")
    done = tuple(replace(c, done=True) for c in CASES)
    assert choose("bread", EVEN, None, done, MODULES) == NextStep("again", case="lift")
    assert choose("bread", EVEN, HEARD, CASES[:1], MODULES) == NextStep("nothing")


def test_the_case_just_worked_is_never_the_answer() -> None:
    for step in (choose("lift", EVEN, SafetyVerdict(False), CASES, ()), choose("lift", EVEN, HEARD, CASES, ())):
        assert step.case != "lift"


def test_a_hair_below_the_readers_is_as_good_as_they_are() -> None:
    assert weakest((dimension("people", 0.76, 0.8),)) is None
    assert gap(Dimension("people", 0.25, None, "", (), Marks(("a",), (None,), (0.4,)))) is None
    assert weakest((Dimension("people", 0.25, 0.1, "", ()),)) is None


def test_a_dimension_that_mixes_two_skills_points_at_its_weaker_part() -> None:
    onset, primary = Part("onset", 0.3, -0.2, ""), Part("primary", 0.5, 1.0, "")
    assert competency_of(dimension("problem_areas", 0.5, 0.9, primary, onset)) == "timeline-and-onset"
    assert (
        competency_of(dimension("problem_areas", 0.5, 0.9, replace(primary, value=-0.3), onset))
        == "problem-area-choice"
    )
    areas, people = Part("areas", 0.5, 0.2, ""), Part("people", 0.5, None, "")
    assert competency_of(dimension("evidence", 0.2, 0.9, areas, people)) == "problem-area-choice"
    assert competency_of(dimension("evidence", 0.2, 0.9)) == "interpersonal-inventory"
    assert competency_of(dimension("relationships", 0.2, 0.9)) == "interpersonal-inventory"
