"""A trainee's pages. Modules and cases are open to every member of the programme."""

from flask import Blueprint

from trainer.domain.people import ROLES
from trainer.web.doors import only
from trainer.web.trainee.aim import aim, aim_take_up, aim_withdraw
from trainer.web.trainee.aims import aims
from trainer.web.trainee.assignment import assignment, begin, choose
from trainer.web.trainee.attestation import attestation, attestation_ask, attestation_sign
from trainer.web.trainee.calendar import calendar, calendar_close, calendar_file, calendar_open
from trainer.web.trainee.candidacy import candidacy, candidacy_appeal, candidacy_back
from trainer.web.trainee.case import case
from trainer.web.trainee.cases import cases
from trainer.web.trainee.changes import changes
from trainer.web.trainee.commitment import commitment
from trainer.web.trainee.desk import leave_nothing
from trainer.web.trainee.evaluation import evaluation
from trainer.web.trainee.feedback import appeal, feedback
from trainer.web.trainee.hand_in import hand_in
from trainer.web.trainee.home import home
from trainer.web.trainee.inventory_table import inventory_table
from trainer.web.trainee.log import log
from trainer.web.trainee.log_case import log_case
from trainer.web.trainee.log_correction import log_correction
from trainer.web.trainee.log_entries import log_entries
from trainer.web.trainee.log_entry import log_entry, log_withdrawal
from trainer.web.trainee.log_form import log_form
from trainer.web.trainee.log_import import log_file, log_import, log_template
from trainer.web.trainee.log_inventory import log_inventory
from trainer.web.trainee.log_part import log_part
from trainer.web.trainee.log_people import log_ask, log_colleague, log_link_end, log_people
from trainer.web.trainee.log_session import log_session
from trainer.web.trainee.module import module
from trainer.web.trainee.modules import modules
from trainer.web.trainee.note import note
from trainer.web.trainee.packet import packet
from trainer.web.trainee.pathway import follow, pathway
from trainer.web.trainee.pathways import pathways
from trainer.web.trainee.progress import progress
from trainer.web.trainee.quiz import quiz, quiz_begin
from trainer.web.trainee.quiz_attempt import quiz_attempt
from trainer.web.trainee.quiz_changes import quiz_changes, quiz_state
from trainer.web.trainee.quiz_result import quiz_result
from trainer.web.trainee.receipt import receipt, reveal, undo
from trainer.web.trainee.reflection import reflection
from trainer.web.trainee.result import result
from trainer.web.trainee.search import search
from trainer.web.trainee.self_rating import self_rating
from trainer.web.trainee.sequel import sequel, sequel_begin, sequel_circle, sequel_settle
from trainer.web.trainee.sequel_changes import sequel_changes, sequel_state
from trainer.web.trainee.session import session
from trainer.web.trainee.start import start
from trainer.web.trainee.state import state
from trainer.web.trainee.to_do import to_do
from trainer.web.trainee.turn_report import turn_report
from trainer.web.trainee.workspace import workspace

