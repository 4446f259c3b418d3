"""A programme for tests of services, peopled without the cost of passwords, on whichever database."""

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.people import NOW
from trainer.db.models import Account, AuditEvent, Cohort, Membership, Notice, Outbox, Programme

TODAY = date(2026, 11, 20)
BEGAN = date(2026, 9, 1)


class House:
    """A programme in Berlin with a director, and whoever else is added."""

    def __init__(self, session: Session, slug: str = "north") -> None:
        self.session = session
        began = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
        self.programme = Programme(
            slug=slug, name=f"The {slug.title()}", time_zone="Europe/Berlin", settings={}, created_at=began
        )
        session.add(self.programme)
        session.flush()
        self.cohort = Cohort(programme_id=self.programme.id, slug="first", name="First", starts_on=BEGAN)
        session.add(self.cohort)
        self.director = self.add("director", "Dora")

    def account(self, name: str) -> Account:
        """A new account, or the one of that name."""
        email = f"{name.lower().replace(' ', '.')}@example.org"
        found = self.session.scalar(sa.select(Account).where(Account.email == email))
        if found is None:
            found = Account(email=email, name=name, fs_uniquifier=email, time_zone="Europe/Berlin", created_at=NOW)
            self.session.add(found)
            self.session.flush()
        return found

    def add(self, role: str, name: str, **values: Any) -> Membership:
        """Somebody joins."""
        membership = Membership(
            account_id=self.account(name).id,
            programme_id=self.programme.id,
            role=role,
            **{"capabilities": [], "from_on": BEGAN, **values},
        )
        self.session.add(membership)
        self.session.commit()
        return membership

    def actions(self) -> list[str]:
        """What the audit knows, in order."""
        return list(self.session.scalars(sa.select(AuditEvent.action).order_by(AuditEvent.id)))

    def notices(self) -> list[tuple[str, str]]:
        """Who was told what, in order."""
        rows = self.session.execute(
            sa.select(Account.name, Notice.subject).join(Notice, Notice.account_id == Account.id).order_by(Notice.id)
        )
        return [(row.name, row.subject) for row in rows]

    def mails(self) -> list[Outbox]:
        """What waits to be sent, in order."""
        return list(self.session.scalars(sa.select(Outbox).order_by(Outbox.id)))


class Statements(list[str]):
    """What a session's database is asked from now on, housekeeping left out."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        event.listen(session.get_bind(), "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            self.append(statement)
