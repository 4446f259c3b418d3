"""What the trainee of the tests holds: a certificate of the programme's own, and an entry in the public register."""

from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy.orm import Session

from tests.committees import SNAPSHOT
from tests.people import account
from tests.registers import CELLS
from tests.work import member
from trainer.db.models import Candidacy, Certificate, RegisterCheck, RegisterEntry
from trainer.domain.snapshot import digest

NUMBER: Final = "K7QF-2M9X-HT4C-VW83"
ENTRY: Final = "ABCD-2345"
CANDIDACY, CERTIFICATE, LISTED = 1, 1, 1
"""Rows of the trainee's: decided long ago, issued, and in the register."""
KEY: Final = "20261120T150000-abcdef"
BEGAN: Final = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
FAR: Final = date(2126, 10, 1)


def settle(session: Session) -> None:
    """As if all of it had happened long before, and nobody had been told."""
    trainee, director = member(session, "trainee"), member(session, "director")
    stored = SNAPSHOT.to_json()
    same = {
        "programme_id": trainee.programme_id,
        "account_id": trainee.account_id,
        "pathway": SNAPSHOT.pathway,
        "edition": SNAPSHOT.edition,
        "title": SNAPSHOT.title,
        "snapshot": stored,
        "digest": digest(stored),
    }
    candidacy = Candidacy(**same, state="decided", outcome="award", put_forward_at=BEGAN, decided_at=BEGAN)
    session.add(candidacy)
    session.flush()
    certificate = Certificate(
        **same,
        number=NUMBER,
        candidacy_id=candidacy.id,
        name=account(session, "trainee").name,
        unproctored=True,
        decided_on=BEGAN.date(),
        valid_from=BEGAN.date(),
        valid_until=FAR,
        issued_at=BEGAN,
        issued_by_id=director.account_id,
    )
    entry = RegisterEntry(
        **CELLS,
        reference=ENTRY,
        account_id=trainee.account_id,
        programme_id=trainee.programme_id,
        open=True,
        changed_at=BEGAN,
    )
    session.add_all([certificate, entry])
    session.flush()
    for what in ("credential", "licence"):
        session.add(
            RegisterCheck(
                entry_id=entry.id,
                what=what,
                revision=1,
                checked_by_id=director.account_id,
                checked_on=BEGAN.date(),
                good_until=FAR,
                refused=False,
                note="",
                noted_at=BEGAN,
            )
        )
    session.commit()
