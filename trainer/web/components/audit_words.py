"""What the audit says, in words; an action that has none yet is shown as it is stored."""

from flask import Flask

from trainer.web.i18n import _


def _of_people() -> dict[str, str]:
    return {
        "membership.begun": _("Joined"),
        "membership.changed": _("Membership changed"),
        "membership.moved": _("Moved to another programme"),
        "membership.withdrawn": _("Withdrawn"),
        "membership.brought_back": _("Brought back"),
        "pace.set": _("Pace set"),
        "pace.dropped": _("Pace taken out"),
        "leave.noted": _("Leave noted"),
        "leave.changed": _("Leave changed"),
        "leave.cancelled": _("Leave taken out"),
        "supervision.begun": _("Supervision begun"),
        "supervision.ended": _("Supervision ended"),
        "invitation.sent": _("Invitation sent"),
        "invitation.sent_again": _("Invitation sent again"),
        "invitation.withdrawn": _("Invitation withdrawn"),
        "invitation.accepted": _("Invitation accepted"),
        "invitation.links_shown": _("Links of invitations shown"),
        "message.written": _("Message written"),
        "evaluation.given": _("Evaluation given"),
        "person.opened": _("Person’s page opened"),
        "record.opened": _("Record opened"),
        "record.downloaded": _("Record downloaded"),
    }


def _of_programme() -> dict[str, str]:
    return {
        "programme.founded": _("Programme founded"),
        "programme.settled": _("Settings changed"),
        "cohort.reported": _("Report of a cohort downloaded"),
        "cohort.added": _("Cohort added"),
        "cohort.changed": _("Cohort changed"),
        "readiness.downloaded": _("Readiness of trainees downloaded"),
        "accreditation.downloaded": _("Tables for an accreditor downloaded"),
        "audit.downloaded": _("Audit downloaded"),
        "mail.tried_again": _("Mail tried again"),
        "mailing.chosen": _("Mail preferences chosen"),
        "drafts.forgotten": _("Old practice drafts deleted"),
        "content.published": _("Content published"),
        "turn.reported": _("Turn reported to the author"),
        "pathway.followed": _("Pathway followed"),
        "pathway.left": _("Pathway followed no more"),
        "quiz.begun": _("Quiz begun"),
        "quiz.finished": _("Quiz finished"),
    }


def _of_work() -> dict[str, str]:
    return {
        "assignment.made": _("Work set"),
        "assignment.withdrawn": _("Assignment withdrawn"),
        "assignment.brought_back": _("Assignment brought back"),
        "extension.given": _("Extension given"),
        "alternative.taken": _("Alternative taken"),
        "alternative.left": _("Alternative left"),
        "calendar.opened": _("Calendar address made"),
        "calendar.closed": _("Calendar address closed"),
        "case.started": _("Case started"),
        "case.handed_in": _("Case handed in"),
        "case.taken_back": _("Hand-in taken back"),
        "panel.revealed": _("Readers shown"),
        "sequel.begun": _("Treatment gone on with"),
        "sequel.finished": _("Treatment read to its end"),
        "grading.marked": _("Marks put down"),
        "grading.finished": _("Judgement handed over"),
        "phrase.kept": _("Comment kept for use again"),
        "phrase.dropped": _("Kept comment taken out"),
    }


def _of_grading() -> dict[str, str]:
    return {
        "piece.claimed": _("Work taken to grade"),
        "piece.given_back": _("Work given back ungraded"),
        "piece.handed": _("Piece handed to a grader"),
        "piece.freed": _("Claim freed"),
        "piece.settled": _("Marks settled"),
        "piece.returned": _("Returned for revision"),
        "piece.released": _("Marks released"),
        "appeal.raised": _("Appeal raised"),
        "appeal.answered": _("Appeal answered"),
        "self_rating.kept": _("Own rating kept"),
        "defence.recorded": _("Defence recorded"),
        "aim.made": _("Aim made"),
        "aim.met": _("Aim met"),
        "aim.open_again": _("Aim open again"),
        "aim.reworded": _("Aim put in other words"),
        "aim.withdrawn": _("Aim withdrawn"),
        "aim.taken_up": _("Aim taken up again"),
        "aims.answered": _("Use of aims told"),
        "example.marked": _("Example piece marked"),
        "grading_right.opened": _("Right to grade opened"),
        "grading_right.waived": _("Calibration waived"),
        "grading_right.ended": _("Waiver taken back"),
    }


