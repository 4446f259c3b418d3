"""What a defence asks, by a rule that always picks the same, and what counts."""

from dataclasses import replace

import pytest

from tests.domain.scoring.small_case import panel, reading
from trainer.domain.defence import ALONE, ELSEWHERE, SPLIT, change_of_mind, disputed, own_cites, questions, to_json
from trainer.domain.grading import counts
from trainer.domain.inventory import Answer, AreaClaim, Commitment, Onset
from trainer.domain.scoring import RULES

PANEL = panel()
BASE = reading("a").as_answer()


def cites(**turns: str) -> Answer:
    """An answer that claims grief first, with these turns for each claim."""
    people = (replace(BASE.people[0], evidence=tuple(turns.get("carol", "").split())),)
    grief = AreaClaim(True, "primary", 70, evidence=tuple(turns.get("grief", "").split()))
    return Answer(people=people, areas={"grief": grief}, onset=Onset(evidence=tuple(turns.get("onset", "").split())))


def asked(answer: Answer) -> list[tuple[str, str]]:
    return [(c.turn, c.reason) for c in disputed(answer, RULES["panel-1"](answer, PANEL), PANEL)]


def test_what_bears_on_the_area_put_first_comes_before_all_else() -> None:
    answer = cites(carol="s1:C30 s1:C8", grief="s1:C32")
    assert asked(answer) == [("s1:C32", ALONE), ("s1:C8", ELSEWHERE)]


def test_the_two_are_not_for_the_same_claim_where_there_is_a_choice() -> None:
    assert asked(cites(grief="s1:C30 s1:C32", carol="s1:C34")) == [("s1:C30", ALONE), ("s1:C34", ALONE)]
    assert asked(cites(grief="s1:C30 s1:C32 s1:C34", carol="s1:C14"))[0] == ("s1:C30", ALONE)


def test_lines_on_which_readers_differ_are_asked_about_too() -> None:
    """C2 and C4 are cited by all; two say for one area, one for the other."""
    assert asked(cites(carol="s1:C14")) == [("s1:C2", SPLIT), ("s1:C4", SPLIT)]


def test_who_cites_what_is_told_with_it() -> None:
    answer = cites(carol="s1:C8")
    (first, *_) = disputed(answer, RULES["panel-1"](answer, PANEL), PANEL)
    assert (first.turn, first.mine, first.readers) == ("s1:C8", (("person", "carol"),), 3)
    assert first.theirs == ((("person", "robert"), ("a", "b", "c")),)
    assert own_cites(answer, RULES["panel-1"](answer, PANEL)) == {"s1:C8": {("person", "carol"): ()}}


def stages(*said: tuple[str | None, int, int], last: tuple[str, int, int] | None = None) -> Answer:
    """Commitments of what came first, and how sure of grief and of a dispute."""
    made = tuple(Commitment(n, {"role-dispute": d, "grief": g}, first) for n, (first, g, d) in enumerate(said, 1))
    areas = {}
    if last:
        first, grief, dispute = last
        sure = {"grief": grief, "role-dispute": dispute}
        areas = {a: AreaClaim(True, "primary" if a == first else "secondary", n) for a, n in sure.items()}
    return Answer(commitments=made, areas=areas)


def test_another_area_first_counts_more_than_any_move() -> None:
    found = change_of_mind(
        stages(("grief", 90, 10), ("grief", 20, 15), ("role-dispute", 20, 25), last=("role-dispute", 20, 30))
    )
    assert found is not None
    assert (found.before.after, found.later.after, found.primary) == (2, 3, True)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (stages(("grief", 50, 10), ("grief", 60, 10), last=("grief", 90, 10)), (2, None, "grief")),
        (stages(("grief", 50, 50), ("grief", 60, 40)), (1, 2, "grief")),
        (stages(("grief", 50, 10), ("grief", 50, 10), last=("grief", 50, 10)), (1, None, None)),
    ],
)
def test_the_largest_move_or_none_at_all(answer: Answer, told: tuple[object, ...]) -> None:
    found = change_of_mind(answer)
    assert found is not None
    assert (found.before.after, found.later.after, found.area) == told
    assert not found.primary


def test_one_stage_is_no_change() -> None:
    assert change_of_mind(stages(("grief", 50, 10))) is None
    assert change_of_mind(Answer()) is None


def test_the_same_whatever_the_order_of_what_is_stored() -> None:
    answer = stages(("grief", 50, 50), ("grief", 60, 40))
    turned = replace(
        answer,
        commitments=tuple(replace(c, areas=dict(sorted(c.areas.items()))) for c in answer.commitments),
    )
    score = RULES["panel-1"](answer, PANEL)
    assert to_json(questions(answer, score, PANEL)) == to_json(questions(turned, score, PANEL))
    assert to_json(questions(Answer(), RULES["panel-1"](Answer(), PANEL), PANEL))["change"] is None


@pytest.mark.parametrize(
    ("released", "required", "outcome", "told"),
    [
        (False, False, None, False),
        (False, True, "stood", False),
        (True, False, None, True),
        (True, False, "not", True),
        (True, True, None, False),
        (True, True, "partly", False),
        (True, True, "stood", True),
    ],
)
def test_what_counts(released: bool, required: bool, outcome: str | None, told: bool) -> None:
    assert counts(released, required, outcome) is told
