"""What stands around every page: where one can go from here, how it is lit, what the site is called."""

from dataclasses import dataclass
from typing import Final

from flask import Flask, g, request, url_for
from sqlalchemy.exc import SQLAlchemyError

from trainer.db import session
from trainer.db.queries import notices
from trainer.web.i18n import _, lazy

THEMES: Final = ("light", "dark")
THEME_COOKIE: Final = "theme"

# For each role: the endpoints of its navigation, and what they are called.
NAVIGATION: Final[dict[str, tuple[tuple[str, object], ...]]] = {
    "director": (
        ("director.home", lazy("Programme")),
        ("director.people", lazy("People")),
        ("director.assignments", lazy("Assignments")),
    ),
    "supervisor": (
        ("supervisor.home", lazy("Supervision")),
        ("supervisor.trainees", lazy("My trainees")),
        ("member.messages", lazy("Messages")),
    ),
    "expert": (("expert.home", lazy("Annotation")),),
    "trainee": (
        ("trainee.home", lazy("Home")),
        ("trainee.to_do", lazy("To do")),
        ("trainee.pathway", lazy("Pathways")),
        ("member.messages", lazy("Messages")),
    ),
}
READING: Final = (("trainee.modules", lazy("Modules")), ("trainee.cases", lazy("Cases")))

# Pages that stand below a page of the navigation.
BELOW: Final = {
    "trainee.module": "trainee.modules",
    "trainee.note": "trainee.modules",
    "trainee.search": "trainee.modules",
    "trainee.result": "trainee.home",
    "trainee.case": "trainee.cases",
    "trainee.session": "trainee.cases",
    "trainee.assignment": "trainee.to_do",
    "trainee.calendar": "trainee.to_do",
    "supervisor.grading": "supervisor.home",
    "director.assignment": "director.assignments",
    "director.assignment_new": "director.assignments",
    "director.mail": "director.home",
    "director.pieces": "director.home",
    "supervisor.queue": "supervisor.home",
    "supervisor.piece": "supervisor.home",
    "supervisor.release": "supervisor.home",
    "supervisor.revision": "supervisor.home",
    "trainee.feedback": "trainee.to_do",
    "member.thread": "member.messages",
    "trainee.evaluation": "trainee.home",
    "director.settings": "director.home",
    "director.evaluation": "director.home",
    "director.audit": "director.home",
    "director.person": "director.people",
    "director.record": "director.people",
    "director.membership": "director.people",
    "director.pace": "director.people",
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
}


@dataclass(frozen=True)
class Way:
    """A link of the navigation. `here` is the value of aria-current, empty elsewhere."""

    words: object
    address: str
    here: str


def ways() -> list[Way]:
    """Where the person may go within the programme, one link for each page of their roles."""
    roles = {member.role for member in g.get("memberships", ())}
    endpoints = [entry for role, entries in NAVIGATION.items() if role in roles for entry in entries]
    if roles:
        endpoints += READING
    endpoints = list(dict(endpoints).items())  # whoever has two roles finds each page once
    here = request.endpoint or ""
    marks = {here: "page", BELOW.get(here, ""): "true"}
    return [Way(words, url_for(endpoint), marks.get(endpoint, "")) for endpoint, words in endpoints]


def unread_notices() -> int:
    """How many notices of this programme the person has not read: one small statement a page."""
    if not g.get("memberships"):
        return 0
    if "unread" not in g:
        try:
            g.unread = notices.unread(session(), g.membership.account_id, g.programme.id)
        except SQLAlchemyError:  # a page about something that went wrong must not go wrong itself
            g.unread = 0
    count: int = g.unread
    return count


def theme() -> str:
    """light or dark as chosen on this browser; empty where the system decides."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


def site_name() -> str:
    """What the site is called outside any programme."""
    return _("IPT Trainer")


def init_app(app: Flask) -> None:
    """Let templates ask."""
    app.jinja_env.globals.update(ways=ways, theme=theme, site_name=site_name, unread_notices=unread_notices)
