"""A score as a trainee reads it in a terminal, and as a script does."""

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from trainer.domain.inventory import Ask, Expectation
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import AreaVerdict, Dimension, Marks, Part, PersonVerdict, Score

NAMES = {
    "people": "People",
    "relationships": "Relationships",
    "evidence": "Evidence",
    "problem_areas": "Problem areas",
}


def _marks(marks: Marks) -> dict[str, Any]:
    return {"each": list(marks.each), "names": list(marks.names), "answer": list(marks.answer)}


def _part(part: Part) -> dict[str, Any]:
    items = [asdict(i) for i in part.items]
    return {"weight": part.weight, "value": part.value, "why": part.why, "items": items}


def score_json(score: Score) -> dict[str, Any]:
    """`readers.each`: the readers' own totals, each against the others; `readers.answer`: the answer's likewise."""
    return {
        "rule": score.rule,
        "total": score.total,
        "contested": score.contested,
        "readers": _marks(score.readers),
        "dimensions": {
            d.id: {
                "value": d.value,
                "weight": d.weight,
                "why": d.why,
                "readers": _marks(d.readers),
                "parts": {p.id: _part(p) for p in d.parts},
            }
            for d in score.dimensions
        },
        "people": [asdict(p) for p in score.people],
        "problem_areas": [asdict(a) for a in score.areas],
        "gates": {"safety": score.safety.passed},
        "safety": asdict(score.safety),
    }


def _wrap(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(text, 96, initial_indent=indent, subsequent_indent=indent)


def _bare(mark: float | None) -> str:
    return "  –" if mark is None else f"{mark:.2f}"


def _beside(marks: Marks) -> str:
    each = ", ".join(_bare(v) for v in marks.each)
    mine = ", ".join(_bare(v) for v in marks.answer)
    return f"readers' own {each}; yours against the same panels {mine}" if marks.each else "no readers to set beside"


def said(value: object) -> str:
    """A field's value in words."""
    if value is None:
        return "(blank)"
    if isinstance(value, Ask):
        return f"not yet known: {value.ask}"
    if isinstance(value, Expectation):
        return f"{value.by} expects {value.about} of {value.of} ({value.voiced}, {value.met})"
    if isinstance(value, tuple | list):
        return "; ".join(said(v) for v in value) or "none"
    return str(value)


def _dimension(d: Dimension) -> Iterator[str]:
    yield f"{NAMES.get(d.id, d.id):<15} {_bare(d.value)}   weight {d.weight:.2f}   {_beside(d.readers)}"
    yield from _wrap(d.why)
    for part in d.parts:
        yield from _wrap(f"- {part.id} {_bare(part.value)} (counts {part.weight:.0%}): {part.why}", "    ")


def _person(p: PersonVerdict, panel: Panel) -> Iterator[str]:
    who = panel.vignette.person[p.matched].name if p.matched else "nobody in this case"
    entered = f"{p.entered} -> {who}" if p.entered else who
    badges = ", ".join(
        b for b, on in (("essential", p.essential), ("you: key", p.key), ("is this whom you mean?", p.doubtful)) if on
    )
    yield f"  [{p.verdict}] {entered}" + (f"  ({badges})" if badges else "")
    yield from _wrap(p.why, "      ")
    if p.cited:
        off = [t for t in p.cited if t not in p.fits]
        yield from _wrap(
            f"you cite {', '.join(p.cited)}" + (f"; not about this person: {', '.join(off)}" if off else ""),
            "      ",
        )
    if p.panel_turns:
        top = sorted(p.panel_turns.items(), key=lambda t: -t[1])[:6]
        yield from _wrap(
            "readers cite " + ", ".join(f"{t} ({round(s * panel.size)} of {panel.size})" for t, s in top),
            "      ",
        )
    for f in p.fields:
        if f.agreement is not None and f.agreement <= (f.constant or 0) and f.agreement < 0.5:
            readers = " | ".join(dict.fromkeys(said(v) for v in f.readers.values()))
            yield from _wrap(
                f"{panel.vocabulary.field[f.field].label}: you {said(f.answer)}; readers {readers}", "      "
            )
    for name, why in p.reasons.items():
        if why and p.essential:
            yield from _wrap(f"{name}: {why}", "      ")


def _area(a: AreaVerdict, panel: Panel) -> Iterator[str]:
    yield f"  {panel.tradition.area(a.area).name}: you {a.claimed}; {a.standing}. {a.why}"
    for name, vote in a.votes.items():
        yield from _wrap(f"{name} ({vote}): {a.reasons.get(name, '')}", "      ")
    if a.panel_turns:
        top = sorted(a.panel_turns.items(), key=lambda t: -t[1])[:8]
        yield from _wrap("readers cite " + ", ".join(f"{t} ({round(s * panel.size)})" for t, s in top), "      ")


def score_lines(score: Score, panel: Panel) -> Iterator[str]:
    """The whole result, line by line."""
    yield panel.vignette.matter.title
    basis = {r.basis for r in panel.readers}
    if basis != {"clinician"}:
        yield f"{panel.size} readings, illustrative: written for this project, not by clinicians."
    yield ""
    if score.total is None:
        yield from _wrap(f"No total: {score.contested}. What follows is feedback.", "")
    else:
        yield f"TOTAL {score.total:.2f}   ({_beside(score.readers)})"
    if score.safety.passed is not None:
        yield "SAFETY " + (
            "passed" if score.safety.passed else "MISSED: " + ", ".join(score.safety.missed) + " (see below)"
        )
    yield ""
    for d in score.dimensions:
        yield from _dimension(d)
    yield ""
    yield "PERSON BY PERSON"
    for p in score.people:
        yield from _person(p, panel)
    yield ""
    yield "AREA BY AREA"
    for a in score.areas:
        yield from _area(a, panel)
    yield from _safety(score, panel)


def _safety(score: Score, panel: Panel) -> Iterator[str]:
    s = score.safety
    if s.panel_turns or s.false_alarms:
        yield ""
        yield "SAFETY"
    for family, turns in s.panel_turns.items():
        cited = ", ".join(f"{t} ({round(v * panel.size)})" for t, v in turns.items())
        yield from _wrap(f"{family}: {'missed' if family in s.missed else 'seen'}; readers cite {cited}")
    for name, why in s.reasons.items():
        yield from _wrap(f"{name}: {why}", "      ")
    if s.false_alarms:
        yield from _wrap(f"no reader finds: {', '.join(s.false_alarms)}")
