"""The recipes' templates, copied as they stand, are sound; and what a newcomer gets wrong is said in plain words."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from trainer.content.catalogue import read_library
from trainer.content.modules import read_module
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.content.vignettes import read_vignette

ROOT = Path(__file__).parents[2]
MODULE = "curriculum/modules/silence"
CASE = "case_vignettes/the-kettle"


def blocks(readme: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: what stands after the fence, and the text."""
    return re.findall(r"^```([^\n]+)\n(.*?)^```$", (ROOT / readme).read_text(), re.S | re.M)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    names = {"markdown": "module.md", "svg": "two-lines.svg", "yaml": "quiz.yaml"}
    for kind, text in blocks("curriculum/README.md"):
        write(tmp_path / MODULE / names[kind], text)
    for kind, text in blocks("case_vignettes/README.md"):
        if " " in kind:
            write(tmp_path / CASE / kind.split()[1], text)
    return tmp_path


@cache
def setting() -> Setting:
    found, wrong = read_setting(ROOT)
    assert found, wrong
    return found


def faults(clinic: Path) -> list[str]:
    """Of the two folders alone; reading the whole library takes longer."""
    found = [*read_module(clinic / MODULE, setting())[1], *read_vignette(clinic / CASE, setting())[1]]
    return [str(f) for f in sorted(found)]


def test_the_templates_are_sound_as_they_stand(clinic: Path) -> None:
    library = read_library([ROOT, clinic])
    assert library.faults == ()
    assert {"silence"} <= library.modules.keys()
    assert {"the-kettle"} <= library.vignettes.keys()
    assert sorted(p.name for p in (clinic / MODULE).iterdir()) == ["module.md", "quiz.yaml", "two-lines.svg"]
    assert sum(p.is_file() for p in (clinic / CASE).rglob("*")) == 4


def test_what_other_systems_do_to_a_file_is_no_fault(clinic: Path) -> None:
    for path in (clinic / MODULE / "module.md", clinic / CASE / "sessions" / "1-a-kettle.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (clinic / MODULE / "quiz.yaml").write_bytes((clinic / MODULE / "quiz.yaml").read_bytes().replace(b"\n", b"\r"))
    for left in (".DS_Store", "sessions/.DS_Store", "sessions/Thumbs.db", "experts/.DS_Store"):
        (clinic / CASE / left).write_bytes(b"\x00\xff")
    assert faults(clinic) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (f"{MODULE}/module.md", "title: S", "titel: S", ":2: titel: unknown key; did you mean 'title'?"),
        (f"{MODULE}/module.md", "title: S", "title S", ":2: not valid YAML: no colon after the key; write title: Silence in the room"),
        (f"{MODULE}/module.md", "title: S", "title:S", ":2: not valid YAML: no space after the colon; write title: Silence in the room"),
        (f"{MODULE}/module.md", "  - Say two", "\t- Say two", ":8: not valid YAML: the line opens with a tab; indent with spaces"),
        (f"{MODULE}/module.md", "minutes: 15", " minutes: 15", ":4: not valid YAML: the line stands further in than the one above"),
        (f"{MODULE}/module.md", "What a silence", "Silence: what it", ':3: not valid YAML: text that holds a colon stands in quotes; write summary: "Silence: what it may be'),
        (f"{MODULE}/module.md", "[what-is-ipt]", "[“what-is-ipt”]", ":5: curly quotes; type straight ones"),
        (f"{MODULE}/module.md", '"Tell waiting from leaving alone: what each looks like."', "“Tell”: what.", ":9: objectives.2: text that holds a colon stands in quotes; write - \"“Tell”: what.\""),
        (f"{MODULE}/module.md", '"Tell waiting from leaving alone: what each looks like."', "Tell: what.", ':9: objectives.2: text that holds a colon stands in quotes; write - "Tell: what."'),
        (f"{MODULE}/module.md", "[what-is-ipt]", "[what-is-ipt", ":5: not valid YAML: not closed with ]"),
        (f"{MODULE}/module.md", "like.\"", "like.", ":9: not valid YAML: a quote is opened here and never closed"),
        (f"{MODULE}/module.md", "  - Say two", "  – Say two", ":8: not valid YAML: a list's line opens with a plain hyphen"),
        (f"{MODULE}/module.md", "Silence in", "*Silence* in", ":2: not valid YAML: text that opens with a sign"),
        (f"{MODULE}/module.md", "Silence in", '"Silence" in', ":2: not valid YAML: the quoted text ends before its line does"),
        (f"{MODULE}/module.md", "title: S", "title:\u00a0S", ":2: not valid YAML: a space that is no plain space"),
        (f"{MODULE}/module.md", "## When", "##When", ": a heading is two # and a space; write ## When a silence begins"),
        (f"{MODULE}/module.md", "## When", "# When", ": a heading is two # and a space; write ## When a silence begins"),
        (f"{MODULE}/module.md", "[^wait]: Guide2018.", "[^wait]: Guide.", ": footnote [^wait] opens with 'Guide'; it opens with the id of a source (Guide2018)"),
        (f"{MODULE}/module.md", "[^wait]: Guide2018.", "Guide2018.", ": no footnote for [^wait]; add a line at the end, like '[^wait]: Guide2018. Chapter 3.'"),
        (f"{MODULE}/module.md", "[^wait]: Guide2018.", "Guide2018.", ":11: sources.1.id: no footnote opens with 'Guide2018'; write one"),
        (f"{MODULE}/module.md", "---\n", "\n---\n", ":1: something stands before the front matter"),
        (f"{MODULE}/module.md", "guide\n---", "guide\n", ":1: the front matter is never closed"),
        (f"{CASE}/case.md", "rubrics: [inventory]\n", "", ": rubrics: is missing; for example: rubrics: [inventory, formulation]"),
        (f"{CASE}/people.yaml", "people:\n", "persons:\n", ": people: is missing; for example: people: [{id: an-id"),
        (f"{CASE}/people.yaml", "id: ted", "id:ted", ":7: not valid YAML: no space after the colon; write id: ted"),
        (f"{CASE}/sessions/1-a-kettle.md", "all right?\n", "all right?", ":9: no empty line before this turn; each turn is a paragraph"),
        (f"{CASE}/sessions/1-a-kettle.md", "T3: Who", "T3. Who", ":12: a paragraph without a mark ('T3. Who is Ted?'); open it with one"),
        (f"{CASE}/experts/reader-a.yaml", "grief: {present: ", "grief: {present:", "present:false: no space after the colon; write present: false"),
        (f"{CASE}/experts/reader-a.yaml", "[s1:C2, s1:C4]", "[s1:C2, s1:C44]", ": people.1.evidence.2: no turn 's1:C44' in this case"),
    ],
)  # fmt: skip
def test_a_newcomers_slip_is_said_in_plain_words(clinic: Path, file: str, old: str, new: str, says: str) -> None:
    text = (clinic / file).read_text()
    assert old in text
    (clinic / file).write_text(text.replace(old, new, 1))
    found = faults(clinic)
    assert any(f.startswith(f"{file}:") and says in f for f in found), found
    assert len(found) <= 3


