"""The head of a result: what was seen as the readers saw it, and where to look again, each a link."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trainer.web.components.telling.areas import AreaCard, OnsetCard
from trainer.web.components.telling.people import Card
from trainer.web.components.telling.readers import Readers, joined
from trainer.web.components.telling.safety import Safety
from trainer.web.i18n import _, ngettext

MOST: Final = 5
"""Lines on each side: what is on neither stands further down the page."""


@dataclass(frozen=True)
class Remark:
    """One line, and where on the page it leads."""

    words: str
    anchor: str


@dataclass(frozen=True)
class Summary:
    """Both sides."""

    seen: tuple[Remark, ...]
    again: tuple[Remark, ...]


@dataclass(frozen=True)
class Findings:
    """What the summary is drawn from."""

    people: tuple[Card, ...]
    areas: tuple[AreaCard, ...]
    onset: OnsetCard
    safety: Safety
    readers: Readers

    def those(self, verdict: str, *, essential: bool | None = None) -> list[Card]:
        """The people of that verdict."""
        return [c for c in self.people if c.verdict == verdict and essential in (None, c.essential)]

    @property
    def most_votes(self) -> int:
        """Of readers, for the area that most of them put first."""
        return max((a.first for a in self.areas), default=0)


def _names(cards: list[Card]) -> str:
    names = [c.name for c in cards]
    if len(names) > MOST:
        more = len(names) - MOST + 1
        names = [*names[: MOST - 1], ngettext("%(num)s more", "%(num)s more", more) % {"num": more}]
    return joined(names)


def _seen(found: Findings) -> Iterator[Remark]:
    if found.safety.passed:
        heard = joined(f.name.lower() for f in found.safety.findings)
        yield Remark(_("You heard what bears on safety: %(what)s.") % {"what": heard}, "safety")
    if key := found.those("found", essential=True):
        said = _("%(names)s: read much as the readers do (%(n)s of the %(all)s essential people).")
        essential = sum(c.essential for c in found.people)
        yield Remark(said % {"names": _names(key), "n": len(key), "all": essential}, key[0].anchor)
    for a in found.areas:
        if a.claimed == "primary" and a.first == found.most_votes:
            said = _("%(area)s first, as %(count)s have it.")
            yield Remark(said % {"area": a.name, "count": found.readers.count(a.first)}, f"area-{a.id}")
    if found.onset.mine.kind and 2 * found.onset.alike > len(found.onset.readers):
        count = found.readers.count(found.onset.alike)
        yield Remark(_("The onset tied to the same kind of event as %(count)s.") % {"count": count}, "onset")
    if others := found.those("found", essential=False):
        yield Remark(_("Also on your map, and in the text: %(names)s.") % {"names": _names(others)}, others[0].anchor)


def _again(found: Findings) -> Iterator[Remark]:
    if found.safety.passed is False:
        missed = joined(f.name.lower() for f in found.safety.findings if f.missed)
        yield Remark(_("Safety, before all else: the readers hear %(what)s.") % {"what": missed}, "safety")
    for a in found.areas:
        if a.claimed == "primary" and not a.first:
            yield Remark(_("%(area)s first: no reader puts it there.") % {"area": a.name}, f"area-{a.id}")
        elif a.claimed not in ("primary", "absent") and a.standing == "unsupported":
            yield Remark(_("%(area)s: no reader finds it here.") % {"area": a.name}, f"area-{a.id}")
        elif a.claimed == "absent" and a.first and a.first == found.most_votes:
            count = found.readers.count(a.first)
            yield Remark(_("%(area)s: %(count)s put it first.") % {"area": a.name, "count": count}, f"area-{a.id}")
    if found.onset.mine.kind and not found.onset.alike:
        yield Remark(_("The onset: the readers tie it to something else."), "onset")
    for verdict, said in (
        ("missed", _("Not on your list, and essential to the readers: %(names)s.")),
        ("misread", _("Read otherwise than by the readers: %(names)s.")),
        ("unsupported", _("Not shown by a turn: %(names)s.")),
    ):
        if cards := found.those(verdict, essential=True if verdict == "missed" else None):
            yield Remark(said % {"names": _names(cards)}, cards[0].anchor)


def summary(found: Findings) -> Summary:
    """At most MOST lines a side, the weightiest first."""
    return Summary(tuple(_seen(found))[:MOST], tuple(_again(found))[:MOST])
