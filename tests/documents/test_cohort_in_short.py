"""The sentences of a cohort's report: one and many, who left, and what few people keep to themselves."""

from trainer.documents.cohort_in_short import (
    Agreed,
    PathwayStand,
    Told,
    agreed_told,
    decided_told,
    english,
    pathway_told,
)
from trainer.domain.cohort_standing import Decided, Standing

TOLD = Told(str, english)


def test_those_who_left_count_with_all_who_began_and_apart_where_they_are_enough() -> None:
    many = PathwayStand("P", "1", Standing({"not-yet": 9, "met": 1}, {"met": 3, "not-yet": 2}), [])
    assert pathway_told(many, TOLD) == (
        "Of the 15 on it, those who left included, 4 have all that is required. Of the 5 who have left, 3 had it."
    )
    few = PathwayStand("P", "1", Standing({"not-yet": 9}, {"met": 1}), [])
    assert pathway_told(few, TOLD) == "Of the 10 on it, those who left included, 1 has all that is required."


def test_how_few_decisions_came_about_is_not_told() -> None:
    assert decided_told(Decided(awarded=4, appeals=1, divided=1), 1, TOLD) == (
        "The committee has decided on 4 candidates: 4 awarded, 0 not yet. 1 holds a certificate that is valid today."
    )


def test_agreement_without_an_interval() -> None:
    assert agreed_told(Agreed(0.5, None, 1), TOLD).endswith("kappa of 0.50, on 1 piece: too few for an interval.")
