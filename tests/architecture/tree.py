"""The project's own files, for the tests that look at how the house is laid out."""

from pathlib import Path
from typing import Final

from trainer.config import ROOT

TRAINER: Final = ROOT / "trainer"
WEB: Final = TRAINER / "web"
TEMPLATES: Final = WEB / "templates"
TESTS: Final = ROOT / "tests"


def python_files() -> list[Path]:
    """Every Python file that is ours."""
    folders = [ROOT / name for name in ("trainer", "tests", "tools", "bench")]
    return [ROOT / "dev.py", *(path for folder in folders for path in sorted(folder.rglob("*.py")))]


def audiences() -> list[Path]:
    """The packages of pages: those with a blueprint."""
    return [
        folder
        for folder in sorted(WEB.iterdir())
        if (folder / "__init__.py").is_file() and "Blueprint(" in (folder / "__init__.py").read_text("utf-8")
    ]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
