"""What stands around every page: where one can go from here, how it is lit, what the site is called."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from flask import Flask, g, request, url_for

from trainer.domain.permits import on_committee
from trainer.web.components.once import place
from trainer.web.i18n import _, lazy

THEMES: Final = ("light", "dark")
THEME_COOKIE: Final = "theme"

COMMITTEE: Final = "committee"
"""A seat that leads to pages of its own, beside the roles."""

# For each role: the endpoints of its navigation, and what they are called.
NAVIGATION: Final[dict[str, tuple[tuple[str, object], ...]]] = {
    "director": (
        ("director.home", lazy("Programme")),
        ("director.readiness", lazy("Readiness")),
        ("director.people", lazy("People")),
        ("director.assignments", lazy("Assignments")),
    ),
    "supervisor": (
        ("supervisor.home", lazy("Supervision")),
        ("supervisor.trainees", lazy("My trainees")),
        ("member.messages", lazy("Messages")),
    ),
    "expert": (("expert.home", lazy("Annotation")),),
    COMMITTEE: (("committee.candidates", lazy("Committee")),),
    "trainee": (
        ("trainee.home", lazy("Home")),
        ("trainee.to_do", lazy("To do")),
        ("trainee.pathways", lazy("Pathways")),
        ("trainee.log", lazy("Log")),
        ("member.messages", lazy("Messages")),
    ),
}
READING: Final = (("trainee.modules", lazy("Modules")), ("trainee.cases", lazy("Cases")))

# Pages that stand below a page of the navigation.
BELOW: Final = {
    "trainee.module": "trainee.modules",
    "trainee.note": "trainee.modules",
    "trainee.search": "trainee.modules",
    "trainee.quiz": "trainee.modules",
    "trainee.quiz_attempt": "trainee.modules",
    "trainee.quiz_result": "trainee.modules",
    "trainee.result": "trainee.home",
    "trainee.sequel": "trainee.home",
    "trainee.pathway": "trainee.pathways",
    "trainee.candidacy": "trainee.pathways",
    "committee.candidate": "committee.candidates",
    "trainee.log_session": "trainee.log",
    "trainee.log_form": "trainee.log",
    "trainee.log_import": "trainee.log",
    "trainee.log_people": "trainee.log",
    "trainee.log_case": "trainee.log",
    "trainee.log_entry": "trainee.log",
    "trainee.log_correction": "trainee.log",
    "trainee.log_part": "trainee.log",
    "trainee.log_inventory": "trainee.log",
    "trainee.attestation": "trainee.log",
    "trainee.case": "trainee.cases",
    "trainee.session": "trainee.cases",
    "trainee.assignment": "trainee.to_do",
    "trainee.calendar": "trainee.to_do",
    "supervisor.grading": "supervisor.home",
    "trainee.aims": "trainee.home",
    "trainee.aim": "trainee.home",
    "trainee.self_rating": "trainee.to_do",
    "supervisor.trainee": "supervisor.trainees",
    "supervisor.agenda": "supervisor.trainees",
    "supervisor.aim": "supervisor.trainees",
    "supervisor.logs": "supervisor.trainees",
    "supervisor.log": "supervisor.trainees",
    "supervisor.log_entry": "supervisor.trainees",
    "supervisor.verification": "supervisor.trainees",
    "supervisor.refusal": "supervisor.trainees",
    "supervisor.take_back": "supervisor.trainees",
    "supervisor.rating": "supervisor.trainees",
    "supervisor.letter": "supervisor.trainees",
    "supervisor.defence": "supervisor.trainees",
    "supervisor.calibration": "supervisor.home",
    "supervisor.example": "supervisor.home",
    "supervisor.own_severity": "supervisor.home",
    "director.calibration": "director.home",
    "director.waiver": "director.home",
    "director.assignment": "director.assignments",
    "director.assignment_new": "director.assignments",
    "director.mail": "director.home",
    "director.pieces": "director.home",
    "director.grader": "director.home",
    "supervisor.queue": "supervisor.home",
    "supervisor.piece": "supervisor.home",
    "supervisor.grader": "supervisor.home",
    "supervisor.release": "supervisor.home",
    "supervisor.revision": "supervisor.home",
    "trainee.feedback": "trainee.to_do",
    "member.thread": "member.messages",
    "trainee.evaluation": "trainee.home",
    "director.settings": "director.home",
    "director.evaluation": "director.home",
    "member.quiz_items": "director.home",
    "director.audit": "director.home",
    "director.certificates": "director.home",
    "director.certificate": "director.home",
    "director.register": "director.home",
    "director.register_entry": "director.home",
    "director.candidacy": "director.people",
    "director.person": "director.people",
    "director.record": "director.people",
    "director.membership": "director.people",
    "director.pace": "director.people",
    "director.log": "director.people",
    "director.log_entry": "director.people",
    "director.verification": "director.people",
    "director.refusal": "director.people",
    "director.take_back": "director.people",
    "director.paper": "director.people",
    "director.guides": "director.people",
    "director.guide_new": "director.people",
    "director.guide": "director.people",
    "director.standing": "director.people",
    "director.links": "director.people",
    "director.leave": "director.people",
    "director.supervision": "director.people",
    "director.move": "director.people",
    "director.withdrawal": "director.people",
    "director.cohorts": "director.people",
    "director.cohort": "director.people",
    "director.cohort_new": "director.people",
    "director.invitations": "director.people",
    "director.invitation_new": "director.people",
    "director.invitation_list": "director.people",
    "director.reassignment": "director.people",
    "director.readiness_trainee": "director.readiness",
    "director.readiness_requirement": "director.readiness",
}


@dataclass(frozen=True)
class Way:
    """A link of the navigation. `here` is the value of aria-current, empty elsewhere."""

    words: object
    address: str
    here: str


def ways(roles: Collection[str]) -> list[Way]:
    """Where somebody in these roles may go within the programme, one link for each page."""
    endpoints = [entry for role, entries in NAVIGATION.items() if role in roles for entry in entries]
    endpoints = list(dict([*endpoints, *READING]).items())  # whoever has two roles finds each page once
    here = request.endpoint or ""
    marks = {here: "page", BELOW.get(here, ""): "true"}
    return [Way(words, url_for(endpoint), marks.get(endpoint, "")) for endpoint, words in endpoints]


def own_roles() -> frozenset[str]:
    """What the person is in this programme, a seat on its committee among it; empty outside any."""
    held = g.get("memberships", ())
    return frozenset(member.role for member in held) | {COMMITTEE for member in held if on_committee(member)}


def theme() -> str:
    """light or dark as chosen on this browser; empty where the system decides."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


def site_name() -> str:
    """What the site is called outside any programme."""
    return _("IPT Trainer")


def init_app(app: Flask) -> None:
    """Let templates ask."""

    @lru_cache(4096)
    def fixed(_place: object, endpoint: str, **numbers: Any) -> str:
        return url_for(endpoint, **numbers)

    def address(endpoint: str, **values: Any) -> str:
        """`url_for`. Most addresses of a page take no value or a number: those are made once for each programme."""
        same = all(type(value) is int for value in values.values())
        return fixed(place(), endpoint, **values) if same else url_for(endpoint, **values)

    app.jinja_env.globals.update(
        url_for=address,
        own_roles=own_roles,
        ways=ways,
        theme=theme,
        site_name=site_name,
    )
