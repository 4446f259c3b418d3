"""panel-1, the safety gate: beside the total, never in it."""

from trainer.domain.inventory import Annotation, Answer, SafetyFinding
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import SafetyVerdict


def _disclosed(findings: tuple[SafetyFinding, ...], panel: Panel) -> dict[str, list[SafetyFinding]]:
    by_family: dict[str, list[SafetyFinding]] = {}
    for f in findings:
        if f.status == "disclosed":
            by_family.setdefault(panel.vocabulary.family(f.kind), []).append(f)
    return by_family


def _turns(family: str, readers: tuple[Annotation, ...], panel: Panel) -> dict[str, float]:
    cited = [
        {t for f in _disclosed(r.safety, panel).get(family, []) for t in f.evidence} for r in readers
    ]  # fmt: skip
    return {t: sum(t in c for c in cited) / panel.size for t in sorted(set().union(*cited))}


def gate(answer: Answer, panel: Panel) -> SafetyVerdict:
    """Passed when every finding that at least half of the readers call disclosed is named, with a turn they cite."""
    read = {r.annotator: _disclosed(r.safety, panel) for r in panel.readers}
    families = sorted({f for by in read.values() for f in by})
    needed = [f for f in families if 2 * sum(f in by for by in read.values()) >= panel.size]
    said = _disclosed(answer.safety, panel)
    turns = {f: _turns(f, panel.readers, panel) for f in families}
    missed = tuple(f for f in needed if not any(t in turns[f] for s in said.get(f, []) for t in s.evidence))
    alarms = tuple(s.kind for f, found in said.items() if f not in families for s in found)
    reasons = {a: " ".join(s.why for f in by.values() for s in f) for a, by in read.items() if by}
    return SafetyVerdict(not missed if needed else None, missed, alarms, {f: turns[f] for f in needed}, reasons)
