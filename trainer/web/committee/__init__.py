"""Pages of a programme's committee: who waits for its decision, and one candidate with the evidence."""

from flask import Blueprint

from trainer.domain.people import ROLES
from trainer.web.committee.candidate import (
    candidate,
    candidate_back,
    candidate_decision,
    candidate_packet,
    candidate_remark,
    candidate_view,
)
from trainer.web.committee.candidates import candidates
from trainer.web.committee.why import why
from trainer.web.committee.work import work
from trainer.web.doors import only

bp = Blueprint("committee", __name__, url_prefix="/p/<programme>/committee")
only(bp, *ROLES)
bp.add_url_rule("", view_func=candidates)
bp.add_url_rule("/<int:candidacy_id>", view_func=candidate)
bp.add_url_rule("/<int:candidacy_id>/view", view_func=candidate_view, methods=["POST"])
bp.add_url_rule("/<int:candidacy_id>/remark", view_func=candidate_remark, methods=["POST"])
bp.add_url_rule("/<int:candidacy_id>/decision", view_func=candidate_decision, methods=["POST"])
bp.add_url_rule("/<int:candidacy_id>/back", view_func=candidate_back, methods=["POST"])
bp.add_url_rule("/<int:candidacy_id>/why", view_func=why)
bp.add_url_rule("/<int:candidacy_id>/work/<int:piece_id>", view_func=work)
bp.add_url_rule("/<int:candidacy_id>/packet.<any(pdf, zip):form>", view_func=candidate_packet)
