"""Faults in an example piece, each with its file and line; the shipped six as calibration leans on them."""

import shutil
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.content.catalogue import Library, read_library
from trainer.content.exemplars import read_exemplar
from trainer.domain.exemplar import Exemplar

ROOT = Path(__file__).parents[2]
FILE = ROOT / "curriculum" / "exemplars" / "earlies-formulation.yaml"


@cache
def library() -> Library:
    return read_library([ROOT])


def read(path: Path) -> tuple[Exemplar | None, list[str]]:
    shipped = library()
    assert shipped.setting
    example, faults = read_exemplar(path, shipped.setting, shipped.vignettes, shipped.rubrics)
    return example, [str(fault) for fault in faults]


def test_three_examples_on_each_rubric_each_on_a_case_of_its_own() -> None:
    on = {(e.rubric, e.case) for e in library().exemplars.values()}
    cases = {case for _, case in on}
    assert len(cases) == 3
    assert on == {(rubric, case) for rubric in ("inventory", "formulation") for case in cases}


def test_they_run_from_poor_to_excellent_and_are_uneven_inside() -> None:
    levels = [list(e.settled().values()) for e in library().exemplars.values()]
    assert {level for piece in levels for level in piece} == {1, 2, 3, 4, 5}
    assert min(fmean(piece) for piece in levels) < 2
    assert max(fmean(piece) for piece in levels) > 4.5
    assert all(len(set(piece)) > 1 for piece in levels)  # a grader who gives one level throughout must not fit


def test_they_say_that_no_clinician_made_them_and_graders_did_differ() -> None:
    for example in library().exemplars.values():
        assert example.basis == "illustrative"
        assert "not by clinicians" in example.made_how
    spread = [{g.marks[c].level for g in e.graders} for e in library().exemplars.values() for c in e.adjudicated]
    assert sum(len(levels) > 1 for levels in spread) >= 5
    assert max(max(levels) - min(levels) for levels in spread) <= 1  # further apart, nothing is settled by the middle


def test_their_titles_and_names_do_not_tell_how_good_they_are() -> None:
    for slug, example in library().exemplars.items():
        said = f"{slug} {example.title}".lower()
        assert not any(word in said for word in ("good", "poor", "weak", "strong", "excellent", "competent"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("case: a-lift-to-work", "case: a-lift", "case: no case 'a-lift'; one of: a-lift-to-work"),
        ("rubric: formulation", "rubric: form", "rubric: no rubric 'form'; one of: formulation, inventory"),
        ("s1:C26, s2:C30", "s1:C26, s2:C330", "work.onset.evidence.4: no turn 's2:C330' in this case"),
        ("kind: death", "kind: dying", "work.onset.kind: 'dying' is not a word for this"),
        ('one_area: "What I\'d like', 'one_area: "What we should like',
         "work.formulation.elements.one_area: words that the formulation does not hold"),
        ("focus: {level: 5, why: \"Grief", "focus: {level: 6, why: \"Grief", "graders.1.marks.focus.level: 6 is not a level; 1 to 5"),
        ("      focus: {level: 5, why: \"Grief", "      aim: {level: 5, why: \"Grief", "graders.1.marks.aim: the rubric has no criterion 'aim'"),
        ("\n  safety: {level: 4, why: \"Each denia", "\n  # {level: 4, why: \"Each denia", "adjudicated: not judged: safety"),
        ('why: "About 210 words carried by his own phrases (bibbed twice, the good shoes, the hub seal), with the hard thing said without blame, and one line to take home: nobody has let that count as losing someone."', 'why: " "', "no reason; say why in a sentence"),
        ("  - id: grader-c", "  - id: grader-b", "graders: 2 different graders; at least 3 judge an example"),
        ("basis: illustrative", "basis: made up", "basis: should be 'illustrative' or 'clinician'"),
    ],
)  # fmt: skip
def test_one_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = FILE.read_text()
    assert old in text, old
    path = tmp_path / FILE.name
    path.write_text(text.replace(old, new, 1))
    example, faults = read(path)
    assert example is None
    assert any(f.startswith(f"curriculum/exemplars/{FILE.name}:") and says in f for f in faults), faults
    assert len(faults) <= 2


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=100), st.integers(0, 15000), st.integers(0, 60))
def test_no_damage_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, noise: str, at: int, cut: int) -> None:
    text = FILE.read_text()
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_text(text[:at] + noise + text[at + cut :], encoding="utf-8", errors="surrogatepass")
    example, faults = read(path)
    assert (example is None) == bool(faults)


def test_a_fault_elsewhere_is_not_named_again_for_each_example(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "curriculum", tmp_path / "curriculum")
    shutil.copytree(ROOT / "case_vignettes", tmp_path / "case_vignettes")
    (tmp_path / "curriculum" / "rubrics" / "inventory.yaml").write_text("title: A\n")
    assert {f.file for f in read_library([tmp_path]).faults} == {"curriculum/rubrics/inventory.yaml"}
