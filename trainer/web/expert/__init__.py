"""An expert's pages."""

from flask import Blueprint

from trainer.web.doors import only
from trainer.web.expert.home import home

bp = Blueprint("expert", __name__, url_prefix="/p/<programme>/annotation")
only(bp, "expert")
bp.add_url_rule("", view_func=home)
