"""Training logs in tests: Ana's, whom Ruth supervises; a case with sessions; and Otto outside, whom Dora confirmed."""

from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any, Final
from uuid import uuid4

from sqlalchemy.orm import Session

from tests.house import BEGAN, House
from tests.people import NOW
from trainer.db.models import Guide, LogEntry, Membership, Supervision
from trainer.domain import log_entries as kinds
from trainer.domain.log_entries import Facts
from trainer.services.appointing import name_colleague, name_guide
from trainer.services.log_keeping import enter

OPENED: Final = date(2026, 9, 7)
TEXTS: Final = {
    "presenting-problem": "Low mood since a promotion.",
    "conceptualisation": "A role transition.",
    "course": "Sixteen sessions, all kept.",
    "techniques": "Communication analysis, role play.",
    "outcome": "PHQ-9 from 18 to 4.",
}
_nonces = (uuid4().hex for _ in count())


def a_case(guide: str, **fields: Any) -> kinds.ClinicalCase:
    usual: dict[str, Any] = {
        "code": "A1",
        "client": "P1",
        "format": "individual",
        "protocol": "IPT-16",
        "diagnosis": "major-depression",
        "setting": "outpatient",
        "opened_on": OPENED,
        "supervisor": guide,
    }
    return kinds.ClinicalCase(**(usual | fields))


def a_session(case: str, **fields: Any) -> kinds.ClinicalSession:
    usual: dict[str, Any] = {"case": case, "number": 1, "on": date(2026, 9, 14), "minutes": 50, "phase": "early"}
    return kinds.ClinicalSession(**(usual | fields))


def a_supervision(guide: str, **fields: Any) -> kinds.Supervision:
    usual: dict[str, Any] = {
        "on": date(2026, 9, 16),
        "format": "individual",
        "guide": guide,
        "basis": "recording",
        "minutes": 60,
    }
    return kinds.Supervision(**(usual | fields))


def a_measure(case: str, **fields: Any) -> kinds.Measure:
    usual: dict[str, Any] = {
        "case": case,
        "session": 1,
        "instrument": "PHQ-9",
        "kind": "symptoms",
        "total": Decimal(18),
        "on": date(2026, 9, 14),
    }
    return kinds.Measure(**(usual | fields))


class LogHouse(House):
    """A programme with Ana, who is supervised by Ruth, another supervisor Sam, and Otto outside."""

    def __init__(self, session: Session, slug: str = "north") -> None:
        super().__init__(session, slug)
        self.ana, self.ruth, self.sam = (
            self.add(role, name) for role, name in (("trainee", "Ana"), ("supervisor", "Ruth"), ("supervisor", "Sam"))
        )
        self.supervise(self.ana, self.ruth)
        self.guide = self.colleague(self.ruth)
        self.otto = name_guide(session, member=self.director, name="Otto Berg", email="otto@example.com", now=NOW)

    def supervise(self, trainee: Membership, supervisor: Membership) -> None:
        row = Supervision(
            programme_id=self.programme.id, trainee_id=trainee.id, supervisor_id=supervisor.id, from_on=BEGAN
        )
        self.session.add(row)
        self.session.commit()

    def colleague(self, supervisor: Membership) -> Guide:
        return name_colleague(self.session, member=self.director, membership_id=supervisor.id, now=NOW)

    def enter(self, facts: Facts, who: Membership | None = None, now: datetime = NOW, **more: Any) -> LogEntry:
        """The trainee enters it."""
        nonce = more.pop("nonce", f"form-{next(_nonces)}")
        return enter(self.session, member=who or self.ana, facts=facts, nonce=nonce, now=now, **more)

    def case(self, **fields: Any) -> LogEntry:
        """A case that Ruth supervises, unless it says otherwise."""
        more = {name: fields.pop(name) for name in ("cleared", "nonce") if name in fields}
        return self.enter(a_case(fields.pop("guide", self.guide.ref), **fields), **more)
