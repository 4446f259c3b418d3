"""An answer file, and a reader's file: the same shape, checked against the case it speaks of."""

from trainer.content.faults import Fault
from trainer.content.setting import Setting
from trainer.content.yaml_lines import Parsed, parse_yaml
from trainer.domain.answer_faults import answer_faults, reading_faults
from trainer.domain.decision_faults import later_faults
from trainer.domain.inventory import Annotation, Answer
from trainer.domain.vignette import Vignette


def _speech(parsed: Parsed, vignette: Vignette, setting: Setting) -> list[Fault]:
    found = answer_faults(
        parsed.value,
        vocabulary=setting.vocabulary,
        tradition=setting.tradition(vignette),
        turns=vignette.turn,
        sessions=[s.number for s in vignette.sessions],
    )
    return [parsed.fault(place, message) for place, message in found]


def parse_answer(text: str, file: str, vignette: Vignette, setting: Setting) -> tuple[Answer | None, list[Fault]]:
    """An answer to `vignette`, or every fault in it."""
    parsed = parse_yaml(text, Answer, file)
    faults = parsed.faults or _speech(parsed, vignette, setting)
    return (None if faults else parsed.value), sorted(faults)


def parse_annotation(
    text: str, file: str, vignette: Vignette, setting: Setting
) -> tuple[Annotation | None, list[Fault]]:
    """A reader's annotation of `vignette`, or every fault in it."""
    parsed = parse_yaml(text, Annotation, file)
    faults = list(parsed.faults)
    if not faults:
        faults = _speech(parsed, vignette, setting)
        tradition = setting.tradition(vignette)
        sessions = [s.number for s in vignette.sessions]
        faults += [parsed.fault(*f) for f in reading_faults(parsed.value, tradition=tradition, sessions=sessions)]
        rings = setting.vocabulary.field["ring_now"]
        faults += [parsed.fault(*f) for f in later_faults(parsed.value, vignette, rings)]
        if parsed.value.annotator != file.rsplit("/", 1)[-1].removesuffix(".yaml"):
            faults.append(parsed.fault(("annotator",), "differs from the file's name; they are the same"))
    return (None if faults else parsed.value), sorted(faults)
