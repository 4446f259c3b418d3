"""Readiness in words: how states are told in a table's cell, which edition is looked at, what a person lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import abort, g, request
from markupsafe import Markup, escape

from trainer.db import session
from trainer.db.models import Cohort
from trainer.db.queries import readiness
from trainer.db.queries.readiness import SORTS, Row, Search
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


def search_of(looked: Looked, known: Sequence[Cohort]) -> Search:
    """What the address asks for, among these cohorts; what it cannot ask for is as if it did not."""
    slugs = {cohort.slug: cohort.id for cohort in known}
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


def cells_of(rows: Sequence[Row], looked: Looked, places: Mapping[int, str]) -> list[Markup]:
    """Each row's cells, in the order of the columns, which lead to `places` by membership.

    A page has hundreds of them, most like another one: what stands before and after the address is made once for all
    those, and not by the template, which would escape each part anew.
    """
    names, made = state_names(), dict[tuple[Any, ...], tuple[str, str]]()
    ids = [row.id for row in looked.rows]

    def cell(requirement: str, line: Any) -> tuple[str, str]:
        so_far = much(line) if line.state != "met" else ""
        told = escape(names[line.state]) + (Markup(" <small>%s</small>") % so_far if so_far else "")
        return (
            f'<td class="in-{line.state}"><a class="mark mark-{line.state}" href="',
            f'#{requirement}">{told}</a></td>',
        )

    found = []
    for row in rows:
        place, parts = escape(places[row.progress.membership_id]), list[str]()
        for id_ in ids:
            if (line := row.lines.get(id_)) is None:
                parts.append("<td></td>")
                continue
            key = id_, line.state, line.have, line.need, line.unit
            before, after = made.get(key) or made.setdefault(key, cell(id_, line))
            parts += before, place, after
        found.append(Markup("".join(parts)))  # noqa: S704 - every word in it is escaped above
    return found


def much(line: Any) -> str:
    """How far it is; empty where there is nothing to count."""
    if line.need <= 1 and not line.unit:
        return ""
    if line.unit == "minutes":
        return _("%(have)s of %(need)s h") % {"have": hours(int(line.have)), "need": hours(int(line.need))}
    return _("%(have)s of %(need)s") % {"have": f"{line.have:g}", "need": f"{line.need:g}"}
