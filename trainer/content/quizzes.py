"""A module's quiz.yaml: every fault in a bank, and in the bank as a whole whether length gives the answer away."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from trainer.content.faults import Fault, read_text
from trainer.content.yaml_lines import Parsed, parse_yaml
from trainer.domain.quiz import Quiz, QuizItem, Variant

FILE: Final = "quiz.yaml"
FEWEST_OPTIONS: Final = 3
MOST_OPTIONS: Final = 5
FEWEST_VARIANTS: Final = 2
LONGEST_RIGHT: Final = 60
"""Per cent of a bank's variants in which the right option may be the longest."""

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE = tuple[str | int, ...]


def _repeated(parsed: Parsed, place: _PLACE, key: str, texts: Sequence[str]) -> list[Fault]:
    """A text that is empty, or that stands there already."""
    faults, seen = [], set[str]()
    for i, text in enumerate(texts):
        plain = " ".join(text.lower().split())
        if not plain:
            faults.append(parsed.fault((*place, i, key), "empty; write it out"))
        elif plain in seen:
            faults.append(parsed.fault((*place, i, key), "the same words stand above; each is worded differently"))
        seen.add(plain)
    return faults


def _variant(parsed: Parsed, place: _PLACE, variant: Variant) -> list[Fault]:
    options = variant.options
    faults = _repeated(parsed, (*place, "options"), "text", [option.text for option in options])
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        wrong = f"{len(options)} options; {FEWEST_OPTIONS} to {MOST_OPTIONS}, of like length"
        faults.append(parsed.fault((*place, "options"), wrong))
    right = sum(option.right for option in options)
    if right != 1:
        wrong = f"{right or 'no'} options are right; exactly one carries 'right: true'"
        faults.append(parsed.fault((*place, "options"), wrong))
    faults += [
        parsed.fault((*place, "options", i, "why"), "empty; say why this option is right or wrong")
        for i, option in enumerate(options)
        if not option.why.strip()
    ]
    return faults


def _item(parsed: Parsed, i: int, item: QuizItem, sections: Collection[str]) -> list[Fault]:
    place: _PLACE = ("items", i)
    faults = []
    if not _ID.fullmatch(item.id):
        faults.append(parsed.fault((*place, "id"), "an id is lower-case words joined by hyphens"))
    if sections and item.section not in sections:
        wrong = f"the module has no section {item.section!r}; one of: {', '.join(sections)}"
        faults.append(parsed.fault((*place, "section"), wrong))
    if len(item.variants) < FEWEST_VARIANTS:
        wrong = f"{len(item.variants)} of at least {FEWEST_VARIANTS}; ask the same thing about another patient"
        faults.append(parsed.fault((*place, "variants"), wrong))
    faults += _repeated(parsed, (*place, "variants"), "stem", [variant.stem for variant in item.variants])
    for n, variant in enumerate(item.variants):
        faults += _variant(parsed, (*place, "variants", n), variant)
    return faults


def _longest(quiz: Quiz) -> tuple[int, int]:
    """In how many variants the right option is longer than every other; of how many."""
    found = [[(option.right, len(option.text.strip())) for option in v.options] for i in quiz.items for v in i.variants]
    given = sum(
        max((n for right, n in one if right), default=0) > max((n for right, n in one if not right), default=0)
        for one in found
    )
    return given, len(found)


def _bank(parsed: Parsed, quiz: Quiz) -> list[Fault]:
    faults, first = [], dict[str, int]()
    for i, item in enumerate(quiz.items):
        if item.id in first:
            line = parsed.line(("items", first[item.id], "id"))
            faults.append(parsed.fault(("items", i, "id"), f"{item.id!r} stands on line {line} already; ids differ"))
        first.setdefault(item.id, i)
    if not 1 <= quiz.draw <= len(quiz.items):
        wrong = f"an attempt cannot ask {quiz.draw} of {len(quiz.items)} items; 1 up to as many as there are"
        faults.append(parsed.fault(("draw",), wrong))
    given, of = _longest(quiz)
    if given * 100 > of * LONGEST_RIGHT:
        wrong = (
            f"the right option is the longest in {given} of {of} variants, which gives it away; "
            f"at most {LONGEST_RIGHT} in a hundred: shorten right ones, lengthen others"
        )
        faults.append(parsed.fault(("items",), wrong))
    return faults


def read_quiz(folder: Path, sections: Collection[str]) -> tuple[Quiz | None, list[Fault]]:
    """The module's quiz, if it has one, or every fault in it. `sections` are the module's own."""
    path = folder / FILE
    if not path.exists():
        return None, []
    file = f"curriculum/modules/{folder.name}/{FILE}"
    text, unread = read_text(path, file)
    if unread:
        return None, unread
    parsed = parse_yaml(text, Quiz, file)
    if parsed.value is None:
        return None, sorted(parsed.faults)
    quiz: Quiz = parsed.value
    faults = _bank(parsed, quiz)
    for i, item in enumerate(quiz.items):
        faults += _item(parsed, i, item, sections)
    return (None if faults else quiz), sorted(faults)
