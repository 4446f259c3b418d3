"""Who is reminded of what waits in a log: the supervisor of the house, late, and not every day; on both databases."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import TEXTS, LogHouse, a_session
from trainer.db.models import Notice
from trainer.domain.vouching import TOO_LONG
from trainer.services.attesting import sign, write
from trainer.services.log_waiting import tell_of_waiting_logs
from trainer.services.vouching import decline, verify

DAY = timedelta(days=1)


def told(house: LogHouse, now: datetime) -> list[str]:
    """What Ruth is told in this round."""
    before = len(house.notices())
    tell_of_waiting_logs(house.session, now=now)
    found = house.notices()[before:]
    assert all(name == "Ruth" for name, _ in found)
    return [subject for _, subject in found]


def test_entries_that_wait_too_long(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    first = house.enter(a_session(case.ref), now=now)
    house.case(code="A2", guide=house.otto.ref)  # whoever is outside is asked by a link
    waits = ["Entries in the log of Ana have waited for your word since Friday 20 November 2026"]
    assert told(house, now + TOO_LONG - DAY) == []
    assert told(house, now + TOO_LONG) == waits
    assert told(house, now + TOO_LONG + timedelta(hours=1)) == told(house, now + TOO_LONG + DAY) == []
    assert told(house, now + 2 * TOO_LONG) == waits
    verify(db, member=house.ruth, seen={case.ref: case.digest}, now=now)
    decline(db, member=house.ruth, ref=first.ref, seen=first.digest, reason="differs", now=now)
    house.session.expire_all()
    assert told(house, now + 5 * TOO_LONG) == []
    link = db.scalars(sa.select(Notice.link).where(Notice.subject == waits[0])).first()
    assert link == f"/p/north/supervision/trainees/{house.ana.id}/log/verification"


def test_an_attestation_at_once_and_when_it_waits_too_long(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    verify(db, member=house.ruth, seen={case.ref: case.digest}, now=now)
    row = write(db, member=house.ana, case=case.ref, on=TODAY, texts=TEXTS, now=now)
    assert told(house, now + 3 * TOO_LONG) == []  # the trainee has not signed it yet
    for _ in range(2):
        sign(db, member=house.ana, ref=row.ref, seen=row.digest, now=now)
    asks = ("Ruth", "Ana asks you to sign the attestation of case A1")
    assert house.notices() == [asks]
    late = "An attestation of Ana has waited for your signature since Friday 20 November 2026"
    assert told(house, now + 3 * TOO_LONG + DAY) == [late]
    sign(db, member=house.ruth, ref=row.ref, seen=row.digest, now=now)
    assert told(house, now + 6 * TOO_LONG) == []
