"""Which of evidence, suggestion and link a feedback seems to hold."""

import pytest

from trainer.domain.feedback import check_feedback

NAMES = ("Lori", "Role dispute")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("", ""),
        ("Good work.", ""),
        ("You cite C29, where she says the work can be hired.", "evidence"),
        ("You show it at s2:C29.", "evidence"),
        ("You write “what each of you expects”, which she could agree to or not.", "evidence"),
        ("You write “what each of you expects”; I would say it to her in her own words.", "evidence suggestion link"),
        ("Lori stands with both sides of the tie.", "evidence"),
        ("Next time set both sides out.", "suggestion"),
        ("In C29 she backs off. Next time ask what she wanted there.", "evidence suggestion link"),
        ("In C29 she backs off. That is well seen. It is also well placed. Try a shorter plan.", "evidence suggestion"),
        ("The role dispute is argued well; name the rival reading beside it.", "evidence suggestion link"),
    ],
)
def test_what_a_feedback_holds(text: str, holds: str) -> None:
    check = check_feedback(text, names=NAMES)
    assert " ".join(name for name in ("evidence", "suggestion", "link") if getattr(check, name)) == holds
    assert check.whole == (holds == "evidence suggestion link")


def test_a_pinned_comment_is_evidence_but_no_link() -> None:
    check = check_feedback("Next time, shorter.", names=NAMES, pinned=2)
    assert (check.evidence, check.suggestion, check.link) == (True, True, False)
