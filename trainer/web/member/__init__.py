"""Pages of every member of a programme, whatever their role: what they are told, and how."""

from flask import Blueprint

from trainer.domain.people import ROLES
from trainer.web.doors import only
from trainer.web.member.judging import judging, judging_note
from trainer.web.member.mail import mail
from trainer.web.member.messages import messages
from trainer.web.member.notices import notices, open_notice, read_all
from trainer.web.member.preferences import preferences
from trainer.web.member.quiz_items import quiz_items
from trainer.web.member.thread import thread, thread_draft, thread_read

bp = Blueprint("member", __name__, url_prefix="/p/<programme>")
only(bp, *ROLES)
bp.add_url_rule("/notices", view_func=notices)
bp.add_url_rule("/notices/<int:notice_id>", view_func=open_notice, methods=["POST"])
bp.add_url_rule("/notices/read", view_func=read_all, methods=["POST"])
bp.add_url_rule("/preferences", view_func=preferences, methods=["GET", "POST"])
bp.add_url_rule("/standards/<int:study_id>", view_func=judging, methods=["GET", "POST"])
bp.add_url_rule("/standards/<int:study_id>/notes", view_func=judging_note, methods=["POST"])
bp.add_url_rule("/mail", view_func=mail)
bp.add_url_rule("/messages", view_func=messages)
bp.add_url_rule("/messages/<int:partner_id>", view_func=thread, methods=["GET", "POST"])
bp.add_url_rule("/messages/<int:partner_id>/draft", view_func=thread_draft, methods=["POST"])
bp.add_url_rule("/messages/<int:partner_id>/read", view_func=thread_read, methods=["POST"])
bp.add_url_rule("/quiz-items", view_func=quiz_items)
