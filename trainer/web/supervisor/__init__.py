"""A supervisor's pages."""

from flask import Blueprint

from trainer.web.doors import only
from trainer.web.supervisor.agenda import agenda
from trainer.web.supervisor.aim import aim, aim_take_up, aim_withdraw
from trainer.web.supervisor.calibration import calibration
from trainer.web.supervisor.defence import defence
from trainer.web.supervisor.example import example, example_keep
from trainer.web.supervisor.grader import grader
from trainer.web.supervisor.grading import grading
from trainer.web.supervisor.grading_changes import grading_changes, grading_state
from trainer.web.supervisor.home import home
from trainer.web.supervisor.judgement import finish, put_down
from trainer.web.supervisor.letter import letter
from trainer.web.supervisor.log import log
from trainer.web.supervisor.log_entry import log_entry, sign
from trainer.web.supervisor.logs import logs
from trainer.web.supervisor.own_severity import own_severity
from trainer.web.supervisor.phrases import phrases
from trainer.web.supervisor.piece import answer, piece, release_one
from trainer.web.supervisor.queue import claim, free, give_back, queue
from trainer.web.supervisor.rating import rating
from trainer.web.supervisor.refusal import refusal, take_back
from trainer.web.supervisor.release import release
from trainer.web.supervisor.revision import revision
from trainer.web.supervisor.trainee import aim_met, aim_open, trainee
from trainer.web.supervisor.trainees import trainees
from trainer.web.supervisor.verification import verification

bp = Blueprint("supervisor", __name__, url_prefix="/p/<programme>/supervision")
only(bp, "supervisor")
bp.add_url_rule("", view_func=home)
bp.add_url_rule("/queue", view_func=queue)
bp.add_url_rule("/release", view_func=release, methods=["GET", "POST"])
bp.add_url_rule("/pieces/<int:piece_id>", view_func=piece)
bp.add_url_rule("/pieces/<int:piece_id>/release", view_func=release_one, methods=["POST"])
bp.add_url_rule("/pieces/<int:piece_id>/return", view_func=revision, methods=["GET", "POST"])
bp.add_url_rule("/pieces/<int:piece_id>/answer", view_func=answer, methods=["POST"])
bp.add_url_rule("/pieces/<int:piece_id>/claim", view_func=claim, methods=["POST"])
bp.add_url_rule("/pieces/<int:piece_id>/free", view_func=free, methods=["POST"])
bp.add_url_rule("/pieces/<int:piece_id>/grader", view_func=grader, methods=["GET", "POST"])
bp.add_url_rule("/gradings/<int:grading_id>/give-back", view_func=give_back, methods=["POST"])
bp.add_url_rule("/trainees", view_func=trainees)
bp.add_url_rule("/gradings/<int:grading_id>", view_func=grading)
bp.add_url_rule("/gradings/<int:grading_id>/changes", view_func=grading_changes, methods=["POST"])
bp.add_url_rule("/gradings/<int:grading_id>/state", view_func=grading_state)
bp.add_url_rule("/gradings/<int:grading_id>/put-down", view_func=put_down, methods=["POST"])
bp.add_url_rule("/gradings/<int:grading_id>/finish", view_func=finish, methods=["POST"])
bp.add_url_rule("/phrases", view_func=phrases, methods=["POST"])
bp.add_url_rule("/trainees/<int:membership_id>", view_func=trainee, methods=["GET", "POST"])
bp.add_url_rule("/trainees/<int:membership_id>/agenda", view_func=agenda)
bp.add_url_rule("/trainees/<int:membership_id>/aims/<int:aim_id>", view_func=aim, methods=["GET", "POST"])
bp.add_url_rule("/trainees/<int:membership_id>/aims/<int:aim_id>/withdraw", view_func=aim_withdraw, methods=["POST"])
bp.add_url_rule("/trainees/<int:membership_id>/aims/<int:aim_id>/take-up", view_func=aim_take_up, methods=["POST"])
bp.add_url_rule("/trainees/<int:membership_id>/aims/<int:aim_id>/met", view_func=aim_met, methods=["POST"])
bp.add_url_rule("/trainees/<int:membership_id>/aims/<int:aim_id>/open", view_func=aim_open, methods=["POST"])
bp.add_url_rule("/pieces/<int:piece_id>/defence", view_func=defence, methods=["GET", "POST"])
bp.add_url_rule("/calibration", view_func=calibration)
bp.add_url_rule("/calibration/own-severity", view_func=own_severity)
bp.add_url_rule("/calibration/examples/<slug>", view_func=example, methods=["GET", "POST"])
bp.add_url_rule("/calibration/examples/<slug>/marks", view_func=example_keep, methods=["POST"])
bp.add_url_rule("/logs", view_func=logs)
bp.add_url_rule("/trainees/<int:membership_id>/log", view_func=log)
bp.add_url_rule("/trainees/<int:membership_id>/log/verification", view_func=verification, methods=["GET", "POST"])
bp.add_url_rule("/trainees/<int:membership_id>/log/rating", view_func=rating, methods=["GET", "POST"])
bp.add_url_rule("/trainees/<int:membership_id>/log/letter", view_func=letter, methods=["GET", "POST"])
bp.add_url_rule("/trainees/<int:membership_id>/log/entries/<ref>", view_func=log_entry)
bp.add_url_rule("/trainees/<int:membership_id>/log/entries/<ref>/sign", view_func=sign, methods=["POST"])
bp.add_url_rule("/trainees/<int:membership_id>/log/entries/<ref>/decline", view_func=refusal, methods=["GET", "POST"])
bp.add_url_rule(
    "/trainees/<int:membership_id>/log/entries/<ref>/take-back", view_func=take_back, methods=["GET", "POST"]
)
