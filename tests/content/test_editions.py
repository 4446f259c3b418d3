"""What was published stays readable: editions of older shapes."""

import json
from pathlib import Path

from trainer.content.catalogue import read_library
from trainer.content.editions import canonical, restore
from trainer.domain.module import Module, ModuleMatter
from trainer.domain.quiz import Quiz, QuizItem, QuizOption, Variant

ROOT = Path(__file__).parents[2]


def test_a_case_published_with_one_rubric_is_read_as_having_that_one() -> None:
    case = next(iter(read_library([ROOT]).vignettes.values()))
    plain = json.loads(canonical("vignette", case))
    plain["matter"]["rubric"] = "initial-phase"
    del plain["matter"]["rubrics"]
    old = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert restore("vignette", old).matter.rubrics == ("initial-phase",)


def test_a_rubric_published_before_the_lists_has_none() -> None:
    old = '{"criteria":[],"summary":"How.","title":"Initial phase"}'
    rubric = restore("rubric", old)
    assert (rubric.title, rubric.harmful, rubric.helpful, rubric.sources) == ("Initial phase", (), (), ())


def test_a_module_without_a_quiz_keeps_the_text_it_was_published_with() -> None:
    module = Module("a-module", ModuleMatter("A", "B", 5, (), (), (), ()), "", (), "", ())
    text = canonical("module", module)
    assert "quiz" not in json.loads(text)
    assert restore("module", text) == module


def test_a_quiz_is_part_of_its_modules_edition() -> None:
    bank = Quiz(1, (QuizItem("an-item", "one", (Variant("Why?", (QuizOption("So.", "Yes.", right=True),)),)),))
    module = Module("a-module", ModuleMatter("A", "B", 5, (), (), (), ()), "", (), "", (), bank)
    assert restore("module", canonical("module", module)).quiz == bank
