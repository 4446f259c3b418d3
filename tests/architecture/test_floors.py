"""Imports run downward only; what import-linter cannot know by itself, such as a new audience, is told to it here."""

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.tree import TRAINER, audiences
from trainer.config import ROOT


def contract(words: str) -> set[str]:
    """The modules of the one contract whose name begins so."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (found,) = [entry for entry in settings["contracts"] if entry["name"].startswith(words)]
    return set(found["modules"])


def test_the_import_contracts_are_kept() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_audience_is_in_the_contract_that_keeps_them_apart() -> None:
    assert contract("Audiences") == {f"trainer.web.{folder.name}" for folder in audiences()} | {"trainer.web.auth"}


def test_every_scoring_rule_is_in_the_contract_that_keeps_them_apart() -> None:
    from trainer.domain.scoring import RULES

    named = {f"trainer.domain.scoring.{rule.replace('-', '_')}" for rule in RULES}
    assert contract("Rules") == named


def test_a_start_loads_nothing_that_only_some_request_needs() -> None:
    """What import-linter holds of numbers for our own imports, for those of our libraries too; and what is for authors'
    files, for downloads, for handing in: whoever asks for it first waits for it, and not everybody at every start."""
    numbers = "numpy scipy statsmodels pandas sklearn"
    later = "yaml alembic munkres nicknames openbadgeslib rapidfuzz segno typst xlsxwriter trainer.services.demo"
    program = f"import sys, trainer.cli.serve, trainer.app; print([n for n in '{numbers} {later}'.split() if n in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (TRAINER / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
