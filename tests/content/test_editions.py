"""What was published stays readable: editions of older shapes."""

import json
from pathlib import Path

from trainer.content.catalogue import read_library
from trainer.content.editions import canonical, restore

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
