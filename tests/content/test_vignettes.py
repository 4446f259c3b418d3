"""Faults in a case or a module, each with its file and line: a sound copy, then one mistake."""

import shutil
from pathlib import Path

import pytest

from tests.roots import with_one_case
from trainer.content.catalogue import read_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return with_one_case(tmp_path)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text, old
    path.write_text(text.replace(old, new, 1))


def faults(root: Path) -> list[str]:
    return [str(f) for f in read_library([root]).faults]


def test_a_copy_of_the_shipped_case_is_sound(root: Path) -> None:
    assert faults(root) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("case.md", "tradition: weissman-markowitz", "tradition: klerman", "tradition: no tradition 'klerman'; one of:"),
        ("case.md", "rule: panel-1", "rule: panel-9", "rule: no scoring rule 'panel-9'; one of: panel-1"),
        ("case.md", "fictional: true", "fictional: false", "fictional: should be true"),
        ("case.md", "rubrics: [inventory,", "rubrics: [none-such,", "rubrics: no rubric 'none-such'; one of: formulation, inventory"),
        ("case.md", "rubrics: [inventory, formulation]", "rubrics: []", "rubrics: a case names each rubric that judges it, and each once"),
        ("case.md", "after: [what-is-ipt", "after: [what-is-it", "after: no module 'what-is-it'"),
        ("case.md", "minutes: 60", "minutes: an hour", "minutes: should be a whole number, not 'an hour'; for example: minutes: 40"),
        ("people.yaml", "relation: sister", "relation: sibling", "no relation 'sibling'; one of: partner"),
        ("people.yaml", "status: living", "status: alive", "no status 'alive'; one of: living, dead, lost"),
        ("experts/reader-a.yaml", "blind: true", "blind: false", "blind: should be true"),
        ("experts/reader-a.yaml", "annotator: reader-a", "annotator: somebody", "differs from the file's name"),
        ("experts/reader-a.yaml", "basis: illustrative", "basis: guess", "basis: should be 'illustrative' or 'clinician'"),
        ("experts/reader-a.yaml", "s2:C29", "s2:C99", "no turn 's2:C99' in this case; cite as session:mark"),
        ("experts/reader-a.yaml", "importance: essential", "importance: vital", "importance: 'vital' is not a word for this"),
    ],
)  # fmt: skip
def test_one_mistake_is_named_once(root: Path, file: str, old: str, new: str, says: str) -> None:
    change(root / "case_vignettes" / "flour-and-water" / file, old, new)
    found = faults(root)
    assert any(f"case_vignettes/flour-and-water/{file}:" in f and says in f for f in found), found
    assert len(found) <= 2


def test_a_file_that_belongs_to_no_case_is_named(root: Path) -> None:
    (root / "case_vignettes" / "flour-and-water" / "sheet.md").write_text("secret")
    assert faults(root) == ["case_vignettes/flour-and-water/sheet.md:1: not a file of a case; take it out"]


def test_a_second_root_adds_cases_and_may_not_repeat_a_slug(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "private"
    source = root / "case_vignettes" / "flour-and-water"
    shutil.copytree(source, own / "case_vignettes" / "a-private-case")
    shutil.copytree(source, own / "case_vignettes" / "flour-and-water")
    library = read_library([root, own])
    assert sorted(library.vignettes) == ["a-private-case", "flour-and-water"]
    assert [f.message for f in library.faults] == [
        "'flour-and-water' is in an earlier content root already; names differ"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("(glossary:", "(glossary:no-such-", "no glossary term 'no-such-"),
        ("- [x]", "- [ ]", "has no right option"),
        ("::: check", "::: chek", "unknown block; a self-check opens with"),
        (".svg", "-lost.svg", "beside module.md; it is a drawing there"),
        ("\n## ", "\n### ", None),
    ],
)
def test_a_module_says_what_is_wrong(root: Path, old: str, new: str, says: str | None) -> None:
    change(root / "curriculum" / "modules" / "what-is-ipt" / "module.md", old, new)
    found = faults(root)
    assert (found == []) if says is None else any(says in f for f in found), found
