"""A director's pages."""

from flask import Blueprint

from trainer.web.director.home import home
from trainer.web.doors import only

bp = Blueprint("director", __name__, url_prefix="/p/<programme>/programme")
only(bp, "director")
bp.add_url_rule("", view_func=home)
