"""People hear beforehand of what is about to lapse: their place in a programme, and their right to grade."""

from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Programme
from trainer.db.queries import lapsing
from trainer.domain.moments import Translate, day_words
from trainer.domain.settings import settings_of
from trainer.mail.language import mark
from trainer.services.directing import today_in
from trainer.services.notifying import Phrase, Telling, notify_each
from trainer.services.working import take_turn

EVERY: Final = timedelta(days=1)
AHEAD: Final = timedelta(days=30)
"""How long beforehand somebody is told."""

PLACE: Final = mark("Your place in %(programme)s ends on %(day)s")
PLACE_TEXT: Final = mark("Until then everything is open to you. Your record stays yours, and you can take it with you.")
RIGHT: Final = mark("Your right to grade lapses on %(day)s")
RIGHT_TEXT: Final = mark(
    "The example pieces are open to you again. Mark them before that day, and you can go on grading."
)


def tell_of_lapses(session: Session, *, now: datetime) -> None:
    """Once a day; everybody is told of each thing once."""
    if take_turn(session, name="lapses", every=EVERY, now=now) is None:
        return
    tellings: list[Telling] = []
    for programme in session.scalars(sa.select(Programme)).all():
        tellings += _places(session, programme, now)
        if settings_of(programme.settings).calibration:
            tellings += _rights(session, programme, now)
    notify_each(session, tellings, now=now)
    session.commit()


def _places(session: Session, programme: Programme, now: datetime) -> list[Telling]:
    today = today_in(programme, now)
    return [
        Telling(
            member.account_id,
            programme.id,
            "lapsing",
            PLACE,
            PLACE_TEXT,
            "/account/record",
            f"lapsing:place:{member.id}:{member.until_on}",
            {"programme": programme.name, "day": _day(member.until_on)},
        )
        for member in lapsing.memberships(session, programme, today, today + AHEAD)
        if member.until_on is not None
    ]


def _rights(session: Session, programme: Programme, now: datetime) -> list[Telling]:
    today = today_in(programme, now)
    return [
        Telling(
            member.account_id,
            programme.id,
            "lapsing",
            RIGHT,
            RIGHT_TEXT,
            f"/p/{programme.slug}/supervision/calibration",
            f"lapsing:right:{right.id}",
            {"day": _day(right.until_on)},
        )
        for right, member in lapsing.rights(session, programme, today, today + AHEAD)
    ]


def _day(day: date) -> Phrase:
    def words(translate: Translate, _zone: str) -> str:
        return day_words(day, translate)

    return words
