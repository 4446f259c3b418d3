"""Who may open what: one row for each endpoint. A new endpoint without a row fails `test_access.py`.

To everybody else a page does not exist (404); whoever has not signed in is led to the sign-in page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tests import bonds, certificates, desks, grades, learning, logbook, practice, quizzes, work
from tests.people import PEOPLE, ROLES, STRANGER

EVERYBODY: Final = frozenset(ROLES)
SIGNED_IN: Final = frozenset(PEOPLE)
MEMBERS: Final = SIGNED_IN - {STRANGER}
"""Of the programme `north`; the stranger is a trainee of `south`."""

MODULE: Final = {"slug": "what-is-ipt"}
CASE: Final = {"slug": "flour-and-water"}
EXAMPLE: Final = {"slug": "earlies-inventory"}
DRAFT: Final = {"draft_id": practice.DRAFT}
SUBMISSION: Final = {"reference": practice.REFERENCE}  # both are the trainee's own
ASSIGNMENT: Final = {"assignment_id": work.ASSIGNMENT}
PERSON: Final = {"membership_id": bonds.TRAINEE}
PARTNER: Final = {"partner_id": bonds.SUPERVISOR}
GRADING: Final = {"grading_id": grades.GRADING}
"""The supervisor's own."""
INVITATION: Final = {"invitation_id": bonds.INVITATION}
RATED: Final = {"reference": learning.REFERENCE}
PIECE: Final = {"piece_id": learning.PIECE}
QUIZ: Final = {"attempt_id": quizzes.ATTEMPT}
"""The trainee's own, not finished."""
AIM: Final = {"aim_id": learning.AIM}
AGREED: Final = {"aim_id": learning.AGREED}
"""An aim that the supervisor set."""
PATHWAY: Final = {"slug": "isipt-therapist-current"}
LOGGED: Final = {"ref": logbook.CASE}
"""A case in the trainee's log, which is an entry too."""
LOG_ENTRY: Final = {**PERSON, "ref": desks.SESSION}
GUIDE: Final = {"ref": desks.OUTSIDE}
CERTIFICATE: Final = {"number": certificates.NUMBER}  # the trainee's own
CANDIDACY: Final = {"candidacy_id": certificates.CANDIDACY}
NOBODYS: Final = 999_999

OF_PERSON: Final = ("person", "membership", "pace", "pace_out", "leave", "supervision", "move", "withdrawal", "way_back",
             "record", "record_file", "log", "verification")  # fmt: skip
"""Pages of a director about one person."""
READINESS: Final = ("", "_file", "_trainee")
_OF_STUDY = ("standard", "standard_judges", "standard_round", "standard_note", "standard_end", "adoption")
STUDY_PAGES: Final = (*(f"director.{name}" for name in _OF_STUDY), "member.judging", "member.judging_note")


@dataclass(frozen=True)
class Row:
    """`opens` to whom; `values` fill in the address, in which the programme is always `north`."""

    opens: frozenset[str]
    values: Mapping[str, object] = field(default_factory=dict)


def to(*roles: str) -> frozenset[str]:
    """These roles of the programme and nobody else."""
    assert set(roles) <= MEMBERS, roles
    return frozenset(roles)


