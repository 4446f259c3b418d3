"""Examples in faults: each is right where it is offered, and keeps what its author meant."""

from dataclasses import fields
from typing import Any, get_type_hints

import pytest

from trainer.content.examples import example, keys_of, type_at
from trainer.content.yaml_lines import parse_yaml
from trainer.domain.exemplar import Exemplar, Judged
from trainer.domain.inventory import Annotation, Answer, Ask, Person
from trainer.domain.module import ModuleMatter, Source
from trainer.domain.pathway import PathwayFile
from trainer.domain.quiz import Quiz, QuizItem
from trainer.domain.rubric import Rubric
from trainer.domain.vignette import CaseMatter, Protocol

AUTHORED: tuple[Any, ...] = (
    Annotation,
    Answer,
    CaseMatter,
    Exemplar,
    ModuleMatter,
    PathwayFile,
    Quiz,
    QuizItem,
    Rubric,
    Person,
)


@pytest.mark.parametrize("of", AUTHORED)
def test_whatever_is_offered_can_be_written_there(of: Any) -> None:
    for name, kind in get_type_hints(of).items():
        if name in {f.name for f in fields(of)}:
            line = example(kind, name).removesuffix(", or [] where there is none")
            assert parse_yaml(line, dict[str, kind], "f.yaml").faults == [], line  # type: ignore[valid-type]


@pytest.mark.parametrize(
    ("of", "key", "got", "line"),
    [
        (tuple[str, ...], "sources", "here, and there", 'sources: ["here, and there"]'),
        (tuple[str, ...], "after", "what-is-ipt", "after: [what-is-ipt]"),
        (tuple[str, ...], "content_notes", "none", "content_notes: [text], or [] where there is none"),
        (tuple[Source, ...], "sources", "here", "sources: [{id: an-id, text: text, url: https://example.org/page}]"),
        (str, "id", 7, 'id: "7"'),
        (str, "line", True, 'line: "yes"'),
        (str, "title", ["a"], "title: text"),
        (int, "minutes", "an hour", "minutes: 40"),
        (str | Ask | None, "ring_now", 3, 'ring_now: "3"'),
        (tuple[str, ...] | Ask | None, "support", "emotional", "support: [emotional]"),
        (Protocol, "protocol", 9, "protocol: {initial: 3, middle: 3, termination: 3}"),
        (dict[str, Judged], "adjudicated", [], "adjudicated: {a-name: {level: 3, why: text}}"),
        (Judged, 0, "good", "- {level: 3, why: text}"),
    ],
)
def test_what_was_meant_stays(of: Any, key: str | int, got: Any, line: str) -> None:
    assert example(of, key, got) == line


def test_the_type_at_a_place_passes_the_names_of_branches() -> None:
    assert type_at(Annotation, ("people", 0, "ring_now", "Ask", "ask")) is str
    assert type_at(Annotation, ("areas", "grief", "confidence")) == int | None
    assert "anchor" in keys_of(type_at(Rubric, ("criteria", 0, "levels", 2)))
