"""A cohort on paper: competence apart from completion, what a screen reader reads, and nothing a board could misread."""

from dataclasses import replace
from datetime import date

from tests.documents.tagged import Tagged
from tests.people import NOW
from trainer.documents.cohort_report import CohortReport, Competence, PathwayStand, cohort_pdf

REPORT = CohortReport(
    cohort="Spring cohort",
    programme='The #panic("x") North',
    made_on=date(2026, 11, 20),
    people=12,
    certificates=3,
    pathways=[
        PathwayStand("Foundation", "2026", 12, 4, [("Read both modules", {"met": 9, "not-yet": 3}), ("Defend", {})])
    ],
    competence=Competence(8, 3.25, 2.5, 4.5),
    standard="No standard has been set.",
)


def test_competence_stands_apart_from_completion() -> None:
    page = Tagged(cohort_pdf(REPORT, now=NOW))
    place = 0
    for part in ("Spring cohort", '#panic("x") North', "20 November 2026", "is advisory", "Competence",
                 "8 were judged; mean level 3.25 of 5, from 2.50 to 4.50.", "No standard has been set.",
                 "does not say that it was done well", "Completion", "Foundation",
                 "4 of 12 have all that is required", "Read both modules", "9"):  # fmt: skip
        place = page.text.index(part, place) + len(part)
    assert page.of("H1") == ["Spring cohort"]
    assert page.of("H3") == ["Foundation"]


def test_of_nothing_it_says_so() -> None:
    page = Tagged(cohort_pdf(replace(REPORT, pathways=[], competence=None), now=NOW))
    assert "No assessed work of theirs has been released yet." in page.text
    assert "Nobody of this cohort is on a pathway yet." in page.text


def test_of_few_who_were_judged_no_level_is_told() -> None:
    page = Tagged(cohort_pdf(replace(REPORT, competence=Competence(4, 3.25, 2.5, 4.5)), now=NOW))
    assert "4 were judged: too few to tell their levels without telling whose they are." in page.text
    assert "3.25" not in page.text
