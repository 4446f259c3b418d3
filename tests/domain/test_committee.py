"""Who is too close to a candidate to judge them, who had a part in what, and what one person alone cannot do."""

from dataclasses import dataclass

import pytest

from trainer.domain.committee import Part, Parts, Tie, stands, too_close


@dataclass(frozen=True)
class Given:
    by_id: int
    outcome: str | None


@pytest.mark.parametrize(
    ("tie", "close"),
    [
        (Tie(), False),
        (Tie(supervised=True), True),  # now or ever, whatever they vouched for
        (Tie(vouched=10, of=40), True),  # a quarter
        (Tie(vouched=9, of=40), False),
        (Tie(vouched=1, of=1), True),
        (Tie(vouched=0, of=40), False),
    ],
)
def test_who_judges_their_own_work_as_supervisor(tie: Tie, close: bool) -> None:
    assert too_close(tie) is close


@pytest.mark.parametrize(
    ("outcome", "views", "decides", "put_forward_by", "can"),
    [
        ("award", {1: "award", 2: "award"}, 3, 3, True),
        ("award", {1: "award", 2: "not-yet"}, 1, 3, True),  # who put forward and who decides are two
        ("award", {1: "award", 2: "not-yet"}, 1, 1, False),  # put forward, own view, decision: one person
        ("award", {1: "award", 2: "not-yet"}, 1, None, False),
        ("award", {1: "not-yet", 2: "not-yet"}, 3, 4, False),  # it was nobody's view
        ("not-yet", {1: "award", 2: "award"}, 1, 1, True),
    ],
)
def test_one_person_alone_awards_nothing(
    outcome: str, views: dict[int, str], decides: int, put_forward_by: int | None, can: bool
) -> None:
    given = [Given(by, view) for by, view in views.items()]
    assert stands(outcome, given, decides=decides, put_forward_by=put_forward_by) is can


@pytest.mark.parametrize(
    ("kind", "took", "gave", "knows"),
    [
        ("view", True, True, False),
        ("decision", True, False, True),
        ("remark", True, False, True),
        ("reading", True, False, True),
    ],
)
def test_a_part_is_a_view_a_decision_a_word_or_a_look(kind: str, took: bool, gave: bool, knows: bool) -> None:
    parts = Parts((Part("first", kind, 7),))
    assert (parts.took(7, "first"), parts.gave(7, "first"), parts.knows(7, "first")) == (took, gave, knows)
    assert not parts.took(7, "appeal")
    assert not parts.took(8, "first")
