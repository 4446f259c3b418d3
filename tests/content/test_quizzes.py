"""Faults in a module's quiz, each with its file and line; the shipped bank as an attempt leans on it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.content.modules import read_module
from trainer.content.quizzes import read_quiz
from trainer.content.shared_words import read_setting
from trainer.domain.quiz import Quiz

ROOT = Path(__file__).parents[2]
FILE = "curriculum/modules/a-module/quiz.yaml"
SECTIONS = ("one", "two")
SOUND = """\
draw: 2
items:
  - id: first
    section: one
    variants:
      - stem: "Asked of Ann?"
        options:
          - {text: "It is so", right: true, why: "Yes."}
          - {text: "It is not", why: "No."}
          - {text: "Sometimes", why: "No."}
      - stem: "Asked of Ben?"
        options:
          - {text: "He does", right: true, why: "Yes."}
          - {text: "He does not", why: "No."}
          - {text: "Never", why: "No."}
  - id: second
    section: two
    variants:
      - stem: "And then?"
        options:
          - {text: "Left", why: "No."}
          - {text: "Right", right: true, why: "Yes."}
          - {text: "Onward", why: "No."}
      - stem: "And before?"
        options:
          - {text: "Up", why: "No."}
          - {text: "Down the stairs", right: true, why: "Yes."}
          - {text: "Away", why: "No."}
"""


def read(folder: Path, text: str) -> tuple[Quiz | None, list[str]]:
    place = folder / "a-module"
    place.mkdir(exist_ok=True)
    (place / "quiz.yaml").write_text(text, encoding="utf-8", errors="surrogatepass")
    quiz, faults = read_quiz(place, SECTIONS)
    return quiz, [str(fault) for fault in faults]


def test_a_module_without_a_quiz_has_none_and_no_fault(tmp_path: Path) -> None:
    assert read_quiz(tmp_path, SECTIONS) == (None, [])


def test_a_sound_bank_is_read(tmp_path: Path) -> None:
    quiz, faults = read(tmp_path, SOUND)
    assert faults == []
    assert quiz is not None
    assert [(i.id, [v.right for v in i.variants]) for i in quiz.items] == [("first", [0, 0]), ("second", [1, 1])]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("draw: 2", "draw: 3", 1, "draw: an attempt cannot ask 3 of 2 items; 1 up to as many as there are"),
        ("draw: 2", "draw: two", 1, "draw: should be a whole number, not 'two'"),
        ("    section: two", "    section: three", 17, "items.2.section: the module has no section 'three'; one of: one, two"),
        ("  - id: second", "  - id: Second", 16, "items.2.id: an id is lower-case words joined by hyphens"),
        ("  - id: second", "  - id: first", 16, "items.2.id: 'first' stands on line 3 already; ids differ"),
        ("Asked of Ben?", "asked of  Ann?", 11, "items.1.variants.2.stem: the same words stand above"),
        ("Asked of Ben?", " ", 11, "items.1.variants.2.stem: empty"),
        ('"Sometimes"', '"It is not"', 10, "items.1.variants.1.options.3.text: the same words stand above"),
        ("Up\", why", "Up\", right: true, why", 25, "items.2.variants.2.options: 2 options are right; exactly one"),
        ("Right\", right: true", "Right\"", 20, "items.2.variants.1.options: no options are right; exactly one"),
        ('          - {text: "Away", why: "No."}\n', "", 25, "items.2.variants.2.options: 2 options; 3 to 5, of like length"),
        ('"Away", why: "No."', '"Away", why: " "', 28, "items.2.variants.2.options.3.why: empty; say why"),
        ('"Away", why: "No."', '"Away"', 28, "items.2.variants.2.options.3.why: is missing"),
        ("right: true", "rihgt: true", 8, "items.1.variants.1.options.1.rihgt: unknown key; did you mean 'right'?"),
        ("    section: one", "    sektion: one", 4, "items.1.sektion: unknown key; did you mean 'section'?"),
    ],
)  # fmt: skip
def test_one_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in SOUND
    quiz, faults = read(tmp_path, SOUND.replace(old, new, 1))
    assert quiz is None
    assert any(f.startswith(f"{FILE}:{line}: {says}") for f in faults), faults
    assert len(faults) <= 2


def test_an_item_asked_of_one_patient_only_is_a_fault(tmp_path: Path) -> None:
    cut = SOUND.index('      - stem: "And before?"')
    quiz, faults = read(tmp_path, SOUND[:cut])
    assert quiz is None
    assert faults == [
        f"{FILE}:18: items.2.variants: 1 of at least 2; ask the same thing about another patient",
    ]


def test_a_bank_whose_right_options_are_the_longest_gives_itself_away(tmp_path: Path) -> None:
    longer = SOUND.replace('"It is so"', '"It is indeed so"').replace('"Right"', '"To the right"')
    quiz, faults = read(tmp_path, longer)
    assert quiz is None
    [fault] = faults
    assert fault.startswith(f"{FILE}:2: items: the right option is the longest in 3 of 4 variants, which gives it away")
    assert fault.endswith("at most 60 in a hundred: shorten right ones, lengthen others")


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    _, faults = read(tmp_path, SOUND.replace("draw: 2", "draw: 0").replace("section: two", "section: no-such"))
    assert len(faults) == 2


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60), st.integers(0, len(SOUND)), st.integers(0, 60))
def test_no_damage_makes_it_fall_over(tmp_path_factory: pytest.TempPathFactory, noise: str, at: int, cut: int) -> None:
    quiz, faults = read(tmp_path_factory.getbasetemp(), SOUND[:at] + noise + SOUND[at + cut :])
    assert (quiz is None) == bool(faults)


def shipped() -> dict[str, tuple[Quiz | None, list[str]]]:
    setting, _ = read_setting(ROOT)
    assert setting
    found = {}
    for path in sorted((ROOT / "curriculum" / "modules").glob("*/quiz.yaml")):
        module, faults = read_module(path.parent, setting)
        found[path.parent.name] = (module.quiz if module else None, [str(f) for f in faults])
    return found


def test_the_shipped_banks_are_sound_and_leave_something_for_the_next_attempt() -> None:
    banks = shipped()
    assert "what-is-ipt" in banks
    for slug, (quiz, faults) in banks.items():
        assert quiz is not None, (slug, faults)
        assert len(quiz.items) > quiz.draw, slug
