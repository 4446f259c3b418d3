"""A case that goes on: two later sessions, a decision point in each, and what the readers chose there."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from tests.people import NOW
from tests.roots import CASE
from trainer.content.editions import canonical, fingerprint
from trainer.content.transcripts import parse_session
from trainer.content.yaml_lines import parse_yaml
from trainer.db.models import ActiveEdition, ContentEdition
from trainer.db.queries import editions
from trainer.domain.decisions import DecisionFile
from trainer.domain.inventory import Placed, ReadDecision
from trainer.services.catalogue import current

FILES: Final = {
    "sessions/4-the-oven.md": """\
---
session: 4
phase: middle
title: "The fifth: the oven"
speakers: {T: Therapist, C: Paula}
---

T1: How has the week been?

C2: I wrote Lori a card and put it in the till. It is still there, under the twenties.

T3: What would it be to hand it to her?

C4: She would read it standing up. [pause] FOURTHWALL.

T5: And the oven man?

C6: He comes Thursday.
""",
    "sessions/5-the-last-tray.md": """\
---
session: 5
phase: termination
title: "The last: one tray"
speakers: {T: Therapist, C: Paula}
---

T1: So this is the last one.

C2: I brought you the burnt ones. LASTTRAY.

T3: What do you leave with?

C4: With Lori at the other end of the table. Is that it, then?

T5: Nearly. I shall miss these Mondays. ENDINGWORDS.

C6: I'll take the tin back.
""",
    "decisions.yaml": """\
decisions:
  - id: the-last-question
    at: s5:C4
    asks: She asks whether that is it. What would you do next?
    taken: own-feeling
    options:
      - {id: own-feeling, text: "Say that you will miss the Mondays."}
      - {id: review, text: "Go over what has changed."}
      - {id: booster, text: "Offer a visit in the spring."}
  - id: the-card
    at: s4:C2
    asks: The card is still in the till. What would you do next?
    taken: ask-handing
    options:
      - {id: ask-handing, text: "Ask what it would be to hand it over."}
      - {id: rehearse, text: "Play the handing over, with you as Lori."}
      - {id: praise, text: "Say how good it is that she wrote it."}
""",
}  # fmt: skip
CHOICES: Final = {
    "reader-a": ("ask-handing", "own-feeling"),
    "reader-b": ("rehearse", "review"),
    "reader-c": ("ask-handing", "review"),
}
"""By reader: what they chose at the card, and at the last question."""
RINGS: Final = {"reader-a": "middle", "reader-b": "outer", "reader-c": "middle"}
"""By reader: where Lori stands in the end."""


def why(reader: str, decision: str) -> str:
    """A reason that stands nowhere else."""
    return f"Because {reader} saw it so at {decision}."


def write(folder: Path) -> Path:
    """Let the case of a content root go on; its readers have read on too. The case's folder."""
    case = folder / "case_vignettes" / CASE
    for name, text in FILES.items():
        (case / name).write_text(text)
    for reader, chosen in CHOICES.items():
        file = case / "experts" / f"{reader}.yaml"
        lines = ["", "decisions:"]
        lines += [
            f'  - {{at: {at}, choice: {choice}, why: "{why(reader, at)}"}}'
            for at, choice in zip(("the-card", "the-last-question"), chosen, strict=True)
        ]
        lines += ["second_circle:", f"  - {{name: Lori, ring: {RINGS[reader]}, evidence: [s5:C4], why: As told.}}"]
        file.write_text(file.read_text() + "\n".join(lines) + "\n")
    return case


def publish(session: Session) -> int:
    """Let the published case go on, as a new edition that is active; its id."""
    old = current(session).vignettes[CASE].vignette
    later = []
    for name, text in FILES.items():
        if name.startswith("sessions/"):
            made, faults = parse_session(text, name)
            assert made, faults
            later.append(made)
    decisions = parse_yaml(FILES["decisions.yaml"], DecisionFile, "decisions.yaml").value.decisions
    readings = tuple(
        replace(
            reading,
            decisions=tuple(
                ReadDecision(at, choice, why(reading.annotator, at))
                for at, choice in zip(("the-card", "the-last-question"), CHOICES[reading.annotator], strict=True)
            ),
            second_circle=(Placed("Lori", RINGS[reading.annotator], ("s5:C4",), "As told."),),
        )
        for reading in old.annotations
    )
    case = replace(old, later=tuple(later), decisions=tuple(reversed(decisions)), annotations=readings)
    text = canonical("vignette", case)
    mark = fingerprint("vignette", CASE, text)
    row = ContentEdition(fingerprint=mark, kind="vignette", slug=CASE, canonical=text, published_at=NOW)
    session.add(row)
    session.flush()
    session.get_one(ActiveEdition, ("vignette", CASE)).edition_id = row.id
    editions.bump_version(session)
    session.commit()
    return row.id
