"""A supervisor's pages."""

from flask import Blueprint

from trainer.web.doors import only
from trainer.web.supervisor.home import home

bp = Blueprint("supervisor", __name__, url_prefix="/p/<programme>/supervision")
only(bp, "supervisor")
bp.add_url_rule("", view_func=home)
