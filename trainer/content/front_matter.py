"""A Markdown file's front matter and body."""

import re
from typing import Any, Final

from trainer.content.faults import Fault
from trainer.content.yaml_lines import Parsed, parse_yaml

_FENCE: Final = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.S | re.M)


def parse_front_matter(text: str, of: Any, file: str) -> tuple[Parsed, str, int]:
    """The front matter as type `of`, the body, and how many lines stand before the body."""
    match = _FENCE.match(text)
    if not match:
        fault = Fault(file, 1, "no front matter; the file starts with a line ---, the keys, and a line ---")
        return Parsed(None, [fault], None, file, 0), text, 0
    return parse_yaml(match[1], of, file, 1), text[match.end() :], text[: match.end()].count("\n")
