"""Readiness in words: how states are told in a table's cell, which edition is looked at, what a person lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from flask import abort, g, request
from markupsafe import Markup, escape

from trainer.db import session
from trainer.db.models import Cohort
from trainer.db.queries import readiness
from trainer.db.queries.readiness import BANDS, SORTS, Row, Search
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

    @cached_property
    def rows(self) -> list[Any]:
        """Its requirements that are not part of another one, in their order."""
        inner = {part for row in self.pathway.requirements for part in getattr(row, "of", ())}
        return [row for row in self.pathway.requirements if row.id not in inner]

    @cached_property
    def supervised(self) -> bool:
        """Whether it asks for cases, and so for supervision that can stall."""
        rows = {row.id: row for row in self.pathway.requirements}

        def about(row: Any) -> bool:
            return bool(row.about_cases) or any(about(rows[part]) for part in getattr(row, "of", ()))

        return bool(self.pathway.cases) and any(row.strength == "required" and about(row) for row in self.rows)


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
    before = request.args.get("before", 0, type=int)
    return Search(
        looked.edition_id,
        words=sought("words"),
        cohort=0 if cohort == "none" else slugs.get(cohort),
        state=chosen("state", ("", *WORST_FIRST), ""),
        requirement=chosen("requirement", ("", *(row.id for row in looked.rows)), ""),
        stalled=chosen("stalled", ("", "yes", *BANDS), ""),
        forward=request.args.get("forward") == "never",
        gone=request.args.get("gone") == "yes",
        sort=chosen("sort", ("", *SORTS), ""),
        after=after if 0 < after < LARGEST else None,
        before=before if 0 < before < LARGEST else None,
    )


def headings(looked: Looked) -> dict[str, str]:
    """Each requirement's heading: its id in words."""
    return {row.id: short(row.id) for row in looked.rows}


def short(requirement: str) -> str:
    """A requirement's id as a heading."""
    return requirement.replace("-", " ").capitalize()


def state_names() -> dict[str, str]:
    """How one requirement stands; the glyphs' template has the same words."""
    return {
        "met": _("met"),
        "not-yet": _("not yet"),
        "awaiting": _("awaiting verification"),
        "insufficient": _("not enough evidence"),
        "confirm": _("confirm with the body"),
    }


def whole_names() -> dict[str, str]:
    """The same of a pathway as a whole: whoever has met everything has done it all, which says nothing of how well."""
    return {**state_names(), "met": _("all done")}


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
            f'<td class="in-{line.state}{step(line)}"><a class="mark mark-{line.state}" href="',
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


def step(line: Any) -> str:
    """How deep a cell is tinted: the closer what is had comes to what is needed, the deeper."""
    if line.state != "not-yet" or line.need <= 0:
        return ""
    near = min(3, int(3 * line.have / line.need) + (line.have > 0))
    return f" step-{near}" if near else ""


def missing(looked: Looked, lines: Mapping[str, Any]) -> Any:
    """The first requirement that stands in the way, and its line; None where there is none."""
    for row in looked.rows:
        line = lines.get(row.id)
        if row.strength == "required" and line is not None and line.state != "met":
            return line
    return None


def much(line: Any) -> str:
    """How far it is; empty where there is nothing to count."""
    if line.need <= 1 and not line.unit:
        return ""
    if line.unit == "minutes":
        return _("%(have)s of %(need)s h") % {"have": hours(int(line.have)), "need": hours(int(line.need))}
    return _("%(have)s of %(need)s") % {"have": f"{line.have:g}", "need": f"{line.need:g}"}
