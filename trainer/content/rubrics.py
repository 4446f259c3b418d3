"""A rubric file."""

from pathlib import Path

from trainer.content.faults import Fault, read_text
from trainer.content.setting import Setting
from trainer.content.yaml_lines import parse_yaml
from trainer.domain.rubric import Rubric


def read_rubric(path: Path, setting: Setting) -> tuple[Rubric | None, list[Fault]]:
    """The rubric in `path`, or every fault in it."""
    file = f"curriculum/rubrics/{path.name}"
    text, unread = read_text(path, file)
    if unread:
        return None, unread
    parsed = parse_yaml(text, Rubric, file)
    if parsed.value is None:
        return None, parsed.faults
    known = [c.id for c in setting.competencies.competencies]
    faults = []
    for i, criterion in enumerate(parsed.value.criteria):
        if criterion.competency not in known:
            faults.append(
                parsed.fault(
                    ("criteria", i, "competency"),
                    f"no competency {criterion.competency!r}; one of: {', '.join(known)}",
                )
            )
        scores = [level.score for level in criterion.levels]
        if len(scores) < 2 or scores != sorted(set(scores)):
            faults.append(parsed.fault(("criteria", i, "levels"), f"levels score {scores}; at least two, rising"))
    return (None if faults else parsed.value), faults
