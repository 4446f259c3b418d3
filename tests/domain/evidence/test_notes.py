"""Every code has its parameters, and is said somewhere."""

import re
from typing import get_args

from trainer.config import ROOT
from trainer.domain.evidence.notes import DOUBTS, REASONS, STEPS, ReasonCode, StepCode


def test_every_code_says_what_it_tells() -> None:
    assert REASONS.keys() == set(get_args(ReasonCode))
    assert STEPS.keys() == set(get_args(StepCode))
    assert REASONS.keys() >= DOUBTS


def test_every_code_is_used() -> None:
    files = (path for path in (ROOT / "trainer" / "domain").rglob("*.py") if path.name != "notes.py")
    said = set(re.findall(r'"([a-z-]+)"', " ".join(path.read_text("utf-8") for path in files)))
    assert (REASONS.keys() | STEPS.keys()) - said == set()
