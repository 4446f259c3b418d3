"""A supervisor's pages."""

from flask import Blueprint

from trainer.web.doors import only
from trainer.web.supervisor.home import home
from trainer.web.supervisor.trainees import trainees

bp = Blueprint("supervisor", __name__, url_prefix="/p/<programme>/supervision")
only(bp, "supervisor")
bp.add_url_rule("", view_func=home)
bp.add_url_rule("/trainees", view_func=trainees)
