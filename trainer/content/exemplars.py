"""An example piece's file: the work checked like any answer to its case, every criterion judged by everybody."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from trainer.content.faults import Fault, read_text
from trainer.content.setting import Setting
from trainer.content.yaml_lines import Parsed, parse_yaml
from trainer.domain.answer_faults import answer_faults
from trainer.domain.exemplar import Exemplar, Judged
from trainer.domain.grading import LEAST, MOST
from trainer.domain.rubric import Rubric
from trainer.domain.vignette import Vignette

GRADERS: Final = 3
"""The fewest who judge an example, each alone, before it is settled."""

_PLACE = tuple[str | int, ...]


def _marks(parsed: Parsed, place: _PLACE, marks: Mapping[str, Judged], rubric: Rubric) -> list[Fault]:
    known = [criterion.id for criterion in rubric.criteria]
    faults = [
        parsed.fault((*place, name), f"the rubric has no criterion {name!r}; one of: {', '.join(known)}")
        for name in marks
        if name not in known
    ]
    missing = [name for name in known if name not in marks]
    if missing:
        faults.append(
            parsed.fault(place, f"not judged: {', '.join(missing)}; every criterion has a level and a reason")
        )
    for name, judged in marks.items():
        if not LEAST <= judged.level <= MOST:
            wrong = f"{judged.level} is not a level; {LEAST} to {MOST}"
            faults.append(parsed.fault((*place, name, "level"), wrong))
        if not judged.why.strip():
            faults.append(parsed.fault((*place, name, "why"), "no reason; say why in a sentence"))
    return faults


def _work(parsed: Parsed, vignette: Vignette, setting: Setting) -> list[Fault]:
    found = answer_faults(
        parsed.value.work,
        vocabulary=setting.vocabulary,
        tradition=setting.tradition(vignette),
        turns=vignette.turn,
        sessions=[session.number for session in vignette.sessions],
    )
    faults = [parsed.fault(("work", *place), message) for place, message in found]
    said = " ".join(parsed.value.work.formulation.text.split())
    for element, words in parsed.value.work.formulation.elements.items():
        if " ".join(words.split()) not in said:
            place = ("work", "formulation", "elements", element)
            faults.append(parsed.fault(place, "words that the formulation does not hold; tick with its own"))
    return faults


def read_exemplar(
    path: Path, setting: Setting, vignettes: Mapping[str, Vignette], rubrics: Mapping[str, Rubric]
) -> tuple[Exemplar | None, list[Fault]]:
    """The example in `path`, or every fault in it."""
    file = f"curriculum/exemplars/{path.name}"
    text, unread = read_text(path, file)
    if unread:
        return None, unread
    parsed = parse_yaml(text, Exemplar, file)
    if parsed.value is None:
        return None, parsed.faults
    example: Exemplar = parsed.value
    faults = []
    if example.case not in vignettes:
        faults.append(parsed.fault(("case",), f"no case {example.case!r}; one of: {', '.join(vignettes)}"))
    else:
        faults += _work(parsed, vignettes[example.case], setting)
    if example.rubric not in rubrics:
        faults.append(parsed.fault(("rubric",), f"no rubric {example.rubric!r}; one of: {', '.join(rubrics)}"))
    else:
        rubric = rubrics[example.rubric]
        for i, grader in enumerate(example.graders):
            faults += _marks(parsed, ("graders", i, "marks"), grader.marks, rubric)
        faults += _marks(parsed, ("adjudicated",), example.adjudicated, rubric)
    names = [grader.id for grader in example.graders]
    if len(names) < GRADERS or len(set(names)) < len(names):
        wrong = f"{len(set(names))} different graders; at least {GRADERS} judge an example, each alone"
        faults.append(parsed.fault(("graders",), wrong))
    if not example.made_how.strip():
        faults.append(parsed.fault(("made_how",), "empty; say who wrote and who graded it"))
    return (None if faults else example), faults
