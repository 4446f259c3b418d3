"""Pages for everybody: the front door, the way home, certificates and badges to be checked, the register."""

from flask import Blueprint

from trainer.web.public.badges import issuer, key, key_set, revoked
from trainer.web.public.calendar import calendar
from trainer.web.public.certificate import certificate, certificate_badge, certificate_choice, certificate_file
from trainer.web.public.certificates import certificates
from trainer.web.public.home import home
from trainer.web.public.invitation import invitation
from trainer.web.public.landing import landing
from trainer.web.public.link import link
from trainer.web.public.register import register
from trainer.web.public.register_entry import register_entry
from trainer.web.public.register_own import register_leave, register_own
from trainer.web.public.theme import theme

bp = Blueprint("public", __name__)
bp.add_url_rule("/", view_func=landing)
bp.add_url_rule("/home", view_func=home)
bp.add_url_rule("/theme", view_func=theme, methods=["POST"])
bp.add_url_rule("/calendar/<token>.ics", view_func=calendar)
bp.add_url_rule("/links/<token>", view_func=link, methods=["GET", "POST"])
bp.add_url_rule("/invitations/<token>", view_func=invitation, methods=["GET", "POST"])
bp.add_url_rule("/certificates", view_func=certificates)
bp.add_url_rule("/certificates/<number>", view_func=certificate)
bp.add_url_rule("/certificates/<number>/choice", view_func=certificate_choice, methods=["POST"])
bp.add_url_rule("/certificates/<number>/certificate.pdf", view_func=certificate_file)
bp.add_url_rule("/certificates/<number>/badge.jwt", view_func=certificate_badge)
bp.add_url_rule("/issuers/<programme>", view_func=issuer)
bp.add_url_rule("/issuers/<programme>/revoked/<int:place>", view_func=revoked)
bp.add_url_rule("/.well-known/jwks.json", view_func=key_set)
bp.add_url_rule("/keys/<key_id>", view_func=key)
bp.add_url_rule("/register", view_func=register)
bp.add_url_rule("/register/own", view_func=register_own, methods=["GET", "POST"])
bp.add_url_rule("/register/own/leave", view_func=register_leave, methods=["POST"])
bp.add_url_rule("/register/<reference>", view_func=register_entry, methods=["GET", "POST"])
