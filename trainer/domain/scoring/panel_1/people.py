"""panel-1, dimension people: who was found, with a turn that shows them, and who was taken to be key."""

from trainer.domain.inventory import Answer
from trainer.domain.scoring.matching import Match
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import Item, Part
from trainer.domain.scoring.sightings import named_in


def fitting(cited: tuple[str, ...], person_id: str, panel: Panel) -> tuple[str, ...]:
    """The cited turns that show this person: a reader cites them for the person too, or the turn names the person."""
    shown = panel.person_turns(person_id).keys() | named_in(panel.vignette, person_id)
    return tuple(t for t in cited if t in shown)


def coverage(answer: Answer, matches: tuple[Match, ...], panel: Panel) -> Part:
    """Panel-weighted recall of people entered with a fitting citation, less nobodies over the panel's list."""
    total = sum(panel.weight.values())
    if not total:
        return Part("coverage", 0.25, None, "No reader lists anybody who matters.")
    entered = {m.person_id: answer.people[m.index] for m in matches if m.person_id}
    items, got = [], 0.0
    for person_id, weight in panel.weight.items():
        entry = entered.get(person_id)
        fits = fitting(entry.evidence, person_id, panel) if entry else ()
        name = panel.vignette.person[person_id].name
        worth = weight / total if fits else 0.0
        got += worth
        readers = tuple(panel.readings[person_id])
        if fits:
            items.append(Item(name, worth, "entered, with a turn that shows them", fits, readers))
        elif entry:
            items.append(Item(name, 0.0, "entered, but no cited turn shows them", entry.evidence, readers))
        elif weight:
            items.append(Item(name, 0.0, "not entered", tuple(panel.person_turns(person_id)), readers))
    for m in matches:
        if m.person_id is None:
            cost = -1 / len(panel.readings)
            got += cost
            items.append(Item(answer.people[m.index].name, cost, "nobody in this case"))
    return Part("coverage", 0.25, got, "How much of the readers' list you found and showed in the text.", tuple(items))


def key_people(answer: Answer, matches: tuple[Match, ...], panel: Panel) -> Part:
    """Informedness: share of the essential people marked key minus the share of the others marked key."""
    essential = set(panel.essential)
    others = {p.id for p in panel.vignette.people} - essential
    if not essential:
        return Part("key people", 0.75, None, "The readers do not agree on anybody essential.")
    marked = [m for m in matches if answer.people[m.index].key]
    hits = [m.person_id for m in marked if m.person_id in essential]
    false = [m for m in marked if m.person_id not in essential]
    value = len(hits) / len(essential) - (min(1.0, len(false) / len(others)) if others else float(bool(false)))
    items = [
        Item(
            panel.vignette.person[p].name,
            (1 if p in hits else 0) / len(essential),
            "marked key, as the readers do" if p in hits else "essential to the readers, not marked key",
            tuple(panel.person_turns(p)),
            tuple(a for a, r in panel.readings[p].items() if r.importance == "essential"),
        )
        for p in panel.essential
    ]
    for m in false:
        name = answer.people[m.index].name
        items.append(
            Item(
                name,
                -1 / max(1, len(others)),
                "marked key; fewer than half of the readers call them essential",
            )
        )
    why = f"{len(hits)} of {len(essential)} essential people marked key; {len(false)} others marked key."
    return Part("key people", 0.75, value, why, tuple(items))
