"""The second door to a grading: its writer's own, with what its scripts are told again and again."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from flask import g

from trainer.db import session
from trainer.db.models import Grading, Membership
from trainer.domain.feedback import check_feedback
from trainer.domain.judgement import Judgement
from trainer.services import judging
from trainer.services.judging import Hold


def grader() -> Membership:
    """The visitor as a supervisor of this programme."""
    held: Membership = g.membership
    return held


def own(grading_id: int) -> Grading:
    """The visitor's own grading; for anybody else there is none."""
    return judging.own_grading(session(), grader(), grading_id)


def hold_data(hold: Hold) -> dict[str, Any]:
    """Who has the piece, as the scripts are told."""
    return {"until": hold.until.isoformat() if hold.until else None, "lost": hold.lost}


def named_in(answer: Mapping[str, Any], areas: Iterable[str] = ()) -> list[str]:
    """What a feedback on this answer may name: its people, and the problem areas."""
    said = [person["name"] for person in answer.get("people", ())]
    return [*said, *(area.replace("-", " ") for area in answer.get("areas", ())), *areas]


def feedback_data(judgement: Judgement, answer: Mapping[str, Any]) -> dict[str, bool]:
    """Which of evidence, suggestion and link the feedback seems to hold."""
    pinned = sum(c.at.partition("/")[0] != "criterion" for c in judgement.comments)
    return asdict(check_feedback(judgement.feedback, names=named_in(answer), pinned=pinned))
