"""panel-1, dimension evidence: the turns cited for areas and for essential people."""

from trainer.domain.inventory import Answer
from trainer.domain.scoring.matching import Match
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import Item, Part
from trainer.domain.scoring.turns import soft_f1


def _part(part_id: str, items: list[Item], what: str) -> Part:
    if not items:
        return Part(part_id, 0.5, None, f"The readers cite no turns for {what}.")
    value = sum(i.value for i in items) / len(items)
    return Part(part_id, 0.5, value, f"How well your turns for {what} agree with the readers' turns.", tuple(items))


def area_turns(answer: Answer, panel: Panel) -> Part:
    """Mean soft F1 over the indicated areas; an area not claimed earns 0."""
    items = []
    for area in panel.indicated:
        shares = panel.area_turns(area)
        claim = answer.areas.get(area)
        cited = claim.evidence if claim and claim.present else ()
        if shares:
            value = soft_f1(cited, shares, len(panel.vignette.turns))
            agreed = sum(t in shares for t in cited)
            why = f"{agreed} of your {len(cited)} turns are cited by a reader too" if cited else "no turns cited"
            items.append(Item(panel.tradition.area(area).name, value, why, tuple(cited)))
    return _part("areas", items, "the problem areas")


def people_turns(answer: Answer, matches: tuple[Match, ...], panel: Panel) -> Part:
    """Mean soft F1 over the essential people; a person not entered earns 0."""
    entered = {m.person_id: answer.people[m.index] for m in matches if m.person_id}
    items = []
    for person_id in panel.essential:
        shares = panel.person_turns(person_id)
        cited = entered[person_id].evidence if person_id in entered else ()
        if shares:
            value = soft_f1(cited, shares, len(panel.vignette.turns))
            agreed = sum(t in shares for t in cited)
            why = f"{agreed} of your {len(cited)} turns are cited by a reader too" if cited else "no turns cited"
            items.append(Item(panel.vignette.person[person_id].name, value, why, tuple(cited)))
    return _part("people", items, "the essential people")
