"""Everything under the content roots, and every fault in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from trainer.content.exemplars import read_exemplar
from trainer.content.faults import Fault, read_text
from trainer.content.modules import read_module
from trainer.content.pathways import read_pathway
from trainer.content.rubrics import read_rubric
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.content.vignettes import read_vignette
from trainer.domain.exemplar import Exemplar
from trainer.domain.module import Module
from trainer.domain.pathway import Pathway
from trainer.domain.requirements.modules_read import ModulesRead
from trainer.domain.rubric import Rubric
from trainer.domain.vignette import Vignette

T = TypeVar("T")
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Library:
    """All content read from files; `faults` empty when all is sound."""

    setting: Setting | None
    vignettes: dict[str, Vignette] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    rubrics: dict[str, Rubric] = field(default_factory=dict)
    pathways: dict[str, Pathway] = field(default_factory=dict)
    exemplars: dict[str, Exemplar] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def _folders(root: Path, under: str) -> list[Path]:
    place = root / under
    return [p for p in sorted(place.iterdir()) if p.is_dir() and not p.name.startswith(".")] if place.is_dir() else []


def _line(roots: Sequence[Path], file: str, key: str) -> int:
    """The line on which a key of the file's head stands."""
    path = next((root / file for root in roots if (root / file).is_file()), None)
    lines = read_text(path, file)[0].split("\n") if path else []
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def _cross(library: Library, roots: Sequence[Path]) -> list[Fault]:
    faults = []
    modules = ", ".join(library.modules)
    for slug, v in library.vignettes.items():
        file = f"case_vignettes/{slug}/case.md"
        line = _line(roots, file, "after")
        faults += [
            Fault(file, line, f"after: no module {m!r}; any of: {modules}")
            for m in v.matter.after
            if m not in library.modules
        ]
        line = _line(roots, file, "rubrics")
        faults += [
            Fault(file, line, f"rubrics: no rubric {r!r}; one of: {', '.join(library.rubrics)}")
            for r in v.matter.rubrics
            if r not in library.rubrics
        ]
    for slug, m in library.modules.items():
        file = f"curriculum/modules/{slug}/module.md"
        line = _line(roots, file, "after")
        faults += [
            Fault(file, line, f"after: no module {a!r}; any of: {modules}")
            for a in m.matter.after
            if a not in library.modules
        ]
    for slug, p in library.pathways.items():
        file = f"curriculum/pathways/{slug}.yaml"
        named = {m for row in p.requirements if isinstance(row, ModulesRead) for m in row.modules}
        faults += [Fault(file, 1, f"requirements: no module {m!r}") for m in sorted(named - library.modules.keys())]
    return faults


def read_library(roots: Sequence[Path], progress: Progress = lambda _: None) -> Library:
    """Read the roots in order: the first holds the shared words, all may hold everything else."""
    setting, faults = read_setting(roots[0])
    if setting is None:
        return Library(None, faults=tuple(sorted(faults)))
    vignettes: dict[str, Vignette] = {}
    modules: dict[str, Module] = {}
    rubrics: dict[str, Rubric] = {}
    pathways: dict[str, Pathway] = {}
    exemplars: dict[str, Exemplar] = {}

    def keep(into: dict[str, T], slug: str, value: T | None, found: list[Fault], place: str) -> None:
        progress(place)
        if slug in into:
            found = [Fault(place, 1, f"{slug!r} is in an earlier content root already; names differ"), *found]
        elif value is not None:
            into[slug] = value
        faults.extend(found)

    for root in roots:
        if not any((root / place).is_dir() for place in ("curriculum", "case_vignettes")):
            faults.append(
                Fault(str(root), 1, "holds neither 'curriculum' nor 'case_vignettes'; name the folder that holds them")
            )
        for folder in _folders(root, "curriculum/modules"):
            keep(modules, folder.name, *read_module(folder, setting), f"curriculum/modules/{folder.name}")
        for path in sorted((root / "curriculum" / "rubrics").glob("*.yaml")):
            keep(rubrics, path.stem, *read_rubric(path, setting), f"curriculum/rubrics/{path.name}")
        for path in sorted((root / "curriculum" / "pathways").glob("*.yaml")):
            keep(pathways, path.stem, *read_pathway(path), f"curriculum/pathways/{path.name}")
        for folder in _folders(root, "case_vignettes"):
            keep(vignettes, folder.name, *read_vignette(folder, setting), f"case_vignettes/{folder.name}")
    # A case or a rubric that could not be read must not add a second fault for each thing that names it.
    sound = not faults
    for path in (p for root in roots if sound for p in sorted((root / "curriculum" / "exemplars").glob("*.yaml"))):
        example = read_exemplar(path, setting, vignettes, rubrics)
        keep(exemplars, path.stem, *example, f"curriculum/exemplars/{path.name}")
    library = Library(setting, vignettes, modules, rubrics, pathways, exemplars)
    faults += _cross(library, roots) if sound else []
    return replace(library, faults=tuple(sorted(faults)))
