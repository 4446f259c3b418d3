"""The active content, held in memory by each worker and read again when a publication has moved the version."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from trainer.content.editions import restore
from trainer.content.setting import Setting
from trainer.db.queries import editions
from trainer.domain.exemplar import Exemplar
from trainer.domain.module import Module
from trainer.domain.pathway import Pathway
from trainer.domain.rubric import Rubric
from trainer.domain.scoring.panel import Panel
from trainer.domain.vignette import Vignette
from trainer.domain.vocabulary import Competencies, Term, Tradition, Vocabulary


@dataclass(frozen=True)
class VignetteEdition:
    """A case as published. `setting` is the vocabulary it was published with."""

    id: int
    fingerprint: str
    vignette: Vignette
    tradition: Tradition
    vocabulary: Vocabulary

    @cached_property
    def panel(self) -> Panel:
        """The case's whole panel, built once for an edition."""
        return Panel.of(self.vignette, self.vocabulary, self.tradition)


@dataclass(frozen=True)
class ModuleEdition:
    """A module as published."""

    id: int
    fingerprint: str
    module: Module


@dataclass(frozen=True)
class ExemplarEdition:
    """An example piece as published."""

    id: int
    exemplar: Exemplar


@dataclass(frozen=True)
class Catalogue:
    """All active content at one version."""

    version: int
    setting: Setting | None = None
    setting_id: int | None = None
    vignettes: dict[str, VignetteEdition] = field(default_factory=dict)
    modules: dict[str, ModuleEdition] = field(default_factory=dict)
    rubrics: dict[str, Rubric] = field(default_factory=dict)
    pathways: dict[str, Pathway] = field(default_factory=dict)
    exemplars: dict[str, ExemplarEdition] = field(default_factory=dict)
    pathway_ids: dict[str, int] = field(default_factory=dict)
    """Their editions."""
    rubric_ids: dict[str, int] = field(default_factory=dict)

    @property
    def vocabulary(self) -> Vocabulary:
        """The inventory's vocabulary. Raises LookupError before the first publication."""
        return self._setting.vocabulary

    @property
    def glossary(self) -> dict[str, Term]:
        """Glossary terms by id."""
        return self._setting.glossary if self.setting else {}

    @property
    def competencies(self) -> Competencies:
        """The competencies that content practises."""
        return self._setting.competencies

    @property
    def _setting(self) -> Setting:
        if self.setting is None:
            raise LookupError("no content has been published yet: run `trainer publish`")
        return self.setting


_lock = Lock()
_held: dict[str, Catalogue] = {}
_restored: dict[str, Any] = {}


def _restore(row: Any) -> Any:
    """An edition never changes, so it is parsed once a process."""
    if row.fingerprint not in _restored:
        _restored[row.fingerprint] = restore(row.kind, row.canonical)
    return _restored[row.fingerprint]


def _read(session: Session, version: int) -> Catalogue:
    found: dict[str, dict[str, tuple[int, str, Any]]] = {}
    for row in editions.active_editions(session):
        found.setdefault(row.kind, {})[row.slug] = row.id, row.fingerprint, _restore(row)
    if "setting" not in found:
        return Catalogue(version)
    setting: Setting
    ((setting_id, _fingerprint, setting),) = found["setting"].values()

    def of(kind: str) -> dict[str, tuple[int, str, Any]]:
        return found.get(kind, {})

    return Catalogue(
        version,
        setting,
        setting_id,
        {
            slug: VignetteEdition(at, mark, vignette, setting.tradition(vignette), setting.vocabulary)
            for slug, (at, mark, vignette) in of("vignette").items()
        },
        {slug: ModuleEdition(*one) for slug, one in of("module").items()},
        {slug: rubric for slug, (_at, _mark, rubric) in of("rubric").items()},
        {slug: pathway for slug, (_at, _mark, pathway) in of("pathway").items()},
        {slug: ExemplarEdition(at, exemplar) for slug, (at, _mark, exemplar) in of("exemplar").items()},
        {slug: at for slug, (at, *_rest) in of("pathway").items()},
        {slug: at for slug, (at, *_rest) in of("rubric").items()},
    )


def current(session: Session) -> Catalogue:
    """The active content: one small statement a request, unless a publication has happened since."""
    version = editions.version(session)
    key = str(session.get_bind().engine.url)
    held = _held.get(key)
    if held is not None and held.version == version:
        return held
    with _lock:
        fresh = _read(session, version)
        _held[key] = fresh
    return fresh


def rubric_edition(session: Session, edition_id: int) -> Rubric:
    """A rubric as it was pinned, whether or not it is still the active one."""
    rubric: Rubric = _restore(editions.by_id(session, edition_id))
    return rubric


def rubric_editions(session: Session, ids: Sequence[int]) -> dict[str, Rubric]:
    """Rubrics as they were pinned, by slug, in the order of their ids."""
    return {row.slug: _restore(row) for row in editions.by_ids(session, ids)}


def module_edition(session: Session, edition_id: int) -> Module:
    """A module as it was when an attempt was drawn from it, whether or not it is still the active one."""
    active = next((e for e in current(session).modules.values() if e.id == edition_id), None)
    module: Module = active.module if active else _restore(editions.by_id(session, edition_id))
    return module


def pathway_editions(session: Session, ids: Sequence[int]) -> dict[int, Pathway]:
    """Pathways as they were pinned, by edition; only those that are no longer active are asked for."""
    if not ids:
        return {}
    catalogue = current(session)
    active = {edition: catalogue.pathways[slug] for slug, edition in catalogue.pathway_ids.items()}
    past = [edition for edition in ids if edition not in active]
    found = active | ({row.id: _restore(row) for row in editions.by_ids(session, past)} if past else {})
    return {edition: found[edition] for edition in ids}


def exemplar_editions(session: Session, ids: Sequence[int]) -> dict[int, Exemplar]:
    """Example pieces as they were judged, by edition, whether or not they are still the active ones."""
    return {row.id: _restore(row) for row in editions.by_ids(session, ids)}


def vignette_edition(session: Session, edition_id: int, setting_id: int) -> VignetteEdition:
    """A case on editions that may no longer be active: old work shows the text and the key it was done on."""
    catalogue = current(session)
    active = next((e for e in catalogue.vignettes.values() if e.id == edition_id), None)
    if active and setting_id == catalogue.setting_id:
        return active
    row, words = editions.by_id(session, edition_id), editions.by_id(session, setting_id)
    vignette: Vignette = _restore(row)
    setting: Setting = _restore(words)
    return VignetteEdition(
        row.id,
        row.fingerprint,
        vignette,
        setting.tradition(vignette),
        setting.vocabulary,
    )
