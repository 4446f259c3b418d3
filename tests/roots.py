"""A content root of a test's own: everything shared, one case, and the examples on that case."""

import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
CASE: Final = "flour-and-water"


def with_one_case(folder: Path) -> Path:
    """Copy the shipped content into `folder`, less the other cases and the examples on them."""
    examples = (ROOT / "curriculum" / "exemplars").glob("*.yaml")
    others = [path.name for path in examples if f"case: {CASE}" not in path.read_text()]
    shutil.copytree(ROOT / "curriculum", folder / "curriculum", ignore=shutil.ignore_patterns(*others))
    shutil.copytree(ROOT / "case_vignettes" / CASE, folder / "case_vignettes" / CASE)
    return folder
