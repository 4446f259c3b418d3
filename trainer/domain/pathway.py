"""A pathway to a certificate: whose, which edition, and what it requires, one row a requirement."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements import TYPES
from trainer.domain.requirements.progress import Progress, Requirement
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class PathwayFile:
    """curriculum/pathways/<slug>.yaml. `owner`: the programme's own certificate, or an outside body's."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    body: str
    level: str
    edition: str
    effective_on: str
    owner: Literal["programme", "outside"]
    note: str
    requirements: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Pathway:
    """A pathway as published; `rows` are its requirements as written, checked against their types."""

    slug: str
    title: str
    body: str
    level: str
    edition: str
    effective_on: str
    owner: Literal["programme", "outside"]
    note: str
    rows: tuple[dict[str, Any], ...]

    def requirements(self) -> tuple[Requirement, ...]:
        """The rows as requirements."""
        return tuple(
            TYPES[row["type"]](**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
            for row in self.rows
        )

    def progress(self, portfolio: Portfolio) -> tuple[tuple[Requirement, Progress], ...]:
        """Each requirement with what it says of the portfolio."""
        return tuple((r, r.progress(portfolio)) for r in self.requirements())


def standing(rows: tuple[tuple[Requirement, Progress], ...]) -> Literal["met", "not-yet", "confirm"]:
    """The whole pathway: not yet, or else to be confirmed, where a single requirement is. Advisory always."""
    states = {p.state for _, p in rows}
    return "not-yet" if "not-yet" in states else "confirm" if "confirm" in states else "met"
