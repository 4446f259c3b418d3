"""Holders and directors hear beforehand that a certificate ends."""

from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Programme
from trainer.db.queries import certificates, memberships
from trainer.domain.certificates import RENEW_BEFORE
from trainer.domain.moments import Translate, day_words
from trainer.mail.language import mark
from trainer.services.directing import today_in
from trainer.services.notifying import Phrase, Telling, notify_each
from trainer.services.working import take_turn

EVERY: Final = timedelta(days=1)

ENDS: Final = mark("Your certificate ends on %(day)s: %(title)s")
ENDS_TEXT: Final = mark("It can be renewed from now on. Speak with your programme’s director.")
RENEW: Final = mark("The certificate of %(name)s ends on %(day)s")
RENEW_TEXT: Final = mark("%(title)s. It can be renewed from now on, on the evidence as it stands.")


def tell_of_ends(session: Session, *, now: datetime) -> None:
    """Once a day; everybody is told of each certificate once."""
    if take_turn(session, name="expiries", every=EVERY, now=now) is None:
        return
    tellings: list[Telling] = []
    for programme in session.scalars(sa.select(Programme)).all():
        today = today_in(programme, now)
        ending = certificates.ending(session, programme.id, today, today + RENEW_BEFORE)
        directors = {one.account_id for one in memberships.active(session, programme.id, "director", today)}
        for made in ending:
            if made.valid_until is None:
                continue
            link = f"/certificates/{made.number}"
            values = {"title": made.title, "name": made.name, "day": _day(made.valid_until)}
            same = (made.account_id, programme.id, "lapsing")
            tellings.append(Telling(*same, ENDS, ENDS_TEXT, link, f"certificate-ends:{made.id}", values))
            there, key = f"/p/{programme.slug}/programme/certificates/{made.id}", f"certificate-renew:{made.id}"
            tellings += [
                Telling(director, programme.id, "lapsing", RENEW, RENEW_TEXT, there, key, values)
                for director in directors - {made.account_id}
            ]
    notify_each(session, tellings, now=now)
    session.commit()


def _day(day: date) -> Phrase:
    def words(translate: Translate, _zone: str) -> str:
        return day_words(day, translate)

    return words
