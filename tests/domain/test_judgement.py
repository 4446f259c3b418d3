"""Which paths a judgement may hold, and what they come to."""

import pytest

from trainer.domain.draft import BadChange
from trainer.domain.judgement import (
    Comment,
    JudgementGrammar,
    comments_in,
    criteria,
    judgement_of,
    revised,
    unexplained,
)
from trainer.domain.rubric import Check, Criterion, Level, Rubric

LEVELS = tuple(Level(n, str(n), f"Like {n}.") for n in range(1, 6))


def rubric(*ids: str) -> Rubric:
    made = tuple(Criterion(i, i.title(), "case-formulation", "Is it?", LEVELS) for i in ids)
    return Rubric("Title", "Summary", made, harmful=(Check("blames", "Blames."),), helpful=(Check("warm", "Warm."),))


RUBRICS = {"inventory": rubric("people", "ties"), "formulation": rubric("focus")}
GRAMMAR = JudgementGrammar(RUBRICS)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("marks.inventory/people", 5),
        ("marks.inventory/people", None),
        ("reasons.formulation/focus", "I saw more."),
        ("checks.inventory/harmful/blames", True),
        ("checks.formulation/helpful/warm", None),
        ("comments.c1.at", "turn/s1:C2"),
        ("comments.c1.at", "turn/s1:C2a"),
        ("comments.c1.at", "person/0"),
        ("comments.c1.at", "area/role-dispute"),
        ("comments.c1.at", "element/illness_named"),
        ("comments.c1.at", "criterion/inventory/people"),
        ("comments.c1.words", "an illness"),
        ("comments.c1.gone", True),
        ("feedback.text", "Well read."),
    ],
)
def test_what_may_stand(path: str, value: object) -> None:
    GRAMMAR.check(path, value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("marks.inventory/people", 0),
        ("marks.inventory/people", 6),
        ("marks.inventory/people", True),
        ("marks.inventory/people", "3"),
        ("marks.inventory/none", 3),
        ("marks.none/people", 3),
        ("marks.inventory", 3),
        ("reasons.none/people", "x"),
        ("checks.inventory/harmful/warm", True),
        ("checks.inventory/other/blames", True),
        ("checks.none/harmful/blames", True),
        ("checks.inventory/harmful/blames", "yes"),
        ("comments.c1.at", "javascript:1"),
        ("comments.c1.by", "me"),
        ("comments.C 1.at", "onset"),
        ("feedback.text", "a\0b"),
        ("feedback", "x"),
        ("total", 3),
    ],
)
def test_what_may_not(path: str, value: object) -> None:
    with pytest.raises(BadChange):
        GRAMMAR.check(path, value)


def test_a_state_makes_a_judgement() -> None:
    made = judgement_of(
        {
            "marks.formulation/focus": 2, "marks.inventory/people": 4, "marks.gone/x": 1,
            "reasons.inventory/people": " More than I saw. ", "reasons.inventory/ties": "  ",
            "checks.inventory/harmful/blames": True,
            "comments.c2.at": "onset", "comments.c2.text": " Later. ",
            "comments.c1.at": "turn/s1:C2", "comments.c1.text": "Here.", "comments.c1.words": "a word",
            "comments.c3.at": "onset", "comments.c3.text": " ",
            "comments.c4.at": "onset", "comments.c4.text": "No.", "comments.c4.gone": True,
            "feedback.text": " Well read. ",
        },
        RUBRICS,
    )  # fmt: skip
    assert criteria(RUBRICS) == ("inventory/people", "inventory/ties", "formulation/focus")
    assert made.marks == {"inventory/people": 4, "formulation/focus": 2}
    assert made.reasons == {"inventory/people": "More than I saw."}
    assert (made.to_json()["harmful"], made.to_json()["helpful"]) == (["inventory/blames"], [])
    assert made.feedback == "Well read."
    assert made.comments == (Comment("turn/s1:C2", "Here.", "a word"), Comment("onset", "Later."))
    assert comments_in(made.to_json()) == made.comments
    before = {"inventory/people": 3, "formulation/focus": 2}
    assert revised(before, made.marks) == ["inventory/people"]
    assert unexplained(before, made) == []
    assert unexplained({**before, "formulation/focus": 5}, made) == ["formulation/focus"]
