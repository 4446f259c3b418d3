"""Who read the case, by name and letter, and what may be said of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.domain.inventory import Annotation
from trainer.domain.scoring.panel import Panel
from trainer.web.i18n import _, ngettext

INDEPENDENT = 3
"""From how many named clinicians on one may speak of experts and of a human ceiling (rules of record)."""


@dataclass(frozen=True)
class Reader:
    """One reader; `letter` stands for them where there is no room for the name."""

    id: str
    name: str
    letter: str
    made_how: str
    clinician: bool


def _reader(annotation: Annotation, number: int) -> Reader:
    words = annotation.annotator.replace("-", " ").split()
    name = " ".join(w[:1].upper() + w[1:] for w in words)
    letter = words[-1].upper() if words[0] == "reader" and len(words[-1]) == 1 else str(number)
    return Reader(annotation.annotator, name, letter, annotation.made_how, annotation.basis == "clinician")


class Readers:
    """The readers of one panel, in its order."""

    def __init__(self, panel: Panel) -> None:
        self.each = tuple(_reader(a, n) for n, a in enumerate(panel.readers, 1))
        self._by_id = {r.id: r for r in self.each}

    def __len__(self) -> int:
        return len(self.each)

    def __getitem__(self, reader_id: str) -> Reader:
        return self._by_id[reader_id]

    def among(self, ids: Iterable[str]) -> tuple[Reader, ...]:
        """Those readers, in the panel's order."""
        wanted = set(ids)
        return tuple(r for r in self.each if r.id in wanted)

    @property
    def ceiling(self) -> bool:
        """Whether the readers' own marks may be called a human ceiling."""
        return sum(r.clinician for r in self.each) >= INDEPENDENT

    def count(self, n: int) -> str:
        """2 of 3 readers."""
        return _("%(n)s of %(of)s readers") % {"n": n, "of": len(self)}

    @property
    def basis(self) -> str:
        """What these readings are, in one sentence."""
        written = sum(not r.clinician for r in self.each)
        if not written:
            said = ngettext("Read by a named clinician.", "Read by %(num)s named clinicians, each alone.", len(self))
            return said % {"num": len(self)} if len(self) > 1 else said
        if written == len(self):
            said = ngettext(
                "The one reading of this case is illustrative: written for this project, not by a clinician.",
                "The %(num)s readings of this case are illustrative: written for this project, not by clinicians.",
                written,
            )
            return said % {"num": written}
        said = _("%(n)s of %(of)s readings are illustrative: written for this project, not by clinicians.")
        return said % {"n": written, "of": len(self)}


def joined(names: Iterable[str]) -> str:
    """Manny, Walt and Bree."""
    known = list(names)
    if len(known) < 2:
        return "".join(known)
    return _("%(names)s and %(last)s") % {"names": ", ".join(known[:-1]), "last": known[-1]}