bp = Blueprint("trainee", __name__, url_prefix="/p/<programme>")
only(bp, *ROLES)
bp.add_url_rule("/home", view_func=home)
bp.add_url_rule("/pathways", view_func=pathways)
bp.add_url_rule("/pathways/<slug>", view_func=pathway)
bp.add_url_rule("/pathways/<slug>/follow", view_func=follow, methods=["POST"])
bp.add_url_rule("/pathways/<slug>/packet.<any(pdf, zip):form>", view_func=packet)
bp.add_url_rule("/candidacies/<int:candidacy_id>", view_func=candidacy)
bp.add_url_rule("/candidacies/<int:candidacy_id>/appeal", view_func=candidacy_appeal, methods=["POST"])
bp.add_url_rule("/candidacies/<int:candidacy_id>/back", view_func=candidacy_back, methods=["POST"])
bp.add_url_rule("/log", view_func=log)
bp.add_url_rule("/log/entries", view_func=log_entries)
bp.add_url_rule("/log/session", view_func=log_session, methods=["GET", "POST"])
bp.add_url_rule("/log/new/<kind>", view_func=log_form, methods=["GET", "POST"])
bp.add_url_rule("/log/import", view_func=log_import, methods=["GET", "POST"])
bp.add_url_rule("/log/template.csv", view_func=log_template)
bp.add_url_rule("/log/log.json", view_func=log_file)
bp.add_url_rule("/log/people", view_func=log_people, methods=["GET", "POST"])
bp.add_url_rule("/log/people/colleague", view_func=log_colleague, methods=["POST"])
bp.add_url_rule("/log/people/<guide>/ask", view_func=log_ask, methods=["POST"])
bp.add_url_rule("/log/links/<int:link_id>/end", view_func=log_link_end, methods=["POST"])
bp.add_url_rule("/log/cases/<ref>", view_func=log_case)
bp.add_url_rule("/log/cases/<ref>/inventory", view_func=log_inventory, methods=["GET", "POST"])
bp.add_url_rule("/log/cases/<ref>/parts/<kind>", view_func=log_part, methods=["GET", "POST"])
bp.add_url_rule("/log/cases/<ref>/attestation", view_func=attestation, methods=["GET", "POST"])
bp.add_url_rule("/log/cases/<ref>/attestation/sign", view_func=attestation_sign, methods=["POST"])
bp.add_url_rule("/log/cases/<ref>/attestation/ask", view_func=attestation_ask, methods=["POST"])
bp.add_url_rule("/log/<ref>", view_func=log_entry)
bp.add_url_rule("/log/<ref>/correct", view_func=log_correction, methods=["GET", "POST"])
bp.add_url_rule("/log/<ref>/withdraw", view_func=log_withdrawal, methods=["POST"])
bp.add_url_rule("/to-do", view_func=to_do)
bp.add_url_rule("/assignments/<int:assignment_id>", view_func=assignment)
bp.add_url_rule("/assignments/<int:assignment_id>/begin", view_func=begin, methods=["POST"])
bp.add_url_rule("/assignments/<int:assignment_id>/choose", view_func=choose, methods=["POST"])
bp.add_url_rule("/calendar", view_func=calendar)
bp.add_url_rule("/calendar.ics", view_func=calendar_file)
bp.add_url_rule("/calendar/open", view_func=calendar_open, methods=["POST"])
bp.add_url_rule("/calendar/close", view_func=calendar_close, methods=["POST"])
bp.add_url_rule("/modules", view_func=modules)
bp.add_url_rule("/modules/search", view_func=search)
bp.add_url_rule("/modules/<slug>", view_func=module)
bp.add_url_rule("/modules/<slug>/progress", view_func=progress, methods=["POST"])
bp.add_url_rule("/modules/<slug>/note", view_func=note, methods=["GET", "POST"])
bp.add_url_rule("/modules/<slug>/quiz", view_func=quiz)
bp.add_url_rule("/modules/<slug>/quiz/begin", view_func=quiz_begin, methods=["POST"])
bp.add_url_rule("/quizzes/<int:attempt_id>", view_func=quiz_attempt, methods=["GET", "POST"])
bp.add_url_rule("/quizzes/<int:attempt_id>/changes", view_func=quiz_changes, methods=["POST"])
bp.add_url_rule("/quizzes/<int:attempt_id>/state", view_func=quiz_state)
bp.add_url_rule("/quizzes/<int:attempt_id>/result", view_func=quiz_result)
bp.add_url_rule("/cases", view_func=cases)
bp.add_url_rule("/cases/<slug>", view_func=case)
bp.add_url_rule("/cases/<slug>/sessions/<int:number>", view_func=session)
bp.add_url_rule("/cases/<slug>/start", view_func=start, methods=["POST"])
bp.add_url_rule("/drafts/<int:draft_id>", view_func=workspace)
bp.add_url_rule("/drafts/<int:draft_id>/changes", view_func=changes, methods=["POST"])
bp.add_url_rule("/drafts/<int:draft_id>/state", view_func=state)
bp.add_url_rule("/drafts/<int:draft_id>/commit", view_func=commitment, methods=["POST"])
bp.add_url_rule("/drafts/<int:draft_id>/table", view_func=inventory_table, methods=["GET", "POST"])
bp.add_url_rule("/drafts/<int:draft_id>/report", view_func=turn_report, methods=["POST"])
bp.add_url_rule("/drafts/<int:draft_id>/hand-in", view_func=hand_in, methods=["GET", "POST"])
bp.add_url_rule("/submissions/<reference>", view_func=receipt)
bp.add_url_rule("/submissions/<reference>/undo", view_func=undo, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/reveal", view_func=reveal, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/result", view_func=result)
bp.add_url_rule("/submissions/<reference>/feedback", view_func=feedback)
bp.add_url_rule("/submissions/<reference>/self-rating", view_func=self_rating, methods=["GET", "POST"])
bp.add_url_rule("/submissions/<reference>/appeal", view_func=appeal, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/reflection", view_func=reflection, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/sequel", view_func=sequel)
bp.add_url_rule("/submissions/<reference>/sequel/<int:number>", view_func=sequel)
bp.add_url_rule("/submissions/<reference>/sequel/begin", view_func=sequel_begin, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/sequel/settle", view_func=sequel_settle, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/sequel/circle", view_func=sequel_circle, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/sequel/changes", view_func=sequel_changes, methods=["POST"])
bp.add_url_rule("/submissions/<reference>/sequel/state", view_func=sequel_state)
bp.add_url_rule("/aims", view_func=aims, methods=["GET", "POST"])
bp.add_url_rule("/aims/<int:aim_id>", view_func=aim, methods=["GET", "POST"])
bp.add_url_rule("/aims/<int:aim_id>/withdraw", view_func=aim_withdraw, methods=["POST"])
bp.add_url_rule("/aims/<int:aim_id>/take-up", view_func=aim_take_up, methods=["POST"])
bp.add_url_rule("/evaluation", view_func=evaluation, methods=["GET", "POST"])
bp.after_app_request(leave_nothing)
