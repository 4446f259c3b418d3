"""A director's pages."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from trainer.web.director.accreditation import accreditation, accreditation_file
from trainer.web.director.adoption import adoption
from trainer.web.director.assignment import assignment, bring_back, extension, withdraw
from trainer.web.director.assignment_new import assignment_new
from trainer.web.director.assignments import assignments
from trainer.web.director.audit import audit, audit_file
from trainer.web.director.calibration import calibration
from trainer.web.director.candidacy import candidacy
from trainer.web.director.certificate import certificate, certificate_renew, certificate_revoke
from trainer.web.director.certificates import certificate_issue, certificates_page
from trainer.web.director.cohort import cohort
from trainer.web.director.cohort_new import cohort_new
from trainer.web.director.cohort_report import cohort_report
from trainer.web.director.cohorts import cohorts
from trainer.web.director.evaluation import evaluation
from trainer.web.director.grader import grader
from trainer.web.director.guide import guide, guide_account
from trainer.web.director.guide_new import guide_new
from trainer.web.director.guides import guides
from trainer.web.director.home import home
from trainer.web.director.instrument import instrument
from trainer.web.director.instrument_case import instrument_case
from trainer.web.director.invitation_list import invitation_list, invitation_template
from trainer.web.director.invitation_new import invitation_new
from trainer.web.director.invitations import invitation_again, invitation_back, invitations
from trainer.web.director.leave import leave, leave_out
from trainer.web.director.link_new import link_new
from trainer.web.director.links import link_end, links
from trainer.web.director.log import log
from trainer.web.director.log_entry import log_entry
from trainer.web.director.mail import mail, try_again, try_all_again
from trainer.web.director.membership import membership
from trainer.web.director.move import move
from trainer.web.director.pace import pace, pace_out
from trainer.web.director.paper import paper
from trainer.web.director.people import people
from trainer.web.director.person import person
from trainer.web.director.pieces import piece_free, pieces
from trainer.web.director.readiness import readiness, readiness_file, readiness_workbook
from trainer.web.director.readiness_requirement import readiness_requirement
from trainer.web.director.readiness_trainee import readiness_trainee
from trainer.web.director.reassignment import reassignment
from trainer.web.director.record import record, record_file
from trainer.web.director.refusal import refusal, take_back
from trainer.web.director.register import register
from trainer.web.director.register_entry import register_entry
from trainer.web.director.settings import settings
from trainer.web.director.standard import standard, standard_end, standard_judges, standard_note, standard_round
from trainer.web.director.standard_new import standard_new
from trainer.web.director.standards import standards
from trainer.web.director.standing import standing
from trainer.web.director.supervision import supervision, supervision_end
from trainer.web.director.verification import verification
from trainer.web.director.waiver import waiver, waiver_end
from trainer.web.director.withdrawal import way_back, withdrawal
from trainer.web.doors import only

bp = Blueprint("director", __name__, url_prefix="/p/<programme>/programme")
only(bp, "director")
bp.add_url_rule("", view_func=home)
bp.add_url_rule("/assignments", view_func=assignments)
bp.add_url_rule("/assignments/new", view_func=assignment_new, methods=["GET", "POST"])
bp.add_url_rule("/assignments/<int:assignment_id>", view_func=assignment)
bp.add_url_rule("/assignments/<int:assignment_id>/extension", view_func=extension, methods=["POST"])
bp.add_url_rule("/assignments/<int:assignment_id>/withdraw", view_func=withdraw, methods=["POST"])
bp.add_url_rule("/assignments/<int:assignment_id>/bring-back", view_func=bring_back, methods=["POST"])
bp.add_url_rule("/pieces", view_func=pieces)
bp.add_url_rule("/pieces/<int:piece_id>/free", view_func=piece_free, methods=["POST"])
bp.add_url_rule("/pieces/<int:piece_id>/grader", view_func=grader, methods=["GET", "POST"])
bp.add_url_rule("/mail", view_func=mail)
bp.add_url_rule("/mail/try-again", view_func=try_all_again, methods=["POST"])
bp.add_url_rule("/mail/<int:mail_id>/try-again", view_func=try_again, methods=["POST"])
bp.add_url_rule("/people", view_func=people)
bp.add_url_rule("/people/<int:membership_id>", view_func=person)
bp.add_url_rule("/people/<int:membership_id>/membership", view_func=membership, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/pace", view_func=pace, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/pace/out", view_func=pace_out, methods=["POST"])
bp.add_url_rule("/people/<int:membership_id>/leave", view_func=leave, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/leave/<int:leave_id>", view_func=leave, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/leave/<int:leave_id>/out", view_func=leave_out, methods=["POST"])
bp.add_url_rule("/people/<int:membership_id>/supervision", view_func=supervision, methods=["GET", "POST"])
bp.add_url_rule(
    "/people/<int:membership_id>/supervision/<int:supervision_id>/end", view_func=supervision_end, methods=["POST"]
)
bp.add_url_rule("/people/<int:membership_id>/move", view_func=move, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/withdrawal", view_func=withdrawal, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/way-back", view_func=way_back, methods=["POST"])
bp.add_url_rule("/people/<int:membership_id>/record", view_func=record)
bp.add_url_rule("/people/<int:membership_id>/record.json", view_func=record_file)
bp.add_url_rule("/people/<int:membership_id>/candidacy", view_func=candidacy, methods=["GET", "POST"])
bp.add_url_rule("/certificates", "certificates", certificates_page)
bp.add_url_rule("/certificates/issue/<int:candidacy_id>", view_func=certificate_issue, methods=["POST"])
bp.add_url_rule("/certificates/<int:certificate_id>", view_func=certificate)
bp.add_url_rule("/certificates/<int:certificate_id>/renew", view_func=certificate_renew, methods=["POST"])
bp.add_url_rule("/certificates/<int:certificate_id>/revoke", view_func=certificate_revoke, methods=["POST"])
bp.add_url_rule("/register", view_func=register)
bp.add_url_rule("/register/<int:entry_id>", view_func=register_entry, methods=["GET", "POST"])
bp.add_url_rule("/cohorts", view_func=cohorts)
bp.add_url_rule("/cohorts/new", view_func=cohort_new, methods=["GET", "POST"])
bp.add_url_rule("/cohorts/<slug>", view_func=cohort, methods=["GET", "POST"])
bp.add_url_rule("/cohorts/<slug>/report.pdf", view_func=cohort_report)
bp.add_url_rule("/invitations", view_func=invitations)
bp.add_url_rule("/invitations/new", view_func=invitation_new, methods=["GET", "POST"])
bp.add_url_rule("/invitations/list", view_func=invitation_list, methods=["GET", "POST"])
bp.add_url_rule("/invitations/template.csv", view_func=invitation_template)
bp.add_url_rule("/invitations/<int:invitation_id>/again", view_func=invitation_again, methods=["POST"])
bp.add_url_rule("/invitations/<int:invitation_id>/back", view_func=invitation_back, methods=["POST"])
bp.add_url_rule("/reassignment", view_func=reassignment, methods=["GET", "POST"])
bp.add_url_rule("/settings", view_func=settings, methods=["GET", "POST"])
bp.add_url_rule("/calibration", view_func=calibration)
bp.add_url_rule("/calibration/<int:membership_id>", view_func=waiver, methods=["GET", "POST"])
bp.add_url_rule("/calibration/<int:membership_id>/waivers/<int:right_id>/end", view_func=waiver_end, methods=["POST"])
bp.add_url_rule("/instrument", view_func=instrument)
bp.add_url_rule("/instrument/<slug>", view_func=instrument_case)
bp.add_url_rule("/accreditation", view_func=accreditation)
bp.add_url_rule("/accreditation.zip", view_func=accreditation_file)
bp.add_url_rule("/standards", view_func=standards)
bp.add_url_rule("/standards/new", view_func=standard_new, methods=["GET", "POST"])
bp.add_url_rule("/standards/<int:study_id>", view_func=standard)
bp.add_url_rule("/standards/<int:study_id>/judges", view_func=standard_judges, methods=["POST"])
bp.add_url_rule("/standards/<int:study_id>/round", view_func=standard_round, methods=["POST"])
bp.add_url_rule("/standards/<int:study_id>/notes", view_func=standard_note, methods=["POST"])
bp.add_url_rule("/standards/<int:study_id>/end", view_func=standard_end, methods=["POST"])
bp.add_url_rule("/standards/<int:study_id>/adoption", view_func=adoption, methods=["GET", "POST"])
bp.add_url_rule("/evaluation", view_func=evaluation)
bp.add_url_rule("/audit", view_func=audit)
bp.add_url_rule("/audit.csv", view_func=audit_file)
bp.add_url_rule("/people/<int:membership_id>/log", view_func=log)
bp.add_url_rule("/people/<int:membership_id>/log/verification", view_func=verification, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/log/papers/<kind>", view_func=paper, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/log/entries/<ref>", view_func=log_entry)
bp.add_url_rule("/people/<int:membership_id>/log/entries/<ref>/decline", view_func=refusal, methods=["GET", "POST"])
bp.add_url_rule("/people/<int:membership_id>/log/entries/<ref>/take-back", view_func=take_back, methods=["GET", "POST"])
bp.add_url_rule("/guides", view_func=guides)
bp.add_url_rule("/guides/new", view_func=guide_new, methods=["GET", "POST"])
bp.add_url_rule("/guides/<ref>", view_func=guide, methods=["GET", "POST"])
bp.add_url_rule("/guides/<ref>/account", view_func=guide_account, methods=["POST"])
bp.add_url_rule("/guides/<ref>/standing", view_func=standing, methods=["GET", "POST"])
bp.add_url_rule("/guides/<ref>/standing/<int:standing_id>", view_func=standing, methods=["GET", "POST"])
bp.add_url_rule("/links", view_func=links)
bp.add_url_rule("/links/new", view_func=link_new, methods=["GET", "POST"])
bp.add_url_rule("/links/<int:link_id>/end", view_func=link_end, methods=["POST"])


@bp.record
def beside(state: BlueprintSetupState) -> None:
    """Readiness has an address of its own, behind the same door."""
    for rule, view in (
        ("", readiness),
        (".csv", readiness_file),
        (".xlsx", readiness_workbook),
        ("/<int:membership_id>", readiness_trainee),
        ("/requirement/<requirement>", readiness_requirement),
    ):
        state.app.add_url_rule(f"/p/<programme>/readiness{rule}", f"{bp.name}.{view.__name__}", view)