MATRIX: Final[dict[str, Row]] = {
    "asset": Row(EVERYBODY, {"hash_": "0", "name": "site.css"}),
    "health.healthz": Row(EVERYBODY),
    "public.calendar": Row(EVERYBODY, {"token": work.FEED}),
    "public.invitation": Row(EVERYBODY, {"token": "not-a-token"}),
    "public.link": Row(EVERYBODY, {"token": desks.TOKEN}),
    "public.landing": Row(EVERYBODY),
    "public.certificates": Row(EVERYBODY),
    "public.certificate": Row(EVERYBODY, CERTIFICATE),
    "public.certificate_choice": Row(to("trainee"), CERTIFICATE),
    "public.certificate_file": Row(to("trainee"), CERTIFICATE),
    "public.certificate_badge": Row(to("trainee"), CERTIFICATE),
    "public.issuer": Row(EVERYBODY),
    "public.revoked": Row(EVERYBODY, {"place": 0}),
    "public.key_set": Row(EVERYBODY),
    "public.key": Row(EVERYBODY, {"key_id": certificates.KEY}),
    "public.register": Row(EVERYBODY),
    "public.register_entry": Row(EVERYBODY, {"reference": certificates.ENTRY}),
    "public.register_own": Row(SIGNED_IN),
    "public.register_leave": Row(to("trainee")),
    "public.home": Row(SIGNED_IN),
    "public.theme": Row(EVERYBODY),
    "security.login": Row(EVERYBODY),
    "security.logout": Row(EVERYBODY),
    "security.forgot_password": Row(EVERYBODY),
    "security.reset_password": Row(EVERYBODY, {"token": "not-a-token"}),
    "security.change_password": Row(SIGNED_IN),
    "security.verify": Row(SIGNED_IN),
    "account.profile": Row(SIGNED_IN),
    "account.address": Row(SIGNED_IN),
    "account.address_drop": Row(SIGNED_IN),
    "account.new_address": Row(SIGNED_IN, {"token": "not-a-token"}),
    "account.devices": Row(SIGNED_IN),
    "account.device_out": Row(frozenset(), {"sign_in_id": NOBODYS}),
    "account.devices_out": Row(SIGNED_IN),
    "account.record": Row(SIGNED_IN),
    "account.record_file": Row(SIGNED_IN),
    "trainee.home": Row(to("trainee")),
    "trainee.evaluation": Row(to("trainee")),
    "trainee.pathways": Row(to("trainee")),
    "trainee.pathway": Row(to("trainee"), PATHWAY),
    "trainee.follow": Row(to("trainee"), PATHWAY),
    "trainee.packet": Row(to("trainee"), {**PATHWAY, "form": "zip"}),
    "trainee.candidacy": Row(to("trainee"), CANDIDACY),
    "trainee.candidacy_appeal": Row(to("trainee"), CANDIDACY),
    "trainee.candidacy_back": Row(to("trainee"), CANDIDACY),
    "committee.candidates": Row(to("director")),
    "committee.candidate": Row(to("director"), CANDIDACY),
    "committee.candidate_view": Row(to("director"), CANDIDACY),
    "committee.candidate_remark": Row(to("director"), CANDIDACY),
    "committee.candidate_decision": Row(to("director"), CANDIDACY),
    "committee.candidate_back": Row(to("director"), CANDIDACY),
    "committee.why": Row(to("director"), CANDIDACY),
    "committee.candidate_packet": Row(to("director"), {**CANDIDACY, "form": "zip"}),
    "director.candidacy": Row(to("director"), PERSON),
    "director.certificates": Row(to("director")),
    "director.certificate_issue": Row(to("director"), CANDIDACY),
    "director.certificate": Row(to("director"), {"certificate_id": certificates.CERTIFICATE}),
    "director.certificate_renew": Row(to("director"), {"certificate_id": certificates.CERTIFICATE}),
    "director.certificate_revoke": Row(to("director"), {"certificate_id": certificates.CERTIFICATE}),
    "director.register": Row(to("director")),
    "director.register_entry": Row(to("director"), {"entry_id": certificates.LISTED}),
    "trainee.log": Row(to("trainee")),
    "trainee.log_entries": Row(to("trainee")),
    "trainee.log_session": Row(to("trainee")),
    "trainee.log_form": Row(to("trainee"), {"kind": "course"}),
    "trainee.log_import": Row(to("trainee")),
    "trainee.log_template": Row(to("trainee")),
    "trainee.log_file": Row(to("trainee")),
    "trainee.log_people": Row(to("trainee")),
    "trainee.log_colleague": Row(frozenset()),
    "trainee.log_ask": Row(frozenset(), {"guide": "NO-SUCH"}),
    "trainee.log_link_end": Row(frozenset(), {"link_id": NOBODYS}),
    "trainee.log_case": Row(to("trainee"), LOGGED),
    "trainee.log_inventory": Row(to("trainee"), LOGGED),
    "trainee.log_part": Row(to("trainee"), {**LOGGED, "kind": "case-report"}),
    "trainee.attestation": Row(to("trainee"), LOGGED),
    "trainee.attestation_sign": Row(to("trainee"), LOGGED),
    "trainee.attestation_ask": Row(frozenset(), LOGGED),
    "trainee.log_entry": Row(to("trainee"), LOGGED),
    "trainee.log_correction": Row(to("trainee"), LOGGED),
    "trainee.log_withdrawal": Row(to("trainee"), LOGGED),
    "trainee.feedback": Row(frozenset(), SUBMISSION),
    "trainee.appeal": Row(frozenset(), SUBMISSION),
    "trainee.to_do": Row(to("trainee")),
    "trainee.assignment": Row(to("trainee"), ASSIGNMENT),
    "trainee.begin": Row(to("trainee"), ASSIGNMENT),
    "trainee.choose": Row(to("trainee"), ASSIGNMENT),
    "trainee.calendar": Row(to("trainee")),
    "trainee.calendar_file": Row(to("trainee")),
    "trainee.calendar_open": Row(to("trainee")),
    "trainee.calendar_close": Row(to("trainee")),
    "trainee.modules": Row(MEMBERS),
    "trainee.module": Row(MEMBERS, MODULE),
    "trainee.search": Row(MEMBERS, {"q": "sick role"}),
    "trainee.progress": Row(MEMBERS, MODULE),
    "trainee.note": Row(MEMBERS, MODULE),
    "trainee.quiz": Row(MEMBERS, MODULE),
    "trainee.quiz_begin": Row(MEMBERS, MODULE),
    "trainee.quiz_attempt": Row(to("trainee"), QUIZ),
    "trainee.quiz_changes": Row(to("trainee"), QUIZ),
    "trainee.quiz_state": Row(to("trainee"), QUIZ),
    "trainee.quiz_result": Row(to("trainee"), QUIZ),
    "trainee.cases": Row(MEMBERS),
    "trainee.case": Row(MEMBERS, CASE),
    "trainee.start": Row(to("trainee"), CASE),
    "trainee.workspace": Row(to("trainee"), DRAFT),
    "trainee.changes": Row(to("trainee"), DRAFT),
    "trainee.state": Row(to("trainee"), DRAFT),
    "trainee.commitment": Row(to("trainee"), DRAFT),
    "trainee.inventory_table": Row(to("trainee"), DRAFT),
    "trainee.turn_report": Row(to("trainee"), DRAFT),
    "trainee.hand_in": Row(to("trainee"), DRAFT),
    "trainee.receipt": Row(to("trainee"), SUBMISSION),
    "trainee.undo": Row(to("trainee"), SUBMISSION),
    "trainee.reveal": Row(to("trainee"), SUBMISSION),
    "trainee.result": Row(to("trainee"), SUBMISSION),
    # The case does not go on: for anybody there is no such page (tests/web/trainee/test_sequel.py has one that does).
    "trainee.sequel": Row(frozenset(), SUBMISSION),
    "trainee.sequel_begin": Row(frozenset(), SUBMISSION),
    "trainee.sequel_settle": Row(frozenset(), SUBMISSION),
    "trainee.sequel_circle": Row(frozenset(), SUBMISSION),
    "trainee.sequel_changes": Row(frozenset(), SUBMISSION),
    "trainee.sequel_state": Row(frozenset(), SUBMISSION),
    "trainee.reflection": Row(to("trainee"), SUBMISSION),
    "trainee.session": Row(MEMBERS, {**CASE, "number": 1}),
    "trainee.aims": Row(to("trainee")),
    "trainee.aim": Row(to("trainee"), AIM),
    "trainee.aim_withdraw": Row(to("trainee"), AIM),
    "trainee.aim_take_up": Row(to("trainee"), AIM),
    "trainee.self_rating": Row(to("trainee"), RATED),
    "director.home": Row(to("director")),
    "director.assignments": Row(to("director")),
    "director.assignment_new": Row(to("director")),
    "director.assignment": Row(to("director"), ASSIGNMENT),
    "director.extension": Row(to("director"), ASSIGNMENT),
    "director.withdraw": Row(to("director"), ASSIGNMENT),
    "director.bring_back": Row(to("director"), ASSIGNMENT),
    "director.pieces": Row(to("director")),
    "director.piece_free": Row(frozenset(), {"piece_id": NOBODYS}),
    "director.grader": Row(frozenset(), {"piece_id": NOBODYS}),
    "director.mail": Row(to("director")),
    "director.try_all_again": Row(to("director")),
    "director.try_again": Row(to("director"), {"mail_id": work.MAIL}),
    "director.instrument": Row(to("director")),
    "director.instrument_case": Row(to("director"), CASE),
    **{f"director.standard{name}": Row(to("director")) for name in ("s", "_new")},
    **{endpoint: Row(frozenset(), {"study_id": NOBODYS}) for endpoint in STUDY_PAGES},
    "director.people": Row(to("director")),
    **{f"director.{name}": Row(to("director"), PERSON) for name in OF_PERSON},
    "director.leave_out": Row(to("director"), {"membership_id": 4, "leave_id": bonds.LEAVE}),
    "director.supervision_end": Row(to("director"), {**PERSON, "supervision_id": bonds.SUPERVISION}),
    "director.cohorts": Row(to("director")),
    "director.cohort_new": Row(to("director")),
    "director.cohort": Row(to("director"), {"slug": "first"}),
    "director.invitations": Row(to("director")),
    "director.invitation_new": Row(to("director")),
    "director.invitation_list": Row(to("director")),
    "director.invitation_template": Row(to("director")),
    "director.invitation_again": Row(to("director"), INVITATION),
    "director.invitation_back": Row(to("director"), INVITATION),
    "director.reassignment": Row(to("director")),
    "director.settings": Row(to("director")),
    "director.calibration": Row(to("director")),
    "director.waiver": Row(to("director"), {"membership_id": bonds.SUPERVISOR}),
    "director.waiver_end": Row(frozenset(), {"membership_id": bonds.SUPERVISOR, "right_id": NOBODYS}),
    "director.evaluation": Row(to("director")),
    "director.paper": Row(to("director"), {**PERSON, "kind": "ruling"}),
    "director.log_entry": Row(to("director"), LOG_ENTRY),
    "director.refusal": Row(to("director"), LOG_ENTRY),
    "director.take_back": Row(to("director"), LOG_ENTRY),
    "director.guides": Row(to("director")),
    "director.guide_new": Row(to("director")),
    "director.guide": Row(to("director"), GUIDE),
    "director.guide_account": Row(to("director"), GUIDE),
    "director.standing": Row(to("director"), {**GUIDE, "standing_id": desks.STANDING}),
    **{f"director.readiness{name}": Row(to("director"), PERSON if name == "_trainee" else {}) for name in READINESS},
    "director.readiness_requirement": Row(to("director"), {"requirement": "reading"}),
    "director.links": Row(to("director")),
    "director.link_new": Row(to("director")),
    "director.link_end": Row(to("director"), {"link_id": desks.LINK}),
    "director.audit": Row(to("director")),
    "director.audit_file": Row(to("director")),
    "supervisor.trainees": Row(to("supervisor")),
    "supervisor.queue": Row(to("supervisor")),
    "supervisor.grader": Row(frozenset(), {"piece_id": NOBODYS}),
    "supervisor.release": Row(to("supervisor")),
    "supervisor.release_one": Row(frozenset(), {"piece_id": NOBODYS}),
    "supervisor.piece": Row(frozenset(), {"piece_id": NOBODYS}),
    "supervisor.revision": Row(frozenset(), {"piece_id": NOBODYS}),
    "supervisor.answer": Row(frozenset(), {"piece_id": NOBODYS}),
    "supervisor.claim": Row(frozenset(), {"piece_id": NOBODYS}),
    "supervisor.free": Row(frozenset(), {"piece_id": NOBODYS}),
    "supervisor.give_back": Row(frozenset(), {"grading_id": NOBODYS}),
    "supervisor.grading": Row(to("supervisor"), GRADING),
    "supervisor.grading_changes": Row(to("supervisor"), GRADING),
    "supervisor.grading_state": Row(to("supervisor"), GRADING),
    "supervisor.put_down": Row(to("supervisor"), GRADING),
    "supervisor.finish": Row(to("supervisor"), GRADING),
    "supervisor.phrases": Row(to("supervisor")),
    "supervisor.trainee": Row(to("supervisor"), PERSON),
    "supervisor.agenda": Row(to("supervisor"), PERSON),
    "supervisor.aim": Row(to("supervisor"), {**PERSON, **AGREED}),
    "supervisor.aim_withdraw": Row(to("supervisor"), {**PERSON, **AGREED}),
    "supervisor.aim_take_up": Row(to("supervisor"), {**PERSON, **AGREED}),
    "supervisor.aim_met": Row(to("supervisor"), {**PERSON, **AIM}),
    "supervisor.aim_open": Row(to("supervisor"), {**PERSON, **AIM}),
    "supervisor.defence": Row(to("supervisor"), PIECE),
    "supervisor.calibration": Row(to("supervisor")),
    "supervisor.example": Row(to("supervisor"), EXAMPLE),
    "supervisor.example_keep": Row(to("supervisor"), EXAMPLE),
    "supervisor.own_severity": Row(to("supervisor")),
    "supervisor.logs": Row(to("supervisor")),
    "supervisor.log": Row(to("supervisor"), PERSON),
    "supervisor.verification": Row(to("supervisor"), PERSON),
    "supervisor.rating": Row(to("supervisor"), PERSON),
    "supervisor.letter": Row(to("supervisor"), PERSON),
    "supervisor.log_entry": Row(to("supervisor"), LOG_ENTRY),
    "supervisor.sign": Row(to("supervisor"), {**PERSON, "ref": desks.ATTESTATION}),
    "supervisor.refusal": Row(to("supervisor"), LOG_ENTRY),
    "supervisor.take_back": Row(to("supervisor"), LOG_ENTRY),
    "member.messages": Row(to("trainee", "supervisor")),
    "member.thread": Row(to("trainee"), PARTNER),
    "member.thread_draft": Row(to("trainee"), PARTNER),
    "member.thread_read": Row(to("trainee"), PARTNER),
    "member.notices": Row(MEMBERS),
    "member.open_notice": Row(to("trainee"), {"notice_id": work.NOTICE}),
    "member.read_all": Row(MEMBERS),
    "member.preferences": Row(MEMBERS),
    "member.mail": Row(MEMBERS),
    "member.quiz_items": Row(to("director")),
    "expert.home": Row(to("expert")),
    "supervisor.home": Row(to("supervisor")),
}
