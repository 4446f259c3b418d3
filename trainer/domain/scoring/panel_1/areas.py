"""panel-1, dimension problem areas: the primary, presence, and the onset."""

from collections.abc import Collection, Mapping

from trainer.domain.inventory import Answer
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import AreaVerdict, Item, Part, Standing
from trainer.domain.scoring.turns import soft_f1


def _credits(votes: Mapping[str, int], options: Collection[str], half: Collection[str]) -> dict[str, float]:
    """1 for the commonest (each, if tied), 1/2 for those in `half`, else 0."""
    top = max(votes.values(), default=0)
    return {o: 1.0 if top and votes.get(o) == top else 0.5 if o in half else 0.0 for o in options}


def _corrected(credit: Mapping[str, float], chosen: str | None) -> float | None:
    """(credit - mean) / (1 - mean) over the options; no choice earns 0, as a blind guess would on average."""
    mean = sum(credit.values()) / len(credit)
    if mean >= 1:
        return None
    return (credit[chosen] - mean) / (1 - mean) if chosen is not None and chosen in credit else 0.0


def primary(answer: Answer, panel: Panel) -> Part:
    """The primary area against the readers' votes."""
    chosen = answer.primary()
    with_turns = {p for r in panel.readers if (p := r.primary()) and r.areas[p].evidence}
    credit = _credits(panel.primary_votes, panel.tradition.area_ids, with_turns)
    value = _corrected(credit, chosen)
    names = {a.id: a.name for a in panel.tradition.areas}
    votes = ", ".join(f"{names[a]} {n}" for a, n in sorted(panel.primary_votes.items(), key=lambda v: -v[1]))
    why = f"Of {panel.size} readers: {votes or 'no primary'}. You chose {names.get(chosen or '', 'no primary')}."
    items = tuple(
        Item(names[a], c, f"{panel.primary_votes.get(a, 0)} of {panel.size} readers make it primary",
             readers=tuple(r.annotator for r in panel.readers if r.primary() == a))
        for a, c in credit.items()
    )  # fmt: skip
    return Part("primary", 0.5, value, why, items)


def presence(answer: Answer, panel: Panel) -> Part:
    """Informedness: share of indicated areas marked present minus share of unsupported areas marked present."""
    claimed = {a for a, c in answer.areas.items() if c.present}
    names = {a.id: a.name for a in panel.tradition.areas}
    if not panel.indicated or not panel.unsupported:
        return Part(
            "presence",
            0.2,
            None,
            "Every area has a reader who sees it, so presence cannot be told from ticking all.",
        )
    hit = [a for a in panel.indicated if a in claimed]
    false = [a for a in panel.unsupported if a in claimed]
    value = len(hit) / len(panel.indicated) - len(false) / len(panel.unsupported)
    items = [Item(names[a], float(a in hit) / len(panel.indicated), "indicated") for a in panel.indicated]
    items += [Item(names[a], -1 / len(panel.unsupported), "no reader sees it") for a in false]
    why = f"{len(hit)} of {len(panel.indicated)} indicated areas marked present; {len(false)} that no reader sees."
    return Part("presence", 0.2, value, why, tuple(items))


def onset(answer: Answer, panel: Panel) -> Part:
    """Mean of the kind of event, corrected as the primary, and the turns."""
    kinds = [k.id for k in panel.vocabulary.onset_kinds]
    kind = _corrected(_credits(panel.onset_votes, kinds, panel.onset_votes.keys()), answer.onset.kind)
    turns = soft_f1(answer.onset.evidence, panel.onset_turns, len(panel.vignette.turns))
    label = panel.vocabulary.label
    votes = ", ".join(
        f"{label('onset_kinds', k)} {n}" for k, n in sorted(panel.onset_votes.items(), key=lambda v: -v[1])
    )
    items = (
        Item("kind of event", kind or 0.0, f"readers: {votes or 'none named'}"),
        Item("turns", turns, "your turns against the readers'", answer.onset.evidence),
    )
    measured = [v for v in (kind, turns if panel.onset_turns else None) if v is not None]
    value = sum(measured) / len(measured) if measured else None
    return Part("onset", 0.3, value, "What the beginning is tied to, and the turns that show it.", items)


def area_verdicts(answer: Answer, panel: Panel) -> tuple[AreaVerdict, ...]:
    """Area by area: the claim, its standing, and what each reader chose and why, the minority included."""
    verdicts = []
    for area in panel.tradition.areas:
        claim = answer.areas.get(area.id)
        claimed = (claim.rank or "present") if claim and claim.present else "absent"
        standing: Standing = (
            "indicated" if area.id in panel.indicated
            else "defensible" if area.id in panel.defensible
            else "unsupported" if area.id in panel.unsupported
            else "neutral"
        )  # fmt: skip
        said = {r.annotator: r.areas.get(area.id) for r in panel.readers}
        votes = {a: (c.rank or "present") if c and c.present else "absent" for a, c in said.items()}
        seen = sum(v != "absent" for v in votes.values())
        first = panel.primary_votes.get(area.id, 0)
        why = f"{seen} of {panel.size} readers see it; {first} make it primary."
        verdicts.append(AreaVerdict(
            area.id, claimed, standing, votes, {a: c.why for a, c in said.items() if c}, why,
            claim.evidence if claim and claim.present else (), panel.area_turns(area.id),
        ))  # fmt: skip
    return tuple(verdicts)
