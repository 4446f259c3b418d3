"""A module of the size that others were measured with: the first sections of our longest one, 12 KB of Markdown."""

import re
import shutil
from pathlib import Path
from typing import Final

from bench.servers import ROOT

LONGEST: Final = "what-is-ipt"
NAME: Final = "reference"
SIZE: Final = 12 * 1024


def _sized(lead: str, sections: list[str], notes: list[str]) -> tuple[str, list[str]]:
    """The lead and as many sections as it takes, and the notes that they cite."""
    text, cited = lead, list[str]()
    for section in sections:
        text += section
        cited = [note for note in notes if note.partition(":")[0] in text]
        if len((text + "".join(cited)).encode()) >= SIZE:
            break
    return text, cited


def write(root: Path) -> Path:
    """A content root with that module in it."""
    source, folder = ROOT / "curriculum" / "modules" / LONGEST, root / "curriculum" / "modules" / NAME
    folder.mkdir(parents=True)
    _, front, rest = (source / "module.md").read_text("utf-8").split("---\n", 2)
    body, _, tail = rest.partition("\n[^")
    lead, *sections = re.split(r"^(?=## )", body, flags=re.M)
    text, notes = _sized(lead, sections, re.split(r"^(?=\[\^)", f"[^{tail}", flags=re.M))
    used = {note.partition("]: ")[2].partition(".")[0] for note in notes}
    lines = [line for line in front.splitlines(keepends=True) if _kept(line, used)]
    (folder / "module.md").write_text("---\n" + "".join(lines) + "---\n" + text + "\n" + "".join(notes), "utf-8")
    for figure in source.glob("*.svg"):
        if f"({figure.name}" in text:
            shutil.copy(figure, folder)
    return root


def _kept(line: str, sources: set[str]) -> bool:
    source = re.match(r'  - \{id: "?([^",]+)', line)
    return source is None or source[1] in sources
