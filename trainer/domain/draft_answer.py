"""From a draft's flat map to the answer that is scored, and what in it is still empty."""

from collections.abc import Mapping
from typing import Any

from trainer.domain.draft import State
from trainer.domain.inventory import (
    MAX_KEY_PEOPLE,
    Answer,
    AreaClaim,
    Ask,
    Commitment,
    Expectation,
    Formulation,
    Onset,
    Person,
    SafetyFinding,
    TimelineEntry,
)
from trainer.domain.vocabulary import Tradition, Vocabulary


def nested(state: Mapping[str, Any]) -> dict[str, Any]:
    """The flat map as a tree. Where a path and a path below it both stand, the tree keeps the one below."""
    tree: dict[str, Any] = {}
    for path in sorted(state):
        *above, last = path.split(".")
        node = tree
        for step in above:
            child = node.get(step)
            if not isinstance(child, dict) or child.keys() == {"ask"}:
                child = node[step] = {}
            node = child
        node[last] = state[path]
    return tree


def _ask(value: Any) -> Any:
    if isinstance(value, dict) and "ask" in value:
        return Ask(value["ask"]) if value["ask"].strip() else None
    return tuple(value) if isinstance(value, list) else value or None


def _cites(node: Mapping[str, Any], order: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted((t for t, on in node.get("cites", {}).items() if on), key=lambda t: order.get(t, 0)))


def _expectations(node: Any) -> Any:
    if isinstance(node, dict) and "ask" in node:
        return _ask(node)
    if not isinstance(node, dict):
        return None
    rows = [r for _, r in sorted(node.items()) if not r.get("gone") and r.get("by") and r.get("about")]
    other = {"patient": "person", "person": "patient"}
    made = tuple(
        Expectation(r["by"], other[r["by"]], r["about"], r.get("voiced", "not-known"), r.get("met", "not-known"))
        for r in rows
    )
    return made or None


def living(people: Mapping[str, Any]) -> dict[str, Any]:
    """The people not taken out, by key, in the order they were entered; nameless ones are left out."""
    return {k: p for k, p in sorted(people.items()) if not p.get("gone") and str(p.get("name", "")).strip()}


def _person(node: Mapping[str, Any], order: Mapping[str, int], vocabulary: Vocabulary) -> Person:
    fields = {f.id: _ask(node.get(f.id)) for f in vocabulary.fields if f.id != "expectations"}
    dead = node.get("status") == "dead"
    if dead and isinstance(fields["ring_now"], str):
        fields["ring_now"] = "not-applicable"
    return Person(
        name=node["name"].strip(),
        relation=node.get("relation", ""),
        status=node.get("status", "living"),
        key=bool(node.get("key")),
        line=node.get("line", ""),
        expectations=_expectations(node.get("expectations")),
        area=_ask(node.get("area")),
        evidence=_cites(node, order),
        why=node.get("why", ""),
        **fields,
    )


def to_answer(state: State, vocabulary: Vocabulary, tradition: Tradition, turns: Mapping[str, Any]) -> Answer:
    """The answer a draft makes. `turns` gives the turns' order. Of more than five key people the first five are."""
    tree = nested(state)
    order = {t: i for i, t in enumerate(turns)}
    people = living(tree.get("people", {}))
    key = [k for k, p in people.items() if p.get("key")][:MAX_KEY_PEOPLE]
    made = {k: _person({**p, "key": k in key}, order, vocabulary) for k, p in people.items()}
    areas = {}
    for area in tradition.area_ids:
        node = tree.get("areas", {}).get(area, {})
        if node:
            present = bool(node.get("present"))
            areas[area] = AreaClaim(
                present,
                node.get("rank") if present else None,
                node.get("confidence"),
                node.get("stage") if present else None,
                _cites(node, order),
                node.get("why", ""),
                tuple(made[k].name for k, on in sorted(node.get("people", {}).items()) if on and k in made),
            )
    safety = tuple(
        SafetyFinding(kind, node["status"], _cites(node, order), node.get("next_step"), node.get("why", ""))
        for kind, node in sorted(tree.get("safety", {}).items())
        if isinstance(node, dict) and node.get("status")
    )
    onset = tree.get("onset", {})
    events = sorted(
        (e for e in tree.get("events", {}).values() if not e.get("gone") and e.get("what")),
        key=lambda e: e.get("order", 0),
    )
    formulation = tree.get("formulation", {})
    return Answer(
        commitments=tuple(
            Commitment(int(n), c.get("areas", {}), c.get("primary"), c.get("note", ""))
            for n, c in sorted(tree.get("commitments", {}).items())
        ),
        people=tuple(made.values()),
        onset=Onset(onset.get("when", ""), onset.get("kind"), _cites(onset, order), onset.get("why", "")),
        areas=areas,
        safety=safety,
        formulation=Formulation(
            formulation.get("text", ""), {k: v for k, v in formulation.get("elements", {}).items() if v.strip()}
        ),
        timeline=tuple(
            TimelineEntry(
                e.get("when", ""),
                e["what"],
                e.get("kind", "event"),
                e.get("mood"),
                bool(e.get("onset")),
                _cites(e, order),
            )
            for e in events
        ),
    )


def empty_parts(answer: Answer, state: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is empty: (what stops the hand-in, what may stay empty), each a part's id. Only safety must be answered."""
    must = () if answer.safety or state.get("safety.nothing") else ("safety",)
    parts = {
        "people": bool(answer.people),
        "key-people": any(p.key for p in answer.people),
        "citations": any(p.evidence for p in answer.people),
        "areas": any(c.present for c in answer.areas.values()),
        "primary": answer.primary() is not None,
        "onset": bool(answer.onset.kind),
        "timeline": bool(answer.timeline),
        "formulation": bool(answer.formulation.text.strip()),
        "elements": bool(answer.formulation.elements),
    }
    return must, tuple(p for p, filled in parts.items() if not filled)
