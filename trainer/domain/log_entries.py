"""What a training log can hold, one kind of entry a class: dated facts towards a credential.

What to record follows the bodies' own requirements (curriculum/pathways, each row with its source). No fact holds a
patient's name: a case is known by its code.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal

from trainer.domain.schema import STRICT

Phase = Literal["early", "middle", "late"]
Format = Literal["individual", "group"]
Setting = Literal["outpatient", "inpatient", "day-care", "other"]
Diagnosis = Literal[
    "major-depression", "persistent-depression", "perinatal-depression", "other-depression", "bipolar", "anxiety",
    "trauma", "eating", "grief", "other",
]  # fmt: skip


class Fact:
    """Every kind refuses unknown keys."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True)
class Prerequisite(Fact):
    """What training in IPT stands on. `since`: from when it holds; of `licence-eligible`, the day that is expected.

    `therapy-training` counts hours of supervised training in therapy, `therapy-education` is a formal one finished;
    `identity` says that a document was seen: no image of it is kept.
    """

    kind: Literal[
        "degree", "licence", "licence-eligible", "student", "profession", "therapy-education", "therapy-training",
        "depression-practice", "ipt-practice", "identity",
    ]  # fmt: skip
    title: str
    since: date
    until: date | None = None
    number: str = ""
    region: str = ""
    minutes: int = 0


@dataclass(frozen=True)
class Course(Fact):
    """Teaching attended. `units` are the body's own and are never turned into minutes, nor minutes into units.

    `guide` led it; empty where nobody did.
    """

    kind: Literal["introductory", "advanced", "supervisor-training", "trainer-training"]
    title: str
    first_day: date
    last_day: date
    mode: Literal["in-person", "live-online", "self-paced"]
    guide: str = ""
    minutes: int = 0
    units: int = 0
    practice_units: int = 0
    days: int = 0


@dataclass(frozen=True)
class ManualRead(Fact):
    """A manual, and which edition of it."""

    title: str
    edition: str
    on: date


@dataclass(frozen=True)
class AreaChoice(Fact):
    """The focus chosen, or changed to, on that day."""

    on: date
    area: str


@dataclass(frozen=True)
class ClinicalCase(Fact):
    """A real case under its code. `client` is the code of the person, where two cases may be one client's.

    `supervisor` is a guide's ref.
    """

    code: str
    client: str
    format: Format
    protocol: str
    diagnosis: Diagnosis
    setting: Setting
    opened_on: date
    supervisor: str
    closed_on: date | None = None
    ended: Literal["", "completed", "stopped"] = ""
    areas: tuple[AreaChoice, ...] = ()


@dataclass(frozen=True)
class ClinicalSession(Fact):
    """One session of a case. `case` is the case's ref; `consent` refers to the consent to record, never to a person.

    `supervised`: it was gone through in supervision; `chosen_by`: who chose it to be rated.
    """

    case: str
    number: int
    on: date
    minutes: int
    phase: Phase
    recorded: Literal["", "audio", "video"] = ""
    supervised: bool = False
    chosen_by: Literal["", "random", "trainee", "supervisor"] = ""
    language: str = ""
    consent: str = ""


@dataclass(frozen=True)
class Supervision(Fact):
    """Supervision received. `own_case_minutes`: on the trainee's own case; `size` counts all supervisees.

    `cases` are the refs of the cases that it was about.
    """

    on: date
    format: Format
    guide: str
    basis: Literal["recording", "live", "notes"]
    minutes: int = 0
    units: int = 0
    size: int = 1
    own_case_minutes: int = 0
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rating(Fact):
    """One rater's raw scores of one session. `adherent` where the instrument only says yes or no.

    `rater` is a guide's ref, or empty for the trainee.
    """

    case: str
    session: int
    instrument: str
    version: str
    role: Literal["self", "supervisor", "independent"]
    on: date
    rater: str = ""
    scores: tuple[Decimal, ...] = ()
    adherent: bool | None = None
    blind: bool = False


@dataclass(frozen=True)
class Measure(Fact):
    """An outcome measure's total at one session; 0 is intake. `kind`: symptoms, or social functioning."""

    case: str
    session: int
    instrument: str
    kind: Literal["symptoms", "functioning"]
    total: Decimal
    on: date


@dataclass(frozen=True)
class Part(Fact):
    """A part of a case's portfolio, as it stands in this version. `session`: which one a recording is of."""

    case: str
    kind: Literal["case-report", "inventory", "formulation", "summary", "self-rating", "recording"]
    version: int
    on: date
    session: int | None = None


CONTENTS: Final = ("presenting-problem", "conceptualisation", "course", "techniques", "outcome")
"""What an attestation must say of a case [ISIPT-T]."""


@dataclass(frozen=True)
class Signature(Fact):
    """`wording` is the SHA-256 of the text that was signed; `signer` a guide's ref, or empty for the applicant."""

    signer: str
    at: datetime
    wording: str


@dataclass(frozen=True)
class Attestation(Fact):
    """A case attested. A signature holds for the wording that was signed and for no other."""

    case: str
    on: date
    wording: str
    contents: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True)
class Letter(Fact):
    """A letter or a paper on file. `guide` wrote it; `observed`: the writer says that they saw the work."""

    kind: Literal[
        "cover", "recommendation", "supervision-observed", "teaching-evaluated", "supervisee", "report",
        "course-materials", "teaching-methods",
    ]  # fmt: skip
    on: date
    guide: str = ""
    observed: bool = False
    pages: int = 0


@dataclass(frozen=True)
class Membership(Fact):
    """Of a body; a gap between two is a lapse."""

    body: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class SupervisionGiven(Fact):
    """Supervision that the person gave. `supervisees` are codes; an hour with a group is one hour."""

    on: date
    minutes: int
    format: Format
    supervisees: tuple[str, ...]
    setting: str = ""
    population: str = ""
    evaluated: str = ""


@dataclass(frozen=True)
class Teaching(Fact):
    """IPT that the person taught."""

    first_day: date
    last_day: date
    place: str
    level: str
    led: Literal["lead", "co-led"]
    minutes: int = 0
    units: int = 0
    days: int = 0


@dataclass(frozen=True)
class Certificate(Fact):
    """A level already held. What earned it is spent where a pathway says that nothing counts twice."""

    body: str
    level: str
    on: date
    until: date | None = None
    used: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ruling(Fact):
    """A letter from a body on how one of its own rules is to be read for this person."""

    body: str
    level: str
    requirement: str
    on: date
    met: bool
    says: str


Facts = (
    Prerequisite | Course | ManualRead | ClinicalCase | ClinicalSession | Supervision | Rating | Measure | Part
    | Attestation | Letter | Membership | SupervisionGiven | Teaching | Certificate | Ruling
)  # fmt: skip

KINDS: Final[dict[str, type[Any]]] = {
    "prerequisite": Prerequisite, "course": Course, "manual-read": ManualRead,
    "clinical-case": ClinicalCase, "clinical-session": ClinicalSession, "supervision": Supervision,
    "rating": Rating, "measure": Measure, "part": Part, "attestation": Attestation, "letter": Letter,
    "membership": Membership, "supervision-given": SupervisionGiven, "teaching": Teaching,
    "certificate": Certificate, "ruling": Ruling,
}  # fmt: skip
"""Every kind of entry, by the word that stores and exports use."""
