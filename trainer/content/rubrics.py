"""A rubric file."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from trainer.content.faults import Fault, read_text
from trainer.content.setting import Setting
from trainer.content.yaml_lines import Parsed, parse_yaml
from trainer.domain.grading import LEAST, MOST
from trainer.domain.rubric import Check, Criterion, Rubric

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SCORES: Final = list(range(LEAST, MOST + 1))


def _ids(parsed: Parsed, key: str, parts: Sequence[Criterion | Check]) -> list[Fault]:
    faults, seen = [], set[str]()
    for i, part in enumerate(parts):
        if not _ID.fullmatch(part.id):
            faults.append(parsed.fault((key, i, "id"), "an id is lower-case words joined by hyphens"))
        elif part.id in seen:
            faults.append(parsed.fault((key, i, "id"), f"{part.id!r} stands twice; ids differ"))
        seen.add(part.id)
    return faults


def _criterion(parsed: Parsed, i: int, criterion: Criterion, known: Sequence[str]) -> list[Fault]:
    place = ("criteria", i)
    faults = []
    if criterion.competency not in known:
        wrong = f"no competency {criterion.competency!r}; one of: {', '.join(known)}"
        faults.append(parsed.fault((*place, "competency"), wrong))
    scores = [level.score for level in criterion.levels]
    if scores != _SCORES:
        wrong = f"levels score {scores}; each of {LEAST} to {MOST} once, rising, each with its anchor"
        faults.append(parsed.fault((*place, "levels"), wrong))
    anchors = [level.anchor.strip() for level in criterion.levels]
    for n, anchor in enumerate(anchors):
        if not anchor:
            faults.append(parsed.fault((*place, "levels", n, "anchor"), "empty; say what work at this level shows"))
        elif anchor in anchors[:n]:
            faults.append(parsed.fault((*place, "levels", n, "anchor"), "the words of another level; anchors differ"))
    return faults


def read_rubric(path: Path, setting: Setting) -> tuple[Rubric | None, list[Fault]]:
    """The rubric in `path`, or every fault in it."""
    file = f"curriculum/rubrics/{path.name}"
    text, unread = read_text(path, file)
    if unread:
        return None, unread
    parsed = parse_yaml(text, Rubric, file)
    if parsed.value is None:
        return None, parsed.faults
    rubric: Rubric = parsed.value
    known = [c.id for c in setting.competencies.competencies]
    faults = _ids(parsed, "criteria", rubric.criteria)
    faults += _ids(parsed, "harmful", rubric.harmful) + _ids(parsed, "helpful", rubric.helpful)
    for i, criterion in enumerate(rubric.criteria):
        faults += _criterion(parsed, i, criterion, known)
    if not rubric.criteria:
        faults.append(parsed.fault(("criteria",), "none; a rubric has at least one criterion"))
    both = {check.id for check in rubric.harmful} & {check.id for check in rubric.helpful}
    for i, check in enumerate(rubric.helpful):
        if check.id in both:
            faults.append(parsed.fault(("helpful", i, "id"), f"{check.id!r} is in 'harmful' too; ids differ"))
        if not check.text.strip():
            faults.append(parsed.fault(("helpful", i, "text"), "empty; say what the work does"))
    for i, check in enumerate(rubric.harmful):
        if not check.text.strip():
            faults.append(parsed.fault(("harmful", i, "text"), "empty; say what the work does"))
    if not rubric.sources:
        faults.append(parsed.fault(("sources",), "none; say where the criteria come from, and that no scale is copied"))
    return (None if faults else rubric), faults
