"""A director's pages."""

from flask import Blueprint

from trainer.web.director.assignment import assignment, bring_back, extension, withdraw
from trainer.web.director.assignment_new import assignment_new
from trainer.web.director.assignments import assignments
from trainer.web.director.home import home
from trainer.web.director.mail import mail, try_again
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
bp.add_url_rule("/mail", view_func=mail)
bp.add_url_rule("/mail/<int:mail_id>/try-again", view_func=try_again, methods=["POST"])
