"""A session file: front matter, then one paragraph a turn, each opened by its mark."""

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from trainer.content.faults import Fault
from trainer.content.front_matter import parse_front_matter
from trainer.domain.schema import STRICT
from trainer.domain.vignette import Phase, Session, Turn

_WITHIN: Final = re.compile(r"[A-Z][0-9]{1,4}[a-z]?:[ \t]+\S")
_OPENING: Final = re.compile(r"\A([A-Z])([0-9]{1,4})([a-z]?):[ \t]+(?=\S)")


@dataclass(frozen=True)
class SessionMatter:
    """The front matter of a session."""

    __pydantic_config__: ClassVar = STRICT
    session: int
    phase: Phase
    title: str
    speakers: dict[str, str]


def _paragraphs(body: str, before: int) -> tuple[list[tuple[int, str]], list[int]]:
    """Each paragraph with its first line, and the lines at which a turn follows without an empty line."""
    found: list[tuple[int, str]] = []
    glued: list[int] = []
    lines: list[str] = []
    start = 0
    for number, line in enumerate([*body.split("\n"), ""], before + 1):
        if line.strip():
            if lines and _WITHIN.match(line.strip()):
                found.append((start, " ".join(lines)))
                glued.append(number)
                lines = []
            start = start if lines else number
            lines.append(line.strip())
        elif lines:
            found.append((start, " ".join(lines)))
            lines = []
    return found, glued


def parse_session(text: str, file: str) -> tuple[Session | None, list[Fault]]:
    """The session, and every fault in it. Marks rise; an inserted turn takes the mark before it and a letter (C2a)."""
    parsed, body, before = parse_front_matter(text, SessionMatter, file)
    faults = list(parsed.faults)
    matter: SessionMatter | None = parsed.value
    speakers = matter.speakers if matter else {}
    faults += [
        parsed.fault(("speakers", letter), "a speaker's letter is one capital, like T or C")
        for letter in speakers
        if not re.fullmatch("[A-Z]", letter)
    ]
    turns: list[Turn] = []
    last = (0, "")
    paragraphs, glued = _paragraphs(body, before)
    faults += [Fault(file, line, "no empty line before this turn; each turn is a paragraph") for line in glued]
    for line, paragraph in paragraphs:
        opening = _OPENING.match(paragraph)
        if not opening:
            wrong = f"a paragraph without a mark ({paragraph[:24]!r}); open it with one, like 'C2: '"
            faults.append(Fault(file, line, wrong))
            continue
        speaker, mark = opening[1], opening[1] + opening[2] + opening[3]
        here = (int(opening[2]), opening[3])
        if matter and speaker not in speakers:
            known = ", ".join(speakers) or "nobody"
            faults.append(Fault(file, line, f"{mark}: no speaker {speaker!r}; the front matter names {known}"))
        if here <= last:
            faults.append(Fault(file, line, f"{mark}: marks rise; the one before is {last[0]}{last[1]}"))
        last = max(last, here)
        number = matter.session if matter else 0
        turns.append(Turn(f"s{number}:{mark}", mark, speaker, paragraph[opening.end() :]))
    if not turns:
        faults.append(Fault(file, before + 1, "no turns; write one paragraph a turn, like 'T1: You found us?'"))
    if faults or matter is None:
        return None, faults
    return Session(matter.session, matter.phase, matter.title, matter.speakers, tuple(turns)), []
