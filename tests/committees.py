"""A committee and its candidates for tests of services: Dora directs, Cara chairs, Ruth, Sam and Tess are members."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.orm import Session

from tests.house import House
from tests.people import NOW
from trainer.db.models import Candidacy, Certificate, Membership
from trainer.domain.snapshot import ReadinessSnapshot, SnapshotRow, digest
from trainer.services.deliberating import decide, give_view
from trainer.services.issuing import issue

DAY: Final = timedelta(days=1)
SNAPSHOT: Final = ReadinessSnapshot(
    pathway="programme-foundation-2026",
    edition="2026",
    title="Foundation in IPT formulation",
    unproctored=True,
    rows=(
        SnapshotRow("reading", "Read both opening modules", "met", 2, 2, "", ("module:what-is-ipt",)),
        SnapshotRow("hours", "Ten hours of supervision", "awaiting", Decimal("9.50"), 10, "hours", ("E-1", "E-2")),
    ),
)


class Committee(House):
    """With Ana as a candidate before it."""

    def __init__(self, session: Session, slug: str = "north") -> None:
        super().__init__(session, slug)
        self.chair = self.add("supervisor", "Cara", capabilities=["chair"])
        self.ruth, self.sam, self.tess = (
            self.add("supervisor", name, capabilities=["committee"]) for name in ("Ruth", "Sam", "Tess")
        )
        self.ana = self.add("trainee", "Ana")
        self.candidacy = self.before_it(self.ana)

    def before_it(self, person: Membership, **values: Any) -> Candidacy:
        """Somebody is put forward, without the notices."""
        stored = SNAPSHOT.to_json()
        row = Candidacy(
            **{
                "programme_id": self.programme.id,
                "account_id": person.account_id,
                "pathway": SNAPSHOT.pathway,
                "edition": SNAPSHOT.edition,
                "title": SNAPSHOT.title,
                "snapshot": stored,
                "digest": digest(stored),
                "state": "first",
                "put_forward_at": NOW,
                **values,
            }
        )
        self.session.add(row)
        self.session.commit()
        return row

    def views(self, *given: tuple[Membership, str]) -> None:
        """These members put their views down."""
        for member, outcome in given:
            give_view(
                self.session,
                member=member,
                candidacy_id=self.candidacy.id,
                outcome=outcome,
                reason=f"{outcome} by {member.id}",
                now=NOW,
            )

    def decided(self, outcome: str = "award", by: Membership | None = None) -> Candidacy:
        """Ruth and Sam were of that view, and so it was decided."""
        self.views((self.ruth, outcome), (self.sam, outcome))
        return decide(
            self.session,
            member=by or self.director,
            candidacy_id=self.candidacy.id,
            outcome=outcome,
            reason="By the evidence.",
            now=NOW,
        )

    def issued(self, months: int = 36) -> Certificate:
        """Decided and issued."""
        self.programme.settings = {"certificate_months": months}
        self.decided()
        return issue(self.session, member=self.director, candidacy_id=self.candidacy.id, now=NOW)
