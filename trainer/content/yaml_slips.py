"""What somebody who has never heard of YAML did there, in their words: a tab, a curly quote, a missing colon."""

import re
from collections.abc import Sequence
from typing import Final

_CURLY: Final = re.compile(r"[:\[,-]\s*[“”„‟]")
_ODD_SPACE: Final = re.compile("[\u00a0\u2007\u202f\u3000]")
_KEY: Final = re.compile(r"\s*(?:- )?[\w-]+:(?:\s|$)")
_LOST: Final = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z_]\w*)(?P<colon>:?)(?P<gap>\s*)(?P<text>[^\s:][^:]*)$")
_OPENS: Final = re.compile(r'\s*(?:- +)?(?:[\w-]+: +)?"')
_QUOTED: Final = re.compile(r"[:\[,-]\s*(?P<quote>[\"']).*")


def curly(value: str) -> str | None:
    """What to say of a text without straight quotes that a word processor's quotes open."""
    if not value or value[0] not in "“”„‟":
        return None
    return f"curly quotes; type straight ones (\"), or where the curly ones belong to the text: '{value[:40]}'"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _before(lines: Sequence[str], line: int) -> int | None:
    """The nearest line above that says something."""
    above = range(min(line, len(lines)) - 1, -1, -1)
    return next((n for n in above if lines[n].strip() and not lines[n].lstrip().startswith("#")), None)


def _typed(lines: Sequence[str], line: int) -> tuple[int, str] | None:
    """A sign on the line, or on the one above, that no author means."""
    for n in (line, _before(lines, line)):
        written = lines[n] if n is not None and n < len(lines) else ""
        if n is None:
            continue
        if "\t" in written[: len(written) - len(written.lstrip())]:
            return n, "the line opens with a tab; indent with spaces, two for each step"
        if _CURLY.search(written):
            return n, 'curly quotes (“ ”), as a word processor makes them; type straight ones (") around the text'
        if _ODD_SPACE.search(written):
            return n, "a space that is no plain space, as it comes with copied text; delete it and type a space"
        if re.match(r"\s*[–—•*]\s", written):
            return n, "a list's line opens with a plain hyphen and a space: '- '"
    return None


def _colon(lines: Sequence[str], line: int) -> tuple[int, str] | None:
    """A key without its colon, a colon without its space, a line that stands too far in, text with a colon in it."""
    above = _before(lines, line)
    for n in (above, line):
        lost = _LOST.match(lines[n]) if n is not None and n < len(lines) else None
        if n is not None and lost and not (lost["colon"] and lost["gap"]):
            what = "no space after the colon" if lost["colon"] else "no colon after the key"
            return n, f"{what}; write {lost['key']}: {lost['text'].strip()[:40]}"
    written = lines[line] if line < len(lines) else ""
    if written.count(": ") + written.rstrip().endswith(":") > 1:
        key, _, rest = written.strip().removeprefix("- ").partition(": ")
        shown = rest if len(rest) <= 40 else f"{rest[:40]}…"
        return line, f'text that holds a colon stands in quotes; write {key}: "{shown}"'
    if above is not None and _KEY.match(written) and _indent(written) > _indent(lines[above]):
        return line, "the line stands further in than the one above; keys that belong together begin in the same column"
    return None


def _unclosed(lines: Sequence[str], line: int) -> int | None:
    """The line whose quote only the next text in quotes closes."""
    opened: int | None = None
    for n, written in enumerate(lines[: line + 1]):
        if opened is not None and _OPENS.match(written):
            return opened
        if written.replace('\\"', "").count('"') % 2:
            opened = n if opened is None and _OPENS.match(written) else None
    return None


def slip(text: str, line: int, opened: int | None, problem: str) -> tuple[int, str]:
    """The line (from 0) to look at, and what to do there. `opened` is where what could not be read began."""
    lines = text.split("\n")
    if found := _typed(lines, line):
        return found
    if (unclosed := _unclosed(lines, line)) is not None:
        return unclosed, "a quote is opened here and never closed; close it with the same sign (\" or ')"
    if "quoted scalar" in problem or "end of stream" in problem:
        said = "a quote is opened here and never closed; close it with the same sign (\" or ')"
        return (line if opened is None else opened), said
    if "',' or" in problem:
        close = "]" if "]" in problem else "}"
        said = f"not closed with {close}, or text within holds a comma, a colon or a quote; put such text in quotes"
        return (line if opened is None else opened), said
    if found := _colon(lines, line):
        return found
    written = lines[line] if line < len(lines) else ""
    if "expected key" in problem and _QUOTED.search(written):
        said = "the quoted text ends before its line does; all of it stands in quotes, of the kind it does not hold"
        return line, said
    if "cannot start" in problem or "alphabetic" in problem or "tag" in problem:
        return line, "text that opens with a sign such as * @ % ` & ! stands in quotes"
    return line, f"{problem}; quote text that holds ': ' or '#', and begin keys that belong together in the same column"
