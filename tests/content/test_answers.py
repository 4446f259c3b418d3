"""Hand-written answers to the shipped cases, by somebody who saw neither readers nor people: they score as one would defend."""

from pathlib import Path

import pytest

from trainer.config import ROOT
from trainer.content.answers import parse_answer
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.content.vignettes import read_vignette
from trainer.domain.scoring import RULES
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import Score

ANSWERS = Path(__file__).with_name("answers")
CASES = ["a-lift-to-work", "flour-and-water", "the-second-desk"]


@pytest.fixture(scope="module")
def setting() -> Setting:
    found, faults = read_setting(ROOT)
    assert found, faults
    return found


def scored(setting: Setting, slug: str, kind: str) -> tuple[Score, Panel]:
    vignette, faults = read_vignette(ROOT / "case_vignettes" / slug, setting)
    assert vignette, faults
    file = ANSWERS / f"{slug}.{kind}.yaml"
    answer, wrong = parse_answer(file.read_text("utf-8"), str(file), vignette, setting)
    assert answer, wrong
    panel = setting.panel(vignette)
    return RULES[vignette.matter.rule](answer, panel), panel


@pytest.mark.parametrize("slug", CASES)
def test_a_careful_trainee_comes_near_the_readers_and_a_hurried_one_does_not(setting: Setting, slug: str) -> None:
    fair, _ = scored(setting, slug, "fair")
    novice, _ = scored(setting, slug, "novice")
    lowest = min(v for v in fair.readers.each if v is not None)
    assert fair.total is not None
    assert novice.total is not None
    assert fair.total > 0.55
    assert novice.total < lowest / 2 + 0.05
    assert fair.total - novice.total > 0.3


@pytest.mark.parametrize("slug", CASES)
def test_each_side_has_its_reasons(setting: Setting, slug: str) -> None:
    score, panel = scored(setting, slug, "fair")
    assert all(p.why for p in score.people)
    assert all(set(a.reasons) == {r.annotator for r in panel.readers} for a in score.areas)


def test_the_hurried_trainee_misses_what_must_not_be_missed(setting: Setting) -> None:
    assert scored(setting, "flour-and-water", "fair")[0].safety.passed is True
    assert scored(setting, "flour-and-water", "novice")[0].safety.passed is False
