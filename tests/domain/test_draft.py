"""Drafts: which paths exist, how two tabs merge, what answer a draft makes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.scoring.small_case import case, setting
from trainer.domain.answer_faults import answer_faults
from trainer.domain.draft import MAX_SIZE, MAX_TEXT, BadChange, Change, Grammar, merge
from trainer.domain.draft_answer import empty_parts, to_answer
from trainer.domain.inventory import Ask, Expectation

TRADITION = setting().traditions.tradition("weissman-markowitz")
GRAMMAR = Grammar(setting().vocabulary, TRADITION, case(), opened=1)

GOOD: dict[str, Any] = {
    "people.p1.name": " Carol ",
    "people.p1.relation": "wife",
    "people.p1.key": True,
    "people.p1.ring_now": {"ask": "How close is she?"},
    "people.p1.support": ["practical", "company"],
    "people.p1.expectations.e1.by": "patient",
    "people.p1.expectations.e1.about": "listening",
    "people.p1.expectations.e1.met": "unmet",
    "people.p1.cites.s1:C2": True,
    "people.p1.cites.s1:C4": False,
    "people.p2.name": "Taken out",
    "people.p2.gone": True,
    "people.p3.line": "no name yet",
    "events.v1.what": "the row",
    "events.v1.order": 2,
    "events.v2.what": "low",
    "events.v2.kind": "mood",
    "events.v2.mood": 3,
    "events.v2.order": 1,
    "onset.kind": "death",
    "onset.cites.s1:C6": True,
    "areas.grief.present": True,
    "areas.grief.rank": "primary",
    "areas.grief.confidence": 70,
    "areas.grief.people.p1": True,
    "areas.grief.people.p2": True,
    "areas.role-dispute.present": False,
    "areas.role-dispute.rank": "secondary",
    "safety.mania.status": "not-asked",
    "formulation.text": "You have been ill.",
    "formulation.elements.why_now": "since spring",
    "commitments.1.areas.grief": 40,
    "commitments.1.primary": "grief",
}


@pytest.mark.parametrize("path", GOOD)
def test_a_path_of_ours_takes_its_value(path: str) -> None:
    GRAMMAR.check(path, GOOD[path])
    GRAMMAR.check(path, None)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("people", {}),
        ("people.p1", {}),
        ("people.P1.name", "x"),
        ("people.p1.secret", "x"),
        ("people.p1.ring_now", "nearby"),
        ("people.p1.ring_now", {"ask": "x", "more": 1}),
        ("people.p1.support", ["practical", "practical"]),
        ("people.p1.name", 7),
        ("people.p1.name", "x" * 20_001),
        ("people.p1.cites.s9:C1", True),
        ("people.p1.cites.s1:C2", "yes"),
        ("areas.joy.present", True),
        ("areas.grief.confidence", 101),
        ("areas.grief.confidence", True),
        ("commitments.2.primary", "grief"),
        ("safety.boredom.status", "disclosed"),
        ("formulation.elements.rhyme", "x"),
        ("__proto__.x", 1),
        ("", 1),
    ],
)
def test_what_no_page_makes_is_refused(path: str, value: Any) -> None:
    with pytest.raises(BadChange):
        GRAMMAR.check(path, value)


def test_a_later_session_cannot_be_cited_before_it_is_opened() -> None:
    with pytest.raises(BadChange):
        Grammar(setting().vocabulary, TRADITION, case(), opened=0).check("onset.cites.s1:C2", True)


def change(path: str, base: Any, value: Any, operation: str = "o1") -> Change:
    return Change(operation, path, base, value)


def test_different_paths_merge_and_the_same_path_clashes_with_both_values() -> None:
    state = {"people.p1.name": "Carol", "people.p1.line": "wife"}
    after, clashes = merge(
        state,
        [change("people.p1.line", "wife", "his wife"), change("people.p1.name", "Karol", "Caroline", "o2")],
        GRAMMAR,
    )
    assert after == {"people.p1.name": "Carol", "people.p1.line": "his wife"}
    assert [(c.operation, c.yours, c.theirs) for c in clashes] == [("o2", "Caroline", "Carol")]


def test_wanting_what_stands_there_is_no_clash_and_none_takes_away() -> None:
    after, clashes = merge({"onset.when": "May"}, [change("onset.when", "April", "May")], GRAMMAR)
    assert (after, clashes) == ({"onset.when": "May"}, [])
    assert merge({"onset.when": "May"}, [change("onset.when", "May", None)], GRAMMAR) == ({}, [])


TYPED = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=3)
edits = st.lists(st.tuples(st.sampled_from(["onset.when", "onset.why", "people.p1.name"]), TYPED), max_size=8)


@given(edits, edits)
def test_two_writers_never_lose_a_value_unseen(mine: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> None:
    """Each writer saw the empty draft and types on; the second to save either lands or is shown both values."""
    first, _ = merge({}, [change(p, None, v, f"a{i}") for i, (p, v) in enumerate(dict(mine).items())], GRAMMAR)
    wanted = dict(theirs)
    second, clashes = merge(first, [change(p, None, v, f"b{i}") for i, (p, v) in enumerate(wanted.items())], GRAMMAR)
    clashed = {c.path: c for c in clashes}
    for path, value in wanted.items():
        assert second[path] == value or (clashed[path].yours == value and clashed[path].theirs == first[path])
    assert all(second[p] == v for p, v in first.items())


def test_the_answer_a_draft_makes() -> None:
    answer = to_answer(GOOD, setting().vocabulary, TRADITION, case().turn)
    [carol] = answer.people
    assert (carol.name, carol.relation, carol.key) == ("Carol", "wife", True)
    assert carol.ring_now == Ask("How close is she?")
    assert carol.support == ("practical", "company")
    assert carol.expectations == (Expectation("patient", "person", "listening", "not-known", "unmet"),)
    assert carol.evidence == ("s1:C2",)
    assert answer.primary() == "grief"
    assert answer.areas["grief"].people == ("Carol",)
    assert answer.areas["role-dispute"].rank is None
    assert [e.what for e in answer.timeline] == ["low", "the row"]
    words = setting()
    assert (
        answer_faults(answer, vocabulary=words.vocabulary, tradition=TRADITION, turns=case().turn, sessions=[1]) == []
    )


def test_only_safety_must_be_answered() -> None:
    def parts(state: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return empty_parts(to_answer(state, setting().vocabulary, TRADITION, case().turn), state)

    assert parts({})[0] == ("safety",)
    assert parts({"safety.nothing": True})[0] == ()
    assert "people" in parts({})[1]
    assert parts(GOOD) == ((), ())


values = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 200), st.text(max_size=5), st.just({"ask": "?"}), st.just(["practical"])
)


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), values))
def test_whatever_a_draft_may_hold_makes_an_answer(state: dict[str, Any]) -> None:
    kept, _ = merge({}, [], GRAMMAR)
    for path, value in state.items():
        try:
            GRAMMAR.check(path, value)
        except BadChange:
            continue
        if value is not None:
            kept[path] = value
    to_answer(kept, setting().vocabulary, TRADITION, case().turn)


def test_a_draft_cannot_grow_without_end_but_can_always_shrink() -> None:
    text = "x" * MAX_TEXT
    state = {f"people.p{n}.line": text for n in range(MAX_SIZE // MAX_TEXT)}
    with pytest.raises(BadChange, match="shorten"):
        merge(state, [Change("o1", "people.q.line", None, "y")], GRAMMAR)
    over = state | {"people.q.line": text}
    after, _ = merge(over, [Change("o1", "people.q.line", text, "y")], GRAMMAR)
    assert after["people.q.line"] == "y"
