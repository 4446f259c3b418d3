"""Faults in a rubric, each with its file and line; the shipped rubrics as graders lean on them."""

import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.content.rubrics import read_rubric
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.domain.grading import COMPETENT

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "curriculum" / "rubrics"


@cache
def setting() -> Setting:
    found, _ = read_setting(ROOT)
    assert found
    return found


def faults_of(path: Path) -> list[str]:
    return [str(fault) for fault in read_rubric(path, setting())[1]]


@pytest.mark.parametrize("slug", ["inventory", "formulation"])
def test_a_shipped_rubric_has_five_criteria_of_five_levels_and_both_lists(slug: str) -> None:
    rubric, faults = read_rubric(SHIPPED / f"{slug}.yaml", setting())
    assert rubric is not None, faults
    assert len(rubric.criteria) == 5
    assert {level.label for c in rubric.criteria for level in c.levels if level.score == COMPETENT} == {"Competent"}
    assert len(rubric.harmful) >= 4
    assert len(rubric.helpful) >= 4
    assert len(set(rubric.keys(slug))) == 5
    assert all(key.startswith(f"{slug}/") for key in rubric.keys(slug))


def test_a_level_is_found_by_its_score_and_a_half_is_none() -> None:
    rubric, _ = read_rubric(SHIPPED / "inventory.yaml", setting())
    assert rubric
    level = rubric.criteria[0].level(4)
    assert level is not None
    assert level.label == "Proficient"
    assert rubric.criteria[0].level(3.5) is None


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  - id: ties", "  - id: people", "criteria.2.id: 'people' stands twice; ids differ"),
        ("  - id: ties", "  - id: Ties that bind", "criteria.2.id: an id is lower-case words joined by hyphens"),
        ("competency: timeline-and-onset", "competency: time", "no competency 'time'; one of: ipt-model"),
        ("{score: 5, label: Excellent", "{score: 6, label: Excellent", "levels score [1, 2, 3, 4, 6]; each of 1 to 5 once, rising"),
        ("Ties are labels (close, difficult); no expectation is written, or only the patient's complaint.", " ",
         "criteria.2.levels.1.anchor: empty; say what work at this level shows"),
        ('anchor: "The onset is undated, or taken over from the referral or the loudest topic without a turn that shows it."',
         'anchor: "Dated roughly; the tie to an event is asserted more than shown, or a rival date goes unmentioned."',
         "criteria.5.levels.2.anchor: the words of another level; anchors differ"),
        ("{id: invents,", "{id: takes-sides,", "harmful.2.id: 'takes-sides' stands twice"),
        ("{id: both-sides,", "{id: invents,", "helpful.2.id: 'invents' is in 'harmful' too; ids differ"),
        ('"Shows good and bad in the same tie."', '""', "helpful.2.text: empty; say what the work does"),
        ('"States as told something that nobody said."', '""', "harmful.2.text: empty; say what the work does"),
        ("    question: Is each key tie", "    asks: Is each key tie", "criteria.2.asks: unknown key"),
    ],
)  # fmt: skip
def test_one_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (SHIPPED / "inventory.yaml").read_text()
    assert old in text
    path = tmp_path / "inventory.yaml"
    path.write_text(text.replace(old, new, 1))
    found = faults_of(path)
    assert any(f.startswith("curriculum/rubrics/inventory.yaml:") and says in f for f in found), found
    assert len(found) <= 2


def test_what_is_missing_altogether_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text("title: A\nsummary: B\ncriteria: []\n")
    assert faults_of(path) == [
        "curriculum/rubrics/bare.yaml:3: criteria: none; a rubric has at least one criterion",
        "curriculum/rubrics/bare.yaml:1: sources: none; say where the criteria come from, and that no scale is copied",
    ]


@given(st.text(max_size=200), st.integers(0, 5000), st.integers(0, 60))
def test_no_damage_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, noise: str, at: int, cut: int) -> None:
    text = (SHIPPED / "inventory.yaml").read_text()
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_text(text[:at] + noise + text[at + cut :], encoding="utf-8", errors="surrogatepass")
    rubric, faults = read_rubric(path, setting())
    assert (rubric is None) == bool(faults)
    assert all(fault.line >= 1 for fault in faults)


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    shutil.copy(SHIPPED / "inventory.yaml", tmp_path / "a.yaml")
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\xff")
    assert "not plain text in UTF-8" in faults_of(tmp_path / "a.yaml")[0]
