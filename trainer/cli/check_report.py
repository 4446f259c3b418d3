"""What `trainer check` says, to an author and to a script."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from trainer.content.catalogue import Library
from trainer.domain.readers import Reading, pooled
from trainer.domain.scoring.instrument import CaseInstrument, LibraryInstrument
from trainer.domain.vignette import Vignette


def _agreement(library: Library) -> dict[str, Any]:
    if library.setting is None:
        return {}
    cases = [(library.setting.tradition(v), v.annotations) for v in library.vignettes.values()]
    found = pooled([Reading(tradition.id, tradition.area_ids, readers) for tradition, readers in cases])
    return {"/".join(filter(None, key)): asdict(one) for key, one in found.items()}


def check_json(library: Library, cases: Sequence[CaseInstrument], whole: LibraryInstrument | None) -> dict[str, Any]:
    """`faults`; under `vignettes` each case as an instrument; under `library` the means and the pooled agreement."""
    return {
        "faults": [{"file": f.file, "line": f.line, "message": f.message} for f in library.faults],
        "vignettes": [
            {
                "slug": c.slug,
                "readers": list(c.readers),
                "votes": c.votes,
                "leave_one_out": c.leave_one_out,
                "gaming": c.gaming,
                "random_parts": {n: asdict(p) for n, p in c.random_parts.items()},
                "instrument": c.verdict,
                "reasons": list(c.reasons),
            }
            for c in cases
        ],
        "library": {**asdict(whole), "agreement": _agreement(library)} if whole else None,
        "modules": sorted(library.modules),
    }


def _goes_on(case: Vignette) -> Iterator[str]:
    """Of a long case: how many decision points, and how many readers went on. Scored is the initial phase alone."""
    if case.later:
        chosen = sum(bool(reading.decisions) for reading in case.annotations)
        circles = sum(bool(reading.second_circle) for reading in case.annotations)
        yield (
            f"    Goes on for {len(case.later)} sessions with {len(case.decisions)} decision points, never scored: "
            f"{chosen} readers chose, {circles} drew a second circle."
        )


def check_lines(library: Library, cases: Sequence[CaseInstrument], whole: LibraryInstrument | None) -> Iterator[str]:
    """All faults; or each case's verdict with its readers and its best strategy, then the library's."""
    yield from (str(f) for f in library.faults)
    if library.faults:
        n = len(library.faults)
        yield f"{n} {'fault' if n == 1 else 'faults'}; nothing was published."
        return
    quizzes = sum(module.quiz is not None for module in library.modules.values())
    yield (
        f"{len(library.modules)} modules ({quizzes} with a quiz), {len(library.vignettes)} cases, "
        f"{len(library.rubrics)} rubrics, {len(library.exemplars)} example pieces: no faults."
    )
    for c in cases:
        own = ", ".join(f"{n} {v:.2f}" for n, v in c.leave_one_out.items()) or "none"
        votes = ", ".join(f"{a} {v['primary']}" for a, v in c.votes.items() if v["primary"])
        best = max(c.gaming.items(), key=lambda g: g[1], default=("none", 0.0))
        yield f"{c.slug}: {c.verdict}. Primary: {votes or 'none'}. Readers' own marks: {own}."
        yield f"    Best strategy without reading well: {best[0]}, {best[1]:.2f}."
        yield from (f"    {reason}" for reason in c.reasons)
        yield from _goes_on(library.vignettes[c.slug])
    if whole:
        state = "sound" if whole.sound else "not sound"
        few = (
            ""
            if whole.enough
            else f"; only {whole.cases} cases with three readers, twelve are needed for a firm judgement"
        )
        yield f"Library: {state}{few}. Readers average {whole.mean_reader:.2f}, the lowest {whole.lowest_reader:.2f}."
        yield from (f"    {reason}" for reason in whole.reasons)
