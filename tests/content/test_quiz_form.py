"""No quiz of the shipped ones can be answered by the form of its options: what never reads finds little more than chance."""

import re
from collections.abc import Callable

import pytest

from trainer.config import ROOT
from trainer.content.modules import read_module
from trainer.content.shared_words import read_setting
from trainer.domain.quiz import Variant

MOST = 0.40
"""Of the keys, by whoever looks at the form alone; four options make chance a quarter. Before it was looked at, it was .60."""

REASON = re.compile(
    r"\b(since|because|so that|so as|in order to|in case|as (he|she|they|it|you|that|this|the))\b", re.I
)
ABSOLUTE = re.compile(r"\b(always|never|only|all|every|any|nothing|nobody|no one|none|must|cannot|everything)\b", re.I)
TWO_STEPS = re.compile(r", and\b|;")
PERSON = re.compile(r"\b(who|whom|whose)\b", re.I)


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z']+", text.lower()) if len(word) > 3}


def everything(text: str, stem: str) -> float:
    """What item writers do without noticing, added up: keys say what to do, in two steps, and distractors argue."""
    told = bool(TWO_STEPS.search(text)) + bool(re.search("[:;]", text)) + bool(PERSON.search(text))
    return told - 2 * bool(REASON.search(text)) - bool(ABSOLUTE.search(text)) + len(words(text) & words(stem)) / 10


BY_FORM: dict[str, Callable[[str, str], float]] = {
    "the longest": lambda text, stem: len(text),
    "the shortest": lambda text, stem: -len(text),
    "without a reason": lambda text, stem: -len(REASON.findall(text)),
    "with a reason": lambda text, stem: len(REASON.findall(text)),
    "in two steps": lambda text, stem: bool(TWO_STEPS.search(text)),
    "most commas": lambda text, stem: text.count(","),
    "nothing absolute": lambda text, stem: -len(ABSOLUTE.findall(text)),
    "words of the question": lambda text, stem: len(words(text) & words(stem)),
    "all of this": everything,
}


@pytest.fixture(scope="module")
def variants() -> list[Variant]:
    """Of every shipped quiz."""
    setting, _ = read_setting(ROOT)
    assert setting
    modules = [read_module(path.parent, setting)[0] for path in sorted(ROOT.glob("curriculum/modules/*/quiz.yaml"))]
    return [v for module in modules if module and module.quiz for item in module.quiz.items for v in item.variants]


@pytest.mark.parametrize("strategy", BY_FORM)
def test_no_key_is_told_by_its_form(variants: list[Variant], strategy: str) -> None:
    worth, found = BY_FORM[strategy], 0.0
    for variant in variants:
        scores = [worth(option.text, variant.stem) for option in variant.options]
        chosen = [option for option, score in zip(variant.options, scores, strict=True) if score == max(scores)]
        found += sum(option.right for option in chosen) / len(chosen)
    assert len(variants) > 300
    assert found / len(variants) <= MOST
