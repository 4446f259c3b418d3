"""A trainee's practice as their pages tell it: attempts compared over time, and the advice drawn from the latest."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from trainer.content.adapters import adapter
from trainer.db.queries.practice import Marked
from trainer.domain.competence import Attempt
from trainer.domain.next_step import CaseOnShelf, ModuleOnShelf, NextStep, choose
from trainer.domain.scoring.result import Dimension, Marks, SafetyVerdict
from trainer.services.catalogue import Catalogue
from trainer.web.components.shelf import reading_order
from trainer.web.components.telling.dimensions import NAMES
from trainer.web.components.telling.marks import points
from trainer.web.i18n import _


@dataclass(frozen=True)
class Advice:
    """What to take up next: `why` in a sentence or two; one act, and perhaps another beside it."""

    heading: str
    why: str
    acts: tuple[tuple[str, str], ...]


def attempt(row: Marked) -> Attempt:
    """A stored score's parts as the domain knows them."""
    dimensions: tuple[Dimension, ...] = adapter(tuple[Dimension, ...]).validate_python(row.dimensions)
    safety: SafetyVerdict = adapter(SafetyVerdict).validate_python(row.safety)
    readers: Marks = adapter(Marks).validate_python(row.readers)
    return Attempt(row.reference, row.slug, row.attempt, row.handed_in_at, row.total, readers, dimensions, safety)


def step_after(
    slug: str, dimensions: tuple[Dimension, ...], safety: SafetyVerdict, catalogue: Catalogue,
    *, done: Iterable[str], read: dict[str, set[str]],
) -> NextStep:  # fmt: skip
    """The rule's choice after the case `slug`, over what is published and open to everybody."""
    handed_in = set(done)
    cases = [
        CaseOnShelf(s, e.vignette.matter.level, e.vignette.matter.competencies, s in handed_in)
        for s, e in sorted(catalogue.vignettes.items())
        if e.vignette.matter.key == "public"
    ]
    modules = [
        ModuleOnShelf(m.slug, m.matter.competencies, {s.id for s in m.sections} <= read.get(m.slug, set()))
        for m in reading_order({slug: e.module for slug, e in catalogue.modules.items()})
    ]
    return choose(slug, dimensions, safety, cases, modules)


def _acts(step: NextStep, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    acts = []
    if step.module:
        title = catalogue.modules[step.module].module.matter.title
        acts.append((_("Read “%(title)s”") % {"title": title}, url_for("trainee.module", slug=step.module)))
    if step.case:
        title = catalogue.vignettes[step.case].vignette.matter.title
        acts.append((_("Take up “%(title)s”") % {"title": title}, url_for("trainee.case", slug=step.case)))
    return tuple(acts)


def advise(step: NextStep, catalogue: Catalogue) -> Advice:
    """The choice in words."""
    names = {c.id: c.name for c in catalogue.competencies.competencies}
    practised = names.get(step.competency or "", "")
    acts = _acts(step, catalogue)
    name = _(NAMES.get(step.dimension or "", ""))
    match step.reason:
        case "safety":
            heading = _("Listen for what is said sideways")
            why = _("Something about safety went by, and that comes before every mark. ")
            if acts:
                why += _("Take another case in which it has to be listened for; hearing it there closes this.")
            else:
                why += _("No other case practises this yet: read the quoted turns again, and note what you would ask.")
        case "below":
            heading = practised
            why = _(
                "Of all dimensions “%(name)s” lies furthest from the readers: %(points)s points below their own marks."
            )
            why %= {"name": name, "points": points(step.gap)}
        case "onward":
            heading = _("Go on to the next case")
            why = _("Your marks stand with the readers’ own. A case you have not seen tells more than this one again.")
        case "again":
            heading = _("Work a case again")
            why = _("You have worked every case here. Again is practice too: only first attempts are compared.")
        case _:
            heading = _("Read the readers’ reasons")
            why = _("There is no other case yet. Until there is one, the readers’ reasons are the best thing to read.")
    return Advice(heading, why, acts)
