"""Every table, one aggregate a file; importing this package makes them all known to `Base.metadata`."""

from trainer.db.models.account import Account
from trainer.db.models.address_change import AddressChange
from trainer.db.models.assignment import AlternativeTaken, Assignment, Extension
from trainer.db.models.attempt import Attempt
from trainer.db.models.attendance import Leave, Pace
from trainer.db.models.audit_event import AuditEvent
from trainer.db.models.calendar_feed import CalendarFeed
from trainer.db.models.calibration import CalibrationMark, GradingRight
from trainer.db.models.candidacy import Candidacy, CommitteeEntry, CommitteeReading, CommitteeRemark
from trainer.db.models.certificate import Certificate, CertificateChoice, CertificateRevocation
from trainer.db.models.content import ActiveEdition, ContentEdition, ContentVersion
from trainer.db.models.daily_count import DailyCount
from trainer.db.models.draft import Draft, DraftOperation
from trainer.db.models.evaluation import Evaluation, EvaluationGiven
from trainer.db.models.grading import GradeEntry, Grading, Phrase
from trainer.db.models.guide import Guide, GuideStanding
from trainer.db.models.invitation import Invitation
from trainer.db.models.learning import Aim, AimChange, AimUse, Defence, SelfRating
from trainer.db.models.log_entry import LogContent, LogEntry, Signature, Verification
from trainer.db.models.notice import Notice, NoticeChoice
from trainer.db.models.one_time_link import OneTimeLink
from trainer.db.models.outbox import Outbox
from trainer.db.models.pathway import FollowedPathway
from trainer.db.models.piece import Appeal, Piece
from trainer.db.models.programme import Cohort, Membership, Programme
from trainer.db.models.progress import Derivation, Progress, ProgressBasis, ProgressLine, ProgressTally
from trainer.db.models.quiz import QuizAttempt
from trainer.db.models.reading import ModuleNote, SectionRead
from trainer.db.models.register_entry import RegisterCheck, RegisterEntry
from trainer.db.models.sequel import Sequel
from trainer.db.models.sign_in import SignIn
from trainer.db.models.standard import GlobalRating, Standard, StandardJudge, StandardMarks, StandardNote, StandardStudy
from trainer.db.models.submission import PanelSeen, Reflection, Submission, TurnReport
from trainer.db.models.supervision import Supervision
from trainer.db.models.thread import Message, Thread, ThreadRead
from trainer.db.models.worker_beat import WorkerBeat

__all__ = [
    "Account",
    "ActiveEdition",
    "AddressChange",
    "Aim",
    "AimChange",
    "AimUse",
    "AlternativeTaken",
    "Appeal",
    "Assignment",
    "Attempt",
    "AuditEvent",
    "CalendarFeed",
    "CalibrationMark",
    "Candidacy",
    "Certificate",
    "CertificateChoice",
    "CertificateRevocation",
    "Cohort",
    "CommitteeEntry",
    "CommitteeReading",
    "CommitteeRemark",
    "ContentEdition",
    "ContentVersion",
    "DailyCount",
    "Defence",
    "Derivation",
    "Draft",
    "DraftOperation",
    "Evaluation",
    "EvaluationGiven",
    "Extension",
    "FollowedPathway",
    "GlobalRating",
    "GradeEntry",
    "Grading",
    "GradingRight",
    "Guide",
    "GuideStanding",
    "Invitation",
    "Leave",
    "LogContent",
    "LogEntry",
    "Membership",
    "Message",
    "ModuleNote",
    "Notice",
    "NoticeChoice",
    "OneTimeLink",
    "Outbox",
    "Pace",
    "PanelSeen",
    "Phrase",
    "Piece",
    "Programme",
    "Progress",
    "ProgressBasis",
    "ProgressLine",
    "ProgressTally",
    "QuizAttempt",
    "Reflection",
    "RegisterCheck",
    "RegisterEntry",
    "SectionRead",
    "SelfRating",
    "Sequel",
    "SignIn",
    "Signature",
    "Standard",
    "StandardJudge",
    "StandardMarks",
    "StandardNote",
    "StandardStudy",
    "Submission",
    "Supervision",
    "Thread",
    "ThreadRead",
    "TurnReport",
    "Verification",
    "WorkerBeat",
]
