"""Publishing: what authors wrote becomes immutable editions, and the active pointer moves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from trainer.content.catalogue import Library, read_library
from trainer.content.editions import canonical, fingerprint
from trainer.content.faults import Fault
from trainer.db.models.content import ActiveEdition, ContentEdition
from trainer.db.queries import editions
from trainer.domain.errors import TrainerError
from trainer.domain.scoring.instrument import broken
from trainer.services.auditing import record

SETTING_SLUG = "setting"


class FaultyContent(TrainerError):
    """Content was refused; `faults` says why, in the words of `trainer check`."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in the content")
        self.faults = tuple(faults)


@dataclass(frozen=True)
class PublishReport:
    """What a publication did: slugs by kind, in `kind/slug` form."""

    published: tuple[str, ...]
    unchanged: int
    withdrawn: tuple[str, ...]

    def sentence(self) -> str:
        """The report in one sentence."""
        new = ", ".join(self.published) or "nothing"
        gone = f"; withdrawn: {', '.join(self.withdrawn)}" if self.withdrawn else ""
        return f"Published {new}; {self.unchanged} unchanged{gone}."


def _values(library: Library) -> dict[tuple[str, str], Any]:
    found: dict[tuple[str, str], Any] = {("setting", SETTING_SLUG): library.setting}
    found |= {("vignette", slug): v for slug, v in library.vignettes.items()}
    found |= {("module", slug): m for slug, m in library.modules.items()}
    found |= {("rubric", slug): r for slug, r in library.rubrics.items()}
    found |= {("pathway", slug): p for slug, p in library.pathways.items()}
    found |= {("exemplar", slug): e for slug, e in library.exemplars.items()}
    return found


# Whether a case is broken follows from its text alone, so it is judged once a process for each text.
_judged: dict[str, tuple[str, ...]] = {}


def _broken(library: Library, prints: dict[tuple[str, str], str]) -> list[Fault]:
    """A case that a strategy without reading can pass is refused."""
    if library.setting is None:
        return []
    faults = []
    for slug, vignette in library.vignettes.items():
        key = prints["vignette", slug] + prints["setting", SETTING_SLUG]
        if key not in _judged:
            _judged[key] = broken(library.setting.panel(vignette))
        faults += [Fault(f"case_vignettes/{slug}/case.md", 1, f"broken: {reason}") for reason in _judged[key]]
    return faults


def publish_all(
    session: Session,
    roots: Sequence[Path],
    *,
    now: datetime,
    by: int | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> PublishReport:
    """Check everything under `roots` and store what is new. Raises FaultyContent, and then nothing is stored."""
    library = read_library(roots, progress)
    if library.faults:
        raise FaultyContent(library.faults)
    known = editions.fingerprints(session)
    texts = {k: canonical(k[0], v) for k, v in _values(library).items()}
    prints = {k: fingerprint(*k, text) for k, text in texts.items()}
    if any(p not in known for (kind, _), p in prints.items() if kind == "vignette"):
        session.rollback()  # judging takes seconds per case, and nobody else's work should wait for it
        progress("testing the cases against strategies that do not read")
        if refused := _broken(library, prints):
            raise FaultyContent(refused)
        known = editions.fingerprints(session)
    active = editions.active(session)
    published, unchanged = [], 0
    for (kind, slug), text in texts.items():
        mark = prints[kind, slug]
        if mark not in known:
            row = ContentEdition(
                fingerprint=mark, kind=kind, slug=slug, canonical=text, published_at=now, published_by_id=by
            )
            session.add(row)
            session.flush()
            known[mark] = row.id
        pointer = active.get((kind, slug))
        if pointer is None:
            session.add(ActiveEdition(kind=kind, slug=slug, edition_id=known[mark]))
        elif pointer.edition_id == known[mark]:
            unchanged += 1
            continue
        else:
            pointer.edition_id = known[mark]
        published.append(f"{kind}/{slug}")
    gone = [key for key in active if key not in texts]
    for key in gone:
        session.delete(active[key])
    if published or gone:
        editions.bump_version(session)
        record(session, at=now, actor_id=by, action="content.published", object_kind="content", object_id="all",
               detail={"published": published, "withdrawn": ["/".join(k) for k in gone]})  # fmt: skip
    session.commit()
    return PublishReport(tuple(published), unchanged, tuple("/".join(k) for k in gone))
