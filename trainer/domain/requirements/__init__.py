"""Requirement types: one a file, TYPES names them all by the word a pathway file uses."""

from typing import TYPE_CHECKING, Any, Final, Union

from trainer.domain.requirements.all_of import AllOf
from trainer.domain.requirements.any_of import AnyOf
from trainer.domain.requirements.attestations import Attestations
from trainer.domain.requirements.case_supervisor import CaseSupervisor
from trainer.domain.requirements.cases import Cases
from trainer.domain.requirements.cases_worked import CasesWorked
from trainer.domain.requirements.certificate import Certificate
from trainer.domain.requirements.confirm_with_body import ConfirmWithBody
from trainer.domain.requirements.courses import Courses
from trainer.domain.requirements.deadline import Deadline
from trainer.domain.requirements.defences import Defences
from trainer.domain.requirements.distinct import Distinct
from trainer.domain.requirements.first_case import FirstCase
from trainer.domain.requirements.independent_rating import IndependentRating
from trainer.domain.requirements.letter import Letter
from trainer.domain.requirements.manual_read import ManualRead
from trainer.domain.requirements.measures import Measures
from trainer.domain.requirements.membership import Membership
from trainer.domain.requirements.minimum_mean import MinimumMean
from trainer.domain.requirements.modules_read import ModulesRead
from trainer.domain.requirements.phases_across_cases import PhasesAcrossCases
from trainer.domain.requirements.phases_per_case import PhasesPerCase
from trainer.domain.requirements.portfolio_parts import PortfolioParts
from trainer.domain.requirements.practice import Practice
from trainer.domain.requirements.prerequisite import Prerequisite
from trainer.domain.requirements.rated_sessions import RatedSessions
from trainer.domain.requirements.recording_phase import RecordingPhase
from trainer.domain.requirements.row import Requirement
from trainer.domain.requirements.rubric_grades import RubricGrades
from trainer.domain.requirements.sessions_per_case import SessionsPerCase
from trainer.domain.requirements.share import Share
from trainer.domain.requirements.spacing import Spacing
from trainer.domain.requirements.supervision import Supervision
from trainer.domain.requirements.supervision_given import SupervisionGiven
from trainer.domain.requirements.supervision_ratio import SupervisionRatio
from trainer.domain.requirements.teaching_given import TeachingGiven
from trainer.domain.requirements.teaching_units import TeachingUnits
from trainer.domain.requirements.therapy_training import TherapyTraining
from trainer.domain.requirements.time_since import TimeSince
from trainer.domain.requirements.within_years import WithinYears

TYPES: Final[dict[str, Any]] = {
    "all-of": AllOf,
    "any-of": AnyOf,
    "attestations": Attestations,
    "case-supervisor": CaseSupervisor,
    "cases": Cases,
    "cases-worked": CasesWorked,
    "certificate": Certificate,
    "confirm-with-body": ConfirmWithBody,
    "courses": Courses,
    "deadline": Deadline,
    "defences": Defences,
    "distinct": Distinct,
    "first-case": FirstCase,
    "independent-rating": IndependentRating,
    "letter": Letter,
    "manual-read": ManualRead,
    "measures": Measures,
    "membership": Membership,
    "minimum-mean": MinimumMean,
    "modules-read": ModulesRead,
    "phases-across-cases": PhasesAcrossCases,
    "phases-per-case": PhasesPerCase,
    "portfolio-parts": PortfolioParts,
    "practice": Practice,
    "prerequisite": Prerequisite,
    "rated-sessions": RatedSessions,
    "recording-phase": RecordingPhase,
    "rubric-grades": RubricGrades,
    "sessions-per-case": SessionsPerCase,
    "share": Share,
    "spacing": Spacing,
    "supervision": Supervision,
    "supervision-given": SupervisionGiven,
    "supervision-ratio": SupervisionRatio,
    "teaching-given": TeachingGiven,
    "teaching-units": TeachingUnits,
    "therapy-training": TherapyTraining,
    "time-since": TimeSince,
    "within-years": WithinYears,
}

if TYPE_CHECKING:
    AnyRequirement = Requirement
else:
    AnyRequirement = Union[tuple(TYPES.values())]  # noqa: UP007 - made from the table
"""Whichever of the types: an edition's rows are read back as these."""
