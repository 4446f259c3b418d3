"""A commented answer file for a case: every key and every word it may use, and nothing of what is in the case."""

from collections.abc import Iterator

from trainer.content.setting import Setting
from trainer.domain.vignette import Vignette
from trainer.domain.vocabulary import Choice, Field


def _words(choices: tuple[Choice, ...]) -> str:
    return " | ".join(c.id for c in choices)


def _field(field: Field) -> Iterator[str]:
    yield f"    # {field.label}. {field.question}"
    if field.kind == "text":
        yield f"    {field.id}: {{ask: What would you ask to find out?}}"
    elif field.kind == "set":
        yield f"    # any of: {_words(field.values)}"
        yield f"    {field.id}: [{field.values[0].id}]"
    elif field.kind == "expectations":
        yield f"    # by, of: {_words(field.by)}; voiced: {_words(field.voiced)}; met: {_words(field.met)}"
        yield f"    # about: {_words(field.topics)}"
        yield f"    {field.id}:"
        yield f"      - {{by: patient, of: person, about: {field.topics[0].id}, voiced: not-known, met: not-known}}"
    else:
        yield f"    # one of: {_words((*field.values, *field.apart))}"
        yield f"    {field.id}: {field.values[0].id}"


def _lines(vignette: Vignette, setting: Setting) -> Iterator[str]:
    vocabulary = setting.vocabulary
    tradition = setting.traditions.tradition(vignette.matter.tradition)
    first, last = vignette.turns[0].id, vignette.turns[-1].id
    yield f"# Turns are cited as session:mark, from {first} to {last}."
    yield "# Any field may be {ask: the question you would put}."
    yield f"# The tradition is {tradition.name}; its areas: {', '.join(tradition.area_ids)}."
    yield ""
    yield "# After each session: how sure you are of each area, 0 to 100, and your working primary."
    yield "commitments:"
    for session in vignette.sessions:
        areas = ", ".join(f"{a}: 0" for a in tradition.area_ids)
        yield f'  - {{after: {session.number}, areas: {{{areas}}}, note: ""}}'
    yield ""
    yield "# The people, as you would name them. Up to five are key and carry the full fields; the others need only"
    yield "# name, relation, a ring and a line."
    yield "people:"
    yield "  - name: A name as the patient uses it"
    yield f"    # one of, or a word for it: {', '.join(r.id for r in vocabulary.relations)}"
    yield "    relation: friend"
    yield f"    status: living   # {_words(vocabulary.statuses)}"
    yield "    key: false"
    yield "    line: Who this is, in a line."
    for field in vocabulary.fields:
        yield from _field(field)
    yield f"    # The problem area this person belongs to: {', '.join(tradition.area_ids)} or none"
    yield "    area: none"
    yield "    evidence: []   # the turns that show this"
    yield '    why: ""'
    yield ""
    yield "onset:"
    yield '  when: ""   # in words: month, season, what was going on'
    yield f"  # kind, one of: {_words(vocabulary.onset_kinds)}"
    yield "  evidence: []"
    yield ""
    yield "# Every area: present or not; at most one rank: primary and one rank: secondary; confidence 0 to 100."
    yield f"# A dispute that is present has a stage: {_words(vocabulary.dispute_stages)}."
    yield "# people: names as entered above."
    yield "areas:"
    for area in tradition.areas:
        yield f'  {area.id}: {{present: false, confidence: 0, evidence: [], why: ""}}'
    yield ""
    kinds = ", ".join(k.id for k in vocabulary.safety_kinds)
    yield f"# Safety findings. kind: {kinds}"
    yield f"# status: {_words(vocabulary.safety_statuses)}; next_step: {_words(vocabulary.next_steps)}"
    yield '# as in  - {kind: self-harm, status: not-asked, evidence: [], next_step: ask-now, why: ""}'
    yield "safety: []"
    yield ""
    yield "# What you would say to the patient, and the words in it that carry each element:"
    yield f"# {_words(vocabulary.formulation_elements)}"
    yield "formulation:"
    yield '  text: ""'
    yield "  elements: {}"


def answer_template(vignette: Vignette, setting: Setting) -> str:
    """A valid answer to fill in, the same for every case but for its turns and its tradition."""
    return "\n".join(_lines(vignette, setting)) + "\n"
