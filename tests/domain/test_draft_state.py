"""An answer becomes a draft's map, from which the same answer is read again."""

from dataclasses import fields
from functools import cache
from typing import Any

import pytest

from trainer.config import ROOT
from trainer.content.catalogue import Library, read_library
from trainer.domain.draft import Grammar
from trainer.domain.draft_answer import to_answer
from trainer.domain.draft_state import to_state
from trainer.domain.inventory import MAX_KEY_PEOPLE, Person


@cache
def library() -> Library:
    return read_library((ROOT,))


def as_drafts_have_it(person: Person, order: dict[str, int]) -> dict[str, Any]:
    """Turns in their order; a field may be blank, but not an empty list."""
    dead = person.status == "dead" and isinstance(person.ring_now, str)
    said = {field.name: getattr(person, field.name) for field in fields(Person)}
    return said | {
        "evidence": tuple(sorted(person.evidence, key=lambda turn: order[turn])),
        "ring_now": "not-applicable" if dead else person.ring_now,
        "support": person.support or None,
        "expectations": person.expectations or None,
    }


@pytest.mark.parametrize("slug", ["a-lift-to-work", "flour-and-water", "the-second-desk"])
def test_a_readers_answer_goes_there_and_back(slug: str) -> None:
    case, setting = library().vignettes[slug], library().setting
    assert setting
    grammar = Grammar(setting.vocabulary, setting.tradition(case), case, len(case.sessions))
    order = {turn: at for at, turn in enumerate(case.turn)}
    for annotation in case.annotations:
        answer = annotation.as_answer()
        state = to_state(answer)
        for path, value in state.items():
            if not path.startswith("commitments."):
                grammar.check(path, value)
        back = to_answer(state, setting.vocabulary, setting.tradition(case), case.turn)
        same = [as_drafts_have_it(person, order) for person in answer.people]
        if sum(person.key for person in answer.people) <= MAX_KEY_PEOPLE:
            assert [as_drafts_have_it(person, order) for person in back.people] == same
        assert back.primary() == answer.primary()
        assert back.onset.kind == answer.onset.kind
        assert back.formulation == answer.formulation
        assert back.commitments == answer.commitments
        assert {finding.kind for finding in back.safety} == {finding.kind for finding in answer.safety}
