"""What the demo's director decided about grading, and where that leaves its graders: calibrated, excused, at work."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.models import Programme
from trainer.domain.exemplar import Exemplar
from trainer.domain.settings import settings_of
from trainer.services import calibrating, phrasing
from trainer.services.catalogue import current
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL, MEI, RUTH, SAMUEL
from trainer.services.directing import today_in
from trainer.services.settling import settle

WAIVER: Final = "She stands in for Daniel Okafor during his leave, and marks the examples before this waiver ends."
DONE: Final = 2
"""Of the examples, how many the grader has marked who is still at it; one more is begun."""

OWN: Final = "Which of these turns would you give up first? Say so, and the others carry more."
SHARED: Final = "Say what this person expects as well. Where nobody says it, write the question that you would ask."


def decide(session: Session, house: Programme, now: datetime, **values: Any) -> None:
    """The director changes settings of the programme."""
    director = member_of(session, house, "director@example.org")
    settings = replace(settings_of(house.settings), **values)
    settle(session, member=director, name=house.name, time_zone=house.time_zone, settings=settings, now=now)


def load_calibration(session: Session, house: Programme, now: datetime) -> None:
    """Two graders have the right to grade, one works under a waiver, one has to mark the rest of the examples first."""
    director, ruth, daniel, mei, samuel = (
        member_of(session, house, email) for email in ("director@example.org", RUTH, DANIEL, MEI, SAMUEL)
    )
    decide(session, house, now - timedelta(days=5), calibration=True, second_share=20)
    until = today_in(house, now) + timedelta(days=60)
    at = now - timedelta(days=5)
    calibrating.waive(session, member=director, membership_id=mei.id, until_on=until, reason=WAIVER, now=at)
    examples = current(session).exemplars
    for number, (slug, edition) in enumerate(examples.items()):
        marks, at = _near(edition.exemplar, number), now - timedelta(days=4) + timedelta(minutes=14 * number)
        for one in (ruth, samuel):
            calibrating.put_down(session, member=one, membership_id=one.id, slug=slug, marks=marks, now=at)
        theirs: dict[str, Any] = {"member": daniel, "membership_id": daniel.id, "slug": slug, "now": at}
        if number < DONE:
            calibrating.put_down(session, marks=_near(edition.exemplar, number + 1), **theirs)
        elif number == DONE:
            begun = dict(list(marks.items())[:2])
            calibrating.save(session, marks=begun, **theirs)
    phrasing.keep(session, member=ruth, text=OWN, shared=False, now=now)
    phrasing.keep(session, member=mei, text=SHARED, shared=True, now=now)


def _near(example: Exemplar, number: int) -> Mapping[str, int]:
    """What was settled, but for a level here and there."""
    apart = (0, 1, 0, 0, -1, 0, -1)
    return {
        criterion: min(5, max(1, level + apart[(at + 2 * number) % len(apart)]))
        for at, (criterion, level) in enumerate(example.settled().items())
    }
