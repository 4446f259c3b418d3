"""Pages for everybody: the front door, the way home, light and dark."""

from flask import Blueprint

from trainer.web.public.calendar import calendar
from trainer.web.public.home import home
from trainer.web.public.invitation import invitation
from trainer.web.public.landing import landing
from trainer.web.public.link import link
from trainer.web.public.theme import theme

bp = Blueprint("public", __name__)
bp.add_url_rule("/", view_func=landing)
bp.add_url_rule("/home", view_func=home)
bp.add_url_rule("/theme", view_func=theme, methods=["POST"])
bp.add_url_rule("/calendar/<token>.ics", view_func=calendar)
bp.add_url_rule("/links/<token>", view_func=link, methods=["GET", "POST"])
bp.add_url_rule("/invitations/<token>", view_func=invitation, methods=["GET", "POST"])