def test_a_module_that_does_not_exist_is_named_on_its_line(clinic: Path) -> None:
    path = clinic / MODULE / "module.md"
    path.write_text(path.read_text().replace("[what-is-ipt]", "[what-is-it]"))
    [fault] = read_library([ROOT, clinic]).faults
    assert str(fault).startswith(f"{MODULE}/module.md:5: after: no module 'what-is-it'; any of: adaptations, ")


def test_a_content_root_named_one_folder_too_deep_is_said(clinic: Path) -> None:
    [fault] = read_library([ROOT, clinic / "case_vignettes"]).faults
    assert "holds neither 'curriculum' nor 'case_vignettes'; name the folder that holds them" in str(fault)


def empty(path: Path) -> None:
    path.write_text("")


@pytest.mark.parametrize(
    ("file", "spoil", "says"),
    [
        (f"{MODULE}/module.md", empty, ":1: the file is empty; it starts with a line ---"),
        (f"{MODULE}/quiz.yaml", empty, ":1: empty; the keys are missing"),
        (f"{MODULE}/module.md", Path.unlink, ":1: there is no such file; make it, and see that its name is just module.md"),
        (f"{CASE}/people.yaml", Path.unlink, ":1: there is no such file; make it, and see that its name is just people.yaml"),
        (f"{CASE}/sessions/1-a-kettle.md", Path.unlink, "no sessions; make the folder, and in it the first, 1-a-name.md"),
    ],
)  # fmt: skip
def test_an_empty_file_and_a_missing_one_are_named(
    clinic: Path, file: str, spoil: Callable[[Path], None], says: str
) -> None:
    spoil(clinic / file)
    assert any(f.startswith(file.rsplit("/", 1)[0]) and says in f for f in faults(clinic)), faults(clinic)


def test_a_self_check_named_twice_is_found_where_it_stands(clinic: Path) -> None:
    path = clinic / MODULE / "module.md"
    block = re.search(r"^::: check.*?^:::$", path.read_text(), re.S | re.M)
    assert block
    path.write_text(path.read_text().replace("[^wait]:", f"{block[0]}\n\n[^wait]:"))
    assert faults(clinic) == [
        f"{MODULE}/module.md:32: self-check 'who-speaks-first' stands on line 24 already; ids differ"
    ]