def _of_logs() -> dict[str, str]:
    return {
        "log.opened": _("Training log opened"),
        "log.downloaded": _("Training log downloaded"),
        "log.entered": _("Entered in a training log"),
        "log.corrected": _("Entry of a log corrected"),
        "log.withdrawn": _("Entry of a log withdrawn"),
        "log.imported": _("Entries imported into a log"),
        "log.part_kept": _("Part of a portfolio kept"),
        "log.recorded": _("Entered in a log by staff"),
        "log.verified": _("Entry of a log vouched for"),
        "log.declined": _("Entry of a log not vouched for"),
        "log.erased": _("Past state of an entry forgotten"),
        "attestation.written": _("Attestation written"),
        "attestation.signed": _("Attestation signed"),
        "letter.written": _("Letter written"),
        "guide.named": _("Guide named"),
        "guide.confirmed": _("Guide confirmed"),
        "guide.linked": _("Guide linked to an account"),
        "standing.noted": _("Standing of a guide noted"),
        "standing.corrected": _("Standing of a guide corrected"),
        "standing.withdrawn": _("Standing of a guide withdrawn"),
        "link.issued": _("One-time link sent"),
        "link.opened": _("One-time link opened"),
        "link.revoked": _("One-time link ended"),
    }


def _of_standards() -> dict[str, str]:
    return {
        "standard.opened": _("Study for a standard opened"),
        "standard.asked": _("More judges asked"),
        "standard.levels_kept": _("Judge’s levels kept"),
        "standard.judged": _("Judge’s levels given"),
        "standard.discussed": _("Note to the judges"),
        "standard.round_closed": _("Round of a standard closed"),
        "standard.adopted": _("Standard adopted"),
        "standard.set_aside": _("Study for a standard set aside"),
    }


def _of_certificates() -> dict[str, str]:
    return {
        "candidacy.put_forward": _("Put forward for a certificate"),
        "candidacy.view": _("View on a candidate put down"),
        "candidacy.decision": _("Candidate decided on"),
        "candidacy.appeal": _("Appeal against a decision"),
        "candidacy.withdrawn": _("Candidate taken back"),
        "candidacy.discussed": _("Said about a candidate"),
        "candidacy.explained": _("Reasons of a decision opened"),
        "candidacy.work_read": _("Work read for the committee"),
        "candidacy.opened": _("Candidate’s page opened"),
        "packet.downloaded": _("Packet downloaded"),
        "certificate.issued": _("Certificate issued"),
        "certificate.renewed": _("Certificate renewed"),
        "certificate.revoked": _("Certificate revoked"),
        "certificate.shown": _("What a certificate shows chosen"),
        "register.entered": _("Entered in the register"),
        "register.left": _("Left the register"),
        "register.checked": _("Paper for the register looked at"),
        "register.refused": _("Paper for the register did not fit"),
        "register.written_to": _("Letter through the register"),
    }


def action_names() -> dict[str, str]:
    """Everything that can be looked for."""
    of_work = _of_work() | _of_grading() | _of_logs()
    return _of_people() | _of_programme() | of_work | _of_standards() | _of_certificates()


def action_name(action: str) -> str:
    """What was done."""
    return action_names().get(action, action)


def kind_names() -> dict[str, str]:
    """The kinds of thing it is done to."""
    return {
        "membership": _("Person"),
        "invitation": _("Invitation"),
        "cohort": _("Cohort"),
        "programme": _("Programme"),
        "thread": _("Thread"),
        "assignment": _("Assignment"),
        "submission": _("Hand-in"),
        "piece": _("Piece of work"),
        "phrase": _("Kept comment"),
        "turn": _("Turn"),
        "quiz": _("Quiz"),
        "aim": _("Aim"),
        "draft": _("Draft"),
        "outbox": _("Mail"),
        "log_entry": _("Entry of a log"),
        "log": _("Training log"),
        "guide": _("Guide"),
        "one_time_link": _("One-time link"),
        "account": _("Account"),
        "candidacy": _("Candidate"),
        "certificate": _("Certificate"),
        "standard_study": _("Study for a standard"),
        "register_entry": _("Entry of the register"),
        "pathway": _("Pathway"),
    }


def kind_name(kind: str) -> str:
    """The kind of thing it was done to."""
    return kind_names().get(kind, kind)


def init_app(app: Flask) -> None:
    """Let templates use them."""
    app.jinja_env.globals.update(action_name=action_name, kind_name=kind_name)
