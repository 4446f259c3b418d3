"""A Markdown file's front matter and body."""

import re
from typing import Any, Final

from trainer.content.faults import Fault
from trainer.content.yaml_lines import Parsed, parse_yaml

_FENCE: Final = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.S | re.M)


def _unfenced(text: str) -> str:
    if not text.strip():
        return "the file is empty; it starts with a line ---, the keys, and a line ---"
    if _FENCE.match(text.lstrip()):
        return "something stands before the front matter, if only an empty line; the first line is ---"
    if text.startswith("---"):
        return "the front matter is never closed; below its last key stands a line ---"
    return "no front matter; the file starts with a line --- (three plain hyphens), the keys, and a line ---"


def parse_front_matter(text: str, of: Any, file: str) -> tuple[Parsed, str, int]:
    """The front matter as type `of`, the body, and how many lines stand before the body."""
    match = _FENCE.match(text)
    if not match:
        fault = Fault(file, 1, _unfenced(text))
        return Parsed(None, [fault], None, file, 0), text, 0
    return parse_yaml(match[1], of, file, 1), text[match.end() :], text[: match.end()].count("\n")
