"""Readiness in words: how states are told in a table's cell, which edition is looked at, what a person lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import abort, g, request

from trainer.db import session
from trainer.db.queries import cohorts, readiness
from trainer.db.queries.readiness import SORTS, Search
from trainer.domain.pathway import Pathway
from trainer.domain.verdict.judging import WORST_FIRST
from trainer.services.catalogue import pathway_editions
from trainer.web.components.credentials.names import hours
from trainer.web.components.listing import chosen, sought
from trainer.web.i18n import _

LARGEST: Final = 2**31


@dataclass(frozen=True)
class Looked:
    """The edition that the address names, or the programme's own; and the others on which anybody stands."""

    edition_id: int
    pathway: Pathway
    others: Mapping[int, Pathway]

    @property
    def rows(self) -> list[Any]:
        """Its requirements that are not part of another one, in their order."""
        inner = {part for row in self.pathway.requirements for part in getattr(row, "of", ())}
        return [row for row in self.pathway.requirements if row.id not in inner]


def looked_at() -> Looked | None:
    """None while nobody stands anywhere."""
    known = readiness.editions(session(), g.programme.id)
    if not known:
        return None
    pathways = pathway_editions(session(), [edition for edition, _slug in known])
    asked = request.args.get("edition", 0, type=int)
    if asked and asked not in pathways:
        abort(404)
    own = [edition for edition, pathway in pathways.items() if pathway.owner == "programme"]
    at = asked or max(own, default=next(iter(pathways)))
    return Looked(at, pathways[at], pathways)


def search_of(looked: Looked) -> Search:
    """What the address asks for; what it cannot ask for is as if it did not."""
    slugs = {cohort.slug: cohort.id for cohort in cohorts.of_programme(session(), g.programme.id)}
    cohort = chosen("cohort", ("", "none", *slugs), "")
    after = request.args.get("after", 0, type=int)
    stalled = request.args.get("stalled") == "yes"
    return Search(
        looked.edition_id,
        words=sought("words"),
        cohort=0 if cohort == "none" else slugs.get(cohort),
        state=chosen("state", ("", *WORST_FIRST), ""),
        requirement=chosen("requirement", ("", *(row.id for row in looked.rows)), ""),
        stalled=stalled,
        gone=request.args.get("gone") == "yes",
        sort=chosen("sort", SORTS, "supervision" if stalled else "name"),
        after=after if 0 < after < LARGEST else None,
    )


def short(requirement: str) -> str:
    """A requirement's id as a column's heading."""
    return requirement.replace("-", " ")


def state_names() -> dict[str, str]:
    """As a cell of the table tells them."""
    return {
        "met": _("met"),
        "not-yet": _("not yet"),
        "awaiting": _("to verify"),
        "insufficient": _("unclear"),
        "confirm": _("ask body"),
    }


def much(line: Any) -> str:
    """How far it is; empty where there is nothing to count."""
    if line.need <= 1 and not line.unit:
        return ""
    if line.unit == "minutes":
        return _("%(have)s of %(need)s h") % {"have": hours(int(line.have)), "need": hours(int(line.need))}
    return _("%(have)s of %(need)s") % {"have": f"{line.have:g}", "need": f"{line.need:g}"}
