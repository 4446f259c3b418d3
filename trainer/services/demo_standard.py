"""The demo's study for a standard: in its second round, which two judges have given and one still owes."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme, StandardStudy
from trainer.domain.angoff import LEVELS
from trainer.services.catalogue import current
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL, MEI, RUTH
from trainer.services.judging_standards import keep_levels, say
from trainer.services.setting_standards import close_round, open_study

CASES: Final = ("flour-and-water", "the-second-desk", "seventeen-tickets")
RUBRICS: Final = ("formulation", "inventory")
WHOM: Final = (
    "Somebody whom you would let see a first patient under weekly supervision. They find an area that can be defended "
    "and say why now; they ask about safety whenever there is reason to. They miss somebody who matters less, and "
    "their formulation still sounds more like a textbook than like this patient."
)
FIRST: Final = ((RUTH, "-0.5"), (DANIEL, "0.5"), (MEI, "0"))
SECOND: Final = ((DANIEL, "0.5"), (MEI, "0"))
"""How much more, or less, than the middle each of them asks for; in the second round they differ in less."""
SAID: Final = (
    (DANIEL, "In risk I do not go below three and a half: whoever is just competent asks, and writes down the answer."),
    (
        MEI,
        "Agreed on risk. In “Said to this patient” I was too strict: that comes with the first patients.",
    ),
)
DAY: Final = timedelta(days=1)


def load_standard(session: Session, house: Programme, now: datetime) -> bool:
    """Add it unless there was any study yet, or its cases are not published; whether it was added."""
    there = session.scalar(sa.select(StandardStudy.id).where(StandardStudy.programme_id == house.id).limit(1))
    known = current(session)
    if there or not (set(CASES) <= known.vignettes.keys() and set(RUBRICS) <= known.rubrics.keys()):
        session.rollback()
        return False
    director = member_of(session, house, "director@example.org")
    judges = {email: member_of(session, house, email) for email, _more in FIRST}
    asked = [judge.id for judge in judges.values()]
    study = open_study(
        session, member=director, cases=CASES, rubrics=RUBRICS, judges=asked, borderline=WHOM, now=now - 12 * DAY
    )  # fmt: skip
    for ago, (email, more) in zip((10, 9, 8), FIRST, strict=True):
        _give(session, study, judges[email], Decimal(more), apart=5, now=now - ago * DAY)
    close_round(session, member=director, study_id=study.id, now=now - 6 * DAY)
    for ago, (email, text) in zip((5, 4), SAID, strict=True):
        say(session, member=judges[email], study_id=study.id, text=text, now=now - ago * DAY)
    for ago, (email, more) in zip((3, 2), SECOND, strict=True):
        _give(session, study, judges[email], Decimal(more), apart=9, now=now - ago * DAY)
    return True


def _give(
    session: Session, study: StandardStudy, judge: Membership, more: Decimal, *, apart: int, now: datetime
) -> None:
    """Around three; of `apart` items a judge holds to their own measure in all but two."""
    said = {}
    for at, key in enumerate(study.items):
        middle = Decimal("3.5") if key.endswith("/safety") else Decimal(3) - Decimal("0.5") * (at % 4 == 2)
        own = more if at % apart else 2 * more
        said[key] = str(min(max(middle + own, LEVELS[0]), LEVELS[-1]))
    keep_levels(session, member=judge, study_id=study.id, said=said, give=True, now=now)
