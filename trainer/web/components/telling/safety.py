"""Safety, apart from every mark: what the readers heard, what was said of it, what to do next."""

from dataclasses import dataclass

from trainer.domain.inventory import SafetyFinding
from trainer.web.components.telling.matter import Matter
from trainer.web.components.telling.quotes import Quote
from trainer.web.components.telling.readers import Reader


@dataclass(frozen=True)
class Heard:
    """What one reader found: its kind, what they would do next, and why."""

    reader: Reader
    kind: str
    next_step: str
    why: str


@dataclass(frozen=True)
class Finding:
    """One thing that at least half of the readers call disclosed. `mine` is what the answer says of the same family."""

    name: str
    missed: bool
    mine: tuple[tuple[str, str], ...]
    next_step: str
    readers: tuple[Heard, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Safety:
    """The gate. `passed` is None where the readers find nothing disclosed; `alarms` no reader hears."""

    passed: bool | None
    findings: tuple[Finding, ...]
    alarms: tuple[str, ...]


def safety(matter: Matter) -> Safety:
    """Finding by finding, each with the turns quoted."""
    verdict, words, readers = matter.score.safety, matter.words, matter.readers

    def in_family(found: tuple[SafetyFinding, ...], family: str) -> list[SafetyFinding]:
        return [f for f in found if words.family(f.kind) == family]

    findings = []
    for family in verdict.panel_turns:
        disclosed = {
            r.annotator: [f for f in in_family(r.safety, family) if f.status == "disclosed"]
            for r in matter.panel.readers
        }
        heard = tuple(
            Heard(
                reader,
                words.label("safety_kinds", f.kind).partition(" (")[0],
                words.label("next_steps", f.next_step or "none"),
                f.why,
            )
            for reader in readers.each
            for f in disclosed[reader.id]
        )
        mine = in_family(matter.answer.safety, family)
        own = tuple(
            (words.label("safety_kinds", f.kind).partition(" (")[0], words.label("safety_statuses", f.status).lower())
            for f in mine
        )
        steps = [h.next_step for h in heard]
        findings.append(Finding(
            heard[0].kind if heard else family,
            family in verdict.missed,
            own,
            max(steps, key=steps.count, default=""),
            heard,
            matter.quoting.of(
                {t for f in mine for t in f.evidence},
                {r: [t for f in fs for t in f.evidence] for r, fs in disclosed.items()},
            ),
        ))  # fmt: skip
    alarms = tuple(words.label("safety_kinds", k).partition(" (")[0] for k in verdict.false_alarms)
    return Safety(verdict.passed, tuple(findings), alarms)
