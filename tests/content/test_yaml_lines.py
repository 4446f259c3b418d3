"""YAML with lines: every fault at once, and no text that brings the loaders down."""

from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.content.front_matter import parse_front_matter
from trainer.content.transcripts import parse_session
from trainer.content.yaml_lines import parse_yaml
from trainer.domain.inventory import Annotation, Answer
from trainer.domain.schema import STRICT

TEXT = "should be text, in quotes if it looks like a number or yes/no"


@dataclass(frozen=True)
class Inner:
    __pydantic_config__: ClassVar = STRICT
    level: int
    note: str = ""


@dataclass(frozen=True)
class Outer:
    __pydantic_config__: ClassVar = STRICT
    title: str
    rows: tuple[Inner, ...] = ()
    more: dict[str, int] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("title: A\nrows:\n  - level: 1\n", []),
        ("title: no\n", [f"f.yaml:1: title: {TEXT}, not 'false'; for example: title: \"no\""]),
        ("rows: []\n", ["f.yaml:1: title: is missing; for example: title: text"]),
        ("title: A\ntitel: B\n", ["f.yaml:2: titel: unknown key; did you mean 'title'?"]),
        ("title: A\nrows:\n  - level: one\n", ["f.yaml:3: rows.1.level: should be a whole number, not 'one'; for example: level: 3"]),
        ("title: A\ntitle: B\n", ["f.yaml:2: duplicate key 'title' (first on line 1)"]),
        ("title: &a A\nmore: *a\n", ["f.yaml:1: an alias (*name); write the value out instead"]),
        ("title: A\nrows: one\n", ["f.yaml:2: rows: should be a list, not 'one'; for example: rows: [{level: 3}]"]),
        ("title: A\nrows:\n", ["f.yaml:2: rows: should be a list, not nothing; for example: rows: [{level: 3}]"]),
        ("title: A\nrows: [1]\n", ["f.yaml:2: rows.1: should be keys with values, not '1'; for example: - {level: 3}"]),
        ("title: A\nmore: 1\n", ["f.yaml:2: more: should be keys with values, not '1'; for example: more: {a-name: 3}"]),
        ("title: A\nrows:\n  - levle: 1\n    level: 1\n", ["f.yaml:3: rows.1.levle: unknown key; did you mean 'level'?"]),
        ("", ["f.yaml:1: empty; the keys are missing"]),
        ("title: A\n? [1]\n: 2\n", ["f.yaml:2: a key that is not a plain word"]),
        ("title: \x07\n", ["f.yaml:1: a character that YAML does not allow; retype the line"]),
        (
            "title: 1\nrows:\n  - level: 1\n    x: 2\n  - note: 3\n",
            [
                f"f.yaml:1: title: {TEXT}, not '1'; for example: title: \"1\"",
                "f.yaml:4: rows.1.x: unknown key; take it out or check its spelling",
                "f.yaml:5: rows.2.level: is missing; for example: level: 3",
                f"f.yaml:5: rows.2.note: {TEXT}, not '3'; for example: note: \"3\"",
            ],
        ),
    ],
)  # fmt: skip
def test_all_faults_at_once_with_their_lines(text: str, faults: list[str]) -> None:
    assert [str(f) for f in sorted(parse_yaml(text, Outer, "f.yaml").faults)] == faults


def test_what_is_not_yaml_says_so_with_its_line() -> None:
    [fault] = parse_yaml("title: A\nrows: a: b\n", Outer, "f.yaml").faults
    assert str(fault) == 'f.yaml:2: not valid YAML: text that holds a colon stands in quotes; write rows: "a: b"'


def test_front_matter_counts_lines_from_the_top_of_the_file() -> None:
    parsed, body, before = parse_front_matter("---\ntitle: A\nx: 1\n---\nBody\n", Outer, "f.md")
    assert [str(f) for f in parsed.faults] == ["f.md:3: x: unknown key; take it out or check its spelling"]
    assert (body, before) == ("Body\n", 4)


def test_a_file_without_front_matter_says_so() -> None:
    parsed, _, _ = parse_front_matter("Body", Outer, "f.md")
    assert str(parsed.faults[0]).startswith("f.md:1: no front matter")


YAMLISH = st.lists(
    st.sampled_from(
        ["people:", "  - name: A", "    relation: friend", "areas:", "  grief: {present: true}", "- ", "&a", "*a", "!!python/x",
         "!0", "{", "}", "[", "2026-13-45", "? x", "|", ">", "\t", "#", ": ", "'", '"', "\x00", "\ufeff", "---", "...", "<<: *a",
         "ask", "0x", "1_000", ".nan", ".inf", "~", "é", "\u2028", "onset: {kind: 1}", "9" * 400, "title: A"]
    ),
    max_size=30,
).map("\n".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(YAMLISH, st.text(max_size=200)), st.sampled_from([Answer, Annotation, Outer]))
def test_no_text_brings_the_yaml_loader_down(text: str, of: type) -> None:
    parsed = parse_yaml(text, of, "f.yaml")
    assert parsed.faults or isinstance(parsed.value, of)
    assert all(f.line >= 1 and f.message for f in parsed.faults)


MARKDOWNISH = st.lists(
    st.sampled_from(
        ["---", "session: 1", "phase: initial", "title: A", "speakers: {T: Therapist, C: Ann}", "", "T1: hello", "C2: hi",
         "C2a: again", "C1: back", "X9: who", "no mark", "C3:", "c4: low", "T99999: far", "\x00", "C5: é\u2028x"]
    ),
    max_size=30,
).map("\n".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(MARKDOWNISH, st.text(max_size=200)))
def test_no_text_brings_the_session_loader_down(text: str) -> None:
    session, faults = parse_session(text, "s.md")
    assert (session is None) == bool(faults)
    assert all(f.line >= 1 and f.message for f in faults)
