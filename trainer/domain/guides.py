"""People who teach, supervise, rate or write for a trainee, and what bodies had made of them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from trainer.domain.schema import STRICT

BODIES: Final = ("isipt", "ipt-institute", "ipt-uk", "dg-ipt", "ipts", "programme")
"""Bodies that give certificates, by the word that pathways, standings, memberships and rulings share."""


@dataclass(frozen=True)
class Standing:
    """What a body had made of somebody, and from when until when; without `until` it still holds."""

    __pydantic_config__: ClassVar = STRICT
    body: str
    level: str
    since: date
    until: date | None = None

    def covers(self, on: date) -> bool:
        """Both days included."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Guide:
    """Somebody who teaches, supervises, rates or writes for the trainee. `account_id`: one of the site's own people."""

    ref: str
    name: str
    standings: tuple[Standing, ...] = ()
    account_id: int | None = None

    def was(self, body: str, levels: frozenset[str], on: date) -> bool:
        """Whether they stood at one of these levels with the body on that day."""
        return any(s.body == body and s.level in levels and s.covers(on) for s in self.standings)
