"""A supervisor's pages."""

from flask import Blueprint

from trainer.web.doors import only
from trainer.web.supervisor.home import home
from trainer.web.supervisor.queue import claim, free, give_back, queue
from trainer.web.supervisor.trainees import trainees

bp = Blueprint("supervisor", __name__, url_prefix="/p/<programme>/supervision")
only(bp, "supervisor")
bp.add_url_rule("", view_func=home)
bp.add_url_rule("/queue", view_func=queue)
bp.add_url_rule("/pieces/<int:piece_id>/claim", view_func=claim, methods=["POST"])
bp.add_url_rule("/pieces/<int:piece_id>/free", view_func=free, methods=["POST"])
bp.add_url_rule("/gradings/<int:grading_id>/give-back", view_func=give_back, methods=["POST"])
bp.add_url_rule("/trainees", view_func=trainees)
