"""Every table, one aggregate a file; importing this package makes them all known to `Base.metadata`."""

from trainer.db.models.account import Account
from trainer.db.models.attempt import Attempt
from trainer.db.models.audit_event import AuditEvent
from trainer.db.models.content import ActiveEdition, ContentEdition, ContentVersion
from trainer.db.models.draft import Draft, DraftOperation
from trainer.db.models.notice import Notice, NoticeChoice
from trainer.db.models.outbox import Outbox
from trainer.db.models.programme import Cohort, Membership, Programme
from trainer.db.models.reading import ModuleNote, SectionRead
from trainer.db.models.submission import PanelSeen, Reflection, Submission, TurnReport
from trainer.db.models.worker_beat import WorkerBeat

__all__ = [
    "Account",
    "ActiveEdition",
    "Attempt",
    "AuditEvent",
    "Cohort",
    "ContentEdition",
    "ContentVersion",
    "Draft",
    "DraftOperation",
    "Membership",
    "ModuleNote",
    "Notice",
    "NoticeChoice",
    "Outbox",
    "PanelSeen",
    "Programme",
    "Reflection",
    "SectionRead",
    "Submission",
    "TurnReport",
    "WorkerBeat",
]
