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


@dataclass(frozen=True)
class Prerequisite:
    """What training in IPT stands on. `since`: from when it holds; of `licence-eligible`, the day that is expected.

    `therapy-training` counts hours of supervised training in therapy, `therapy-education` is a formal one finished;
    `identity` says that a document was seen: no image of it is kept.
    """

    __pydantic_config__: ClassVar = STRICT
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
class Course:
    """Teaching attended. `units` are the body's own and are never turned into minutes, nor minutes into units.

    `guide` led it; empty where nobody did.
    """

    __pydantic_config__: ClassVar = STRICT
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
class ManualRead:
    """A manual, and which edition of it."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    edition: str
    on: date


@dataclass(frozen=True)
class AreaChoice:
    """The focus chosen, or changed to, on that day."""

    __pydantic_config__: ClassVar = STRICT
    on: date
    area: str


@dataclass(frozen=True)
class ClinicalCase:
    """A real case under its code. `client` is the code of the person, where two cases may be one client's.

    `supervisor` is a guide's ref.
    """

    __pydantic_config__: ClassVar = STRICT
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
class ClinicalSession:
    """One session of a case. `case` is the case's ref; `consent` refers to the consent to record, never to a person.

    `supervised`: it was gone through in supervision; `chosen_by`: who chose it to be rated.
    """

    __pydantic_config__: ClassVar = STRICT
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
class Supervision:
    """Supervision received. `own_case_minutes`: on the trainee's own case; `size` counts all supervisees.

    `cases` are the refs of the cases that it was about.
    """

    __pydantic_config__: ClassVar = STRICT
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
class Rating:
    """One rater's raw scores of one session. `adherent` where the instrument only says yes or no.

    `rater` is a guide's ref, or empty for the trainee.
    """

    __pydantic_config__: ClassVar = STRICT
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
class Measure:
    """An outcome measure's total at one session; 0 is intake. `kind`: symptoms, or social functioning."""

    __pydantic_config__: ClassVar = STRICT
    case: str
    session: int
    instrument: str
    kind: Literal["symptoms", "functioning"]
    total: Decimal
    on: date


@dataclass(frozen=True)
class Part:
    """A part of a case's portfolio, as it stands in this version. `session`: which one a recording is of."""

    __pydantic_config__: ClassVar = STRICT
    case: str
    kind: Literal["case-report", "inventory", "formulation", "summary", "self-rating", "recording"]
    version: int
    on: date
    session: int | None = None


CONTENTS: Final = ("presenting-problem", "conceptualisation", "course", "techniques", "outcome")
"""What an attestation must say of a case [ISIPT-T]."""


@dataclass(frozen=True)
class Signature:
    """`wording` is the SHA-256 of the text that was signed; `signer` a guide's ref, or empty for the applicant."""

    __pydantic_config__: ClassVar = STRICT
    signer: str
    at: datetime
    wording: str


@dataclass(frozen=True)
class Attestation:
    """A case attested. A signature holds for the wording that was signed and for no other."""

    __pydantic_config__: ClassVar = STRICT
    case: str
    on: date
    wording: str
    contents: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A letter or a paper on file. `guide` wrote it; `observed`: the writer says that they saw the work."""

    __pydantic_config__: ClassVar = STRICT
    kind: Literal[
        "cover", "recommendation", "supervision-observed", "teaching-evaluated", "supervisee", "report",
        "course-materials", "teaching-methods",
    ]  # fmt: skip
    on: date
    guide: str = ""
    observed: bool = False
    pages: int = 0


@dataclass(frozen=True)
class Membership:
    """Of a body; a gap between two is a lapse."""

    __pydantic_config__: ClassVar = STRICT
    body: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class SupervisionGiven:
    """Supervision that the person gave. `supervisees` are codes; an hour with a group is one hour."""

    __pydantic_config__: ClassVar = STRICT
    on: date
    minutes: int
    format: Format
    supervisees: tuple[str, ...]
    setting: str = ""
    population: str = ""
    evaluated: str = ""


@dataclass(frozen=True)
class Teaching:
    """IPT that the person taught."""

    __pydantic_config__: ClassVar = STRICT
    first_day: date
    last_day: date
    place: str
    level: str
    led: Literal["lead", "co-led"]
    minutes: int = 0
    units: int = 0
    days: int = 0


@dataclass(frozen=True)
class Certificate:
    """A level already held. What earned it is spent where a pathway says that nothing counts twice."""

    __pydantic_config__: ClassVar = STRICT
    body: str
    level: str
    on: date
    until: date | None = None
    used: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ruling:
    """A letter from a body on how one of its own rules is to be read for this person."""

    __pydantic_config__: ClassVar = STRICT
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
