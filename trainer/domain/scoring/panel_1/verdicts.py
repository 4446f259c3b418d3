"""panel-1, person by person: found, missed, misread, unsupported, with turns and the readers' reasons."""

from trainer.domain.inventory import Answer, Person
from trainer.domain.scoring.matching import Match
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.panel_1.people import fitting
from trainer.domain.scoring.panel_1.relationships import compare_fields
from trainer.domain.scoring.result import FieldReading, PersonVerdict, Verdict


def _judge(entry: Person, match: Match, panel: Panel, fields: tuple[FieldReading, ...]) -> tuple[Verdict, str]:
    if match.person_id is None:
        return "unsupported", "Nobody in this case goes by that name and relation."
    person = panel.vignette.person[match.person_id]
    readers = len(panel.readings.get(person.id, {}))
    if not fitting(entry.evidence, person.id, panel):
        return "unsupported", f"{person.name} is in the case, but no turn you cite shows them."
    statuses = {person.status, *(r.status for r in panel.readings.get(person.id, {}).values())}
    if entry.status not in statuses:
        label = panel.vocabulary.label
        yours, theirs = (label("statuses", s).lower() for s in (entry.status, person.status))
        return "misread", f"You have {person.name} as {yours}; the sessions say {theirs}."
    compared = [f for f in fields if f.agreement is not None]
    if compared and sum((f.agreement or 0) - (f.constant or 0) for f in compared) < 0:
        return "misread", "Your fields agree with the readers less than one answer given for everybody would."
    if not readers:
        return "found", "In the case, though no reader lists them."
    return "found", f"{readers} of {panel.size} readers list {person.name} too."


def person_verdicts(answer: Answer, matches: tuple[Match, ...], panel: Panel) -> tuple[PersonVerdict, ...]:
    """Entries in the order given, then the people on the panel's list who were missed, weightiest first."""
    fields = compare_fields(answer, matches, panel)[0]
    verdicts = []
    for m in matches:
        entry = answer.people[m.index]
        pid = m.person_id or ""
        verdict, why = _judge(entry, m, panel, fields.get(pid, ()))
        said = panel.readings.get(pid, {})
        verdicts.append(PersonVerdict(
            entry.name, m.person_id, verdict, why, entry.key, pid in panel.essential, m.doubtful, entry.evidence,
            fitting(entry.evidence, pid, panel) if pid else (), panel.person_turns(pid),
            {a: r.why for a, r in said.items()}, fields.get(pid, ()),
        ))  # fmt: skip
    entered = {m.person_id for m in matches}
    missed = [p for p in sorted(panel.readings, key=lambda p: -panel.weight[p]) if p not in entered and panel.weight[p]]
    for pid in missed:
        said = panel.readings[pid]
        essential = pid in panel.essential
        why = f"{len(said)} of {panel.size} readers list {panel.vignette.person[pid].name}" + (
            ", and find them essential." if essential else "."
        )
        verdicts.append(PersonVerdict(
            None, pid, "missed", why, essential=essential, panel_turns=panel.person_turns(pid),
            reasons={a: r.why for a, r in said.items()}, fields=fields.get(pid, ()),
        ))  # fmt: skip
    return tuple(verdicts)
