"""All that is kept about a person: one statement for each kind of thing, to be read into a record."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from trainer.db.models import (
    Account,
    Assignment,
    Cohort,
    Draft,
    EvaluationGiven,
    Extension,
    Leave,
    Membership,
    Message,
    ModuleNote,
    Notice,
    NoticeChoice,
    Pace,
    Programme,
    Reflection,
    SectionRead,
    SignIn,
    Submission,
    Supervision,
    Thread,
)

Statements = dict[str, sa.Select[*tuple[Any, ...]]]


def shared(account_id: int, programme_id: int | None) -> Statements:
    """What a programme may know of its member; of one programme, or of all of them."""
    mine = [Membership.account_id == account_id]
    work = [Submission.account_id == account_id, Submission.undone_at.is_(None)]
    extended = [Extension.account_id == account_id]
    if programme_id is not None:
        extended.append(Assignment.programme_id == programme_id)
        mine.append(Membership.programme_id == programme_id)
        work.append(Submission.programme_id == programme_id)
    supervisor, superior = aliased(Membership), aliased(Account)
    return {
        "memberships": sa.select(
            Membership.id.label("membership"),
            Programme.name.label("programme"),
            Membership.role,
            Membership.capabilities,
            Cohort.name.label("cohort"),
            Membership.from_on,
            Membership.until_on,
            Membership.withdrawn_at,
            Membership.withdrawal,
        )
        .join(Programme, Programme.id == Membership.programme_id)
        .outerjoin(Cohort, Cohort.id == Membership.cohort_id)
        .where(*mine)
        .order_by(Membership.from_on, Membership.id),
        "leave": sa.select(Leave.membership_id.label("membership"), Leave.from_on, Leave.until_on, Leave.reason)
        .join(Membership, Membership.id == Leave.membership_id)
        .where(*mine)
        .order_by(Leave.from_on),
        "pace": sa.select(Pace.membership_id.label("membership"), Pace.from_on, Pace.percent)
        .join(Membership, Membership.id == Pace.membership_id)
        .where(*mine)
        .order_by(Pace.from_on),
        "supervision": sa.select(
            Supervision.trainee_id.label("membership"),
            superior.name.label("supervisor"),
            Supervision.from_on,
            Supervision.until_on,
        )
        .join(Membership, Membership.id == Supervision.trainee_id)
        .join(supervisor, supervisor.id == Supervision.supervisor_id)
        .join(superior, superior.id == supervisor.account_id)
        .where(*mine)
        .order_by(Supervision.from_on),
        "assessed_work": _work().where(*work, Submission.mode == "assessed").order_by(Submission.handed_in_at),
        "practice_counts": sa.select(Submission.slug.label("case"), sa.func.count().label("attempts"))
        .where(*work, Submission.mode == "practice")
        .group_by(Submission.slug)
        .order_by(Submission.slug),
        "more_time": sa.select(
            Assignment.title.label("work"), Assignment.due_at.label("due_for_all"), Extension.due_at, Extension.reason
        )
        .join(Assignment, Assignment.id == Extension.assignment_id)
        .where(*extended)
        .order_by(Extension.given_at),
        "evaluation_given": sa.select(EvaluationGiven.period, EvaluationGiven.given_on)
        .join(Membership, Membership.id == EvaluationGiven.membership_id)
        .where(*mine)
        .order_by(EvaluationGiven.period),
    }


def private(account_id: int) -> Statements:
    """What is the person's alone."""
    trainee, supervisor = aliased(Membership), aliased(Membership)
    one, other = aliased(Account), aliased(Account)
    return {
        "practice": _work()
        .where(Submission.account_id == account_id, Submission.undone_at.is_(None), Submission.mode == "practice")
        .order_by(Submission.handed_in_at),
        "reflections": sa.select(Submission.reference, Reflection.ticks, Reflection.note, Reflection.saved_at)
        .join(Submission, Submission.id == Reflection.submission_id)
        .where(Submission.account_id == account_id)
        .order_by(Reflection.saved_at),
        "drafts": sa.select(Draft.slug.label("case"), Draft.mode, Draft.started_at, Draft.saved_at, Draft.state)
        .where(Draft.account_id == account_id, Draft.handed_in_at.is_(None))
        .order_by(Draft.started_at),
        "sections_read": sa.select(SectionRead.slug.label("module"), SectionRead.section, SectionRead.read_at)
        .where(SectionRead.account_id == account_id)
        .order_by(SectionRead.read_at),
        "notes": sa.select(ModuleNote.slug.label("module"), ModuleNote.text, ModuleNote.saved_at)
        .where(ModuleNote.account_id == account_id)
        .order_by(ModuleNote.slug),
        "messages": sa.select(
            sa.case((one.id == account_id, other.name), else_=one.name).label("to"), Message.written_at, Message.text
        )
        .join(Thread, Thread.id == Message.thread_id)
        .join(trainee, trainee.id == Thread.trainee_id)
        .join(supervisor, supervisor.id == Thread.supervisor_id)
        .join(one, one.id == trainee.account_id)
        .join(other, other.id == supervisor.account_id)
        .where(Message.author_id == account_id)
        .order_by(Message.id),
        "notices": sa.select(Notice.made_at, Notice.subject, Notice.text, Notice.read_at)
        .where(Notice.account_id == account_id)
        .order_by(Notice.id),
        "mail_choices": sa.select(NoticeChoice.kind, NoticeChoice.mailing)
        .where(NoticeChoice.account_id == account_id)
        .order_by(NoticeChoice.kind),
        "sign_ins": sa.select(SignIn.agent.label("browser"), SignIn.began_at, SignIn.seen_at, SignIn.ended_at)
        .where(SignIn.account_id == account_id)
        .order_by(SignIn.began_at),
    }


def _work() -> sa.Select[*tuple[Any, ...]]:
    """Submissions; what the machine said of one only once the person has been shown it."""
    shown = Submission.revealed_at.is_not(None)
    return sa.select(
        Submission.reference,
        Submission.slug.label("case"),
        Submission.attempt,
        Submission.handed_in_at,
        Submission.late,
        Submission.revealed_at,
        Submission.answer,
        sa.case((shown, Submission.rule)).label("rule"),
        sa.case((shown, Submission.total)).label("total"),
    )
