"""The one thing a trainee's home offers to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from markupsafe import Markup

from trainer.db.queries.worked import HandedIn, OpenDraft
from trainer.domain.module import Module
from trainer.domain.vignette import Vignette
from trainer.services.catalogue import Catalogue
from trainer.web.components.shelf import Shelf
from trainer.web.components.times import when
from trainer.web.i18n import _, ngettext
from trainer.web.trainee.practice import Advice


@dataclass(frozen=True)
class Onward:
    """`kind` says what sort of thing, `title` which, `acts` are one or two buttons, the first of them the thing."""

    kind: str
    title: str
    words: str
    facts: tuple[Any, ...]
    acts: tuple[tuple[str, str], ...]


def _result(waiting: HandedIn, case: Vignette) -> Onward:
    return Onward(
        _("Your work is in, and the readers are waiting"),
        case.matter.title,
        _("See person by person and turn by turn where they agree with you. Looking closes the ten minutes of undo."),
        (Markup("{} {}").format(_("handed in"), when(waiting.handed_in_at)),),
        ((_("See your receipt"), url_for("trainee.receipt", reference=waiting.reference)),),
    )


def _draft(draft: OpenDraft, case: Vignette) -> Onward:
    reached = _("session %(n)s of %(all)s") % {"n": draft.opened, "all": len(case.sessions)}
    return Onward(
        _("Go on where you left off"),
        case.matter.title,
        _("Everything you typed is saved; you can stop at any turn."),
        (reached, Markup("{} {}").format(_("last saved"), when(draft.saved_at))),
        ((_("Go on with this case"), url_for("trainee.workspace", draft_id=draft.id)),),
    )


def _module(module: Module, done: int, start: bool) -> Onward:
    unread = len(module.sections) - done
    left = ngettext("%(num)s section to read", "%(num)s sections to read", unread) % {"num": unread}
    facts = (_("%(minutes)s minutes") % {"minutes": module.matter.minutes}, left)
    kind = _("A good place to start") if start else _("Go on reading")
    act = (_("Read this module"), url_for("trainee.module", slug=module.slug))
    return Onward(kind, module.matter.title, module.matter.summary, facts, (act,))


def _case(case: Vignette) -> Onward:
    return Onward(
        _("Ready for a case"),
        case.matter.title,
        _("You read what a therapist would hear, and say who matters, when it began and what to work on."),
        (_("about %(minutes)s minutes") % {"minutes": case.matter.minutes},),
        ((_("See this case"), url_for("trainee.case", slug=case.slug)),),
    )


def _advised(advice: Advice) -> Onward:
    return Onward(_("What to practise next"), advice.heading, advice.why, (), advice.acts)


def onward(
    catalogue: Catalogue,
    shelf: Shelf,
    *,
    waiting: Sequence[HandedIn],
    drafts: Sequence[OpenDraft],
    read: dict[str, set[str]],
    advice: Advice | None,
) -> Onward | None:
    """A result to see, else a draft to go on with, else the advice of the latest result, else reading, else a case."""
    cases = catalogue.vignettes
    if shown := next((w for w in waiting if w.slug in cases), None):
        return _result(shown, cases[shown.slug].vignette)
    if draft := next((d for d in drafts if d.slug in cases), None):
        return _draft(draft, cases[draft.slug].vignette)
    if advice and advice.acts:
        return _advised(advice)
    for module in shelf.modules:
        done = len({s.id for s in module.sections} & read.get(module.slug, set()))
        if done < len(module.sections):
            return _module(module, done, start=not read)
    return _case(shelf.cases[0]) if shelf.cases else None
