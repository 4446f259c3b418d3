"""A cohort on paper: a board's questions first, competence apart from completion, nothing that tells of persons."""

from dataclasses import replace
from datetime import date

from tests.documents.tagged import Tagged
from tests.people import NOW
from trainer.documents.cohort_in_short import Agreed, Competence, PathwayStand
from trainer.documents.cohort_report import CohortReport, cohort_pdf
from trainer.domain.cohort_standing import Decided, Number, Standing

FOUNDATION = PathwayStand(
    "Foundation",
    "2026",
    Standing({"met": 4, "not-yet": 8}, {"met": 1, "not-yet": 1}, near=3),
    [("Read both modules", {"met": 9, "not-yet": 3}), ("Defend", {"not-yet": 12})],
)
REPORT = CohortReport(
    cohort="Spring cohort",
    programme='The #panic("x") North',
    made_on=date(2026, 11, 20),
    number=Number(14, 12, 1, 2, date(2026, 3, 3), date(2026, 6, 30)),
    certificates=3,
    stalled=2,
    decided=Decided(waiting=1, awarded=4, not_yet=1, appeals=1, divided=2),
    pathways=[FOUNDATION],
    competence=Competence(12, 3.25, 2.5, 4.5),
    agreed=Agreed(0.71, (0.6, 0.8), 40),
    standard="No standard has been set.",
)


def test_what_a_board_asks_stands_first_and_competence_apart_from_completion() -> None:
    page = Tagged(cohort_pdf(REPORT, now=NOW))
    place = 0
    for part in ("Spring cohort", '#panic("x") North', "20 November 2026", "is advisory", "In short",
                 "Of 14 who began, 12 are here (1 of them on leave); 2 have left, from March 2026 to June 2026.",
                 "Foundation: of the 14 on it, those who left included, 5 have all that is required. 3 more of those who are here lack",
                 "stalled for 2", "decided on 5 candidates: 4 awarded, 1 not yet. 1 waits for it. 1 candidate appealed;",
                 "divided on 2. 3 hold a certificate", "kappa of 0.71 (95 % interval 0.60 to 0.80), on 40 pieces that two judged blind",
                 "Competence", "12 of those who are here were judged; mean level 3.25 of 5, from 2.50 to 4.50.",
                 "No standard has been set.", "does not say that it was done well", "Completion", "Foundation",
                 "met not yet", "Read both modules", "9", "3"):  # fmt: skip
        place = page.text.index(part, place) + len(part)
    assert page.of("H1") == ["Spring cohort"]
    assert page.of("H3") == ["Foundation"]
    assert "awaiting" not in page.text.partition("Requirement")[2]  # nobody stands so


def test_of_nothing_it_says_so_and_no_name_can_break_it() -> None:
    bare = replace(REPORT, cohort="\u202e\x01", pathways=[], competence=None, agreed=None, decided=Decided(), stalled=0)
    page = Tagged(cohort_pdf(bare, now=NOW))
    for words in ("No assessed work of theirs has been released yet.", "Nobody of this cohort is on a pathway yet.",
                  "The committee has decided on nobody yet.", "Nobody’s supervision has stalled.",
                  "nothing was judged twice by lot yet"):  # fmt: skip
        assert words in page.text
    assert page.of("H1") == ["A cohort"]


def test_of_few_nothing_is_told_that_somebody_could_lay_to_one_of_them() -> None:
    page = Tagged(cohort_pdf(replace(REPORT, number=Number(4, 3, 0, 1, NOW.date(), NOW.date())), now=NOW))
    assert "Of 4 who began, 3 are here; 1 has left, in November 2026." in page.text
    assert "More is not told of so few" in page.text
    for word in ("required", "Foundation", "3.25", "awarded", "Read both", "certificate that"):
        assert word not in page.text
    few = replace(FOUNDATION, standing=Standing({"met": 1, "not-yet": 1}), rows=FOUNDATION.rows)
    page = Tagged(cohort_pdf(replace(REPORT, pathways=[few], competence=Competence(4, 3.25, 2.5, 4.5)), now=NOW))
    assert "2 people are on it: too few" in page.text
    assert "4 of those who are here were judged: too few" in page.text
    assert "Read both" not in page.text
    assert "3.25" not in page.text
    page = Tagged(cohort_pdf(replace(REPORT, competence=Competence(9, 3.25, 2.5, 4.5)), now=NOW))
    assert "mean level 3.25 of 5." in page.text
    assert "4.50" not in page.text
