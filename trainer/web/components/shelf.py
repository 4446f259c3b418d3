"""The published modules and cases in the order in which a page shows them."""

from collections.abc import Iterable, Mapping

from trainer.domain.module import Module
from trainer.domain.vignette import Vignette
from trainer.services.catalogue import Catalogue

LEVELS = ("introductory", "intermediate", "advanced")


def reading_order(modules: Mapping[str, Module]) -> list[Module]:
    """Modules so that each stands after those it builds on; otherwise by title."""
    ordered: dict[str, Module] = {}

    def place(slug: str, above: tuple[str, ...]) -> None:
        if slug in modules and slug not in ordered and slug not in above:
            for earlier in sorted(modules[slug].matter.after):
                place(earlier, (*above, slug))
            ordered[slug] = modules[slug]

    for slug in sorted(modules, key=lambda s: modules[s].matter.title):
        place(slug, ())
    return list(ordered.values())


class Shelf:
    """A catalogue as pages read it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.version = catalogue.version
        self.modules = reading_order({slug: e.module for slug, e in catalogue.modules.items()})

    @property
    def cases(self) -> list[Vignette]:
        """The public cases, easier ones first."""
        cases = (e.vignette for e in self._catalogue.vignettes.values() if e.vignette.matter.key == "public")
        return sorted(cases, key=lambda v: (LEVELS.index(v.matter.level), v.matter.title))

    def next_after(self, module: Module) -> Module | None:
        """The module to read after this one."""
        at = self.modules.index(module) + 1
        return self.modules[at] if at < len(self.modules) else None

    @staticmethod
    def sections_read(module: Module, read: Mapping[str, set[str]]) -> int:
        """How many of the module's sections are marked as read; `read` is sections by module."""
        return len({s.id for s in module.sections} & read.get(module.slug, set()))

    def titles(self, slugs: Iterable[str]) -> str:
        """The titles of modules, as one line."""
        known = self._catalogue.modules
        return ", ".join(known[s].module.matter.title if s in known else s for s in slugs)

    def competencies(self, ids: Iterable[str]) -> list[str]:
        """What is practised, by name."""
        names = {c.id: c.name for c in self._catalogue.competencies.competencies}
        return [names.get(i, i) for i in ids]
