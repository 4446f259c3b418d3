"""Words for roles, capabilities and states of people."""

from datetime import date

from flask import Flask
from markupsafe import Markup

from trainer.domain import devices
from trainer.domain.moments import MONTHS
from trainer.domain.people import CAPABILITIES, ROLES
from trainer.web.i18n import _

LANGUAGE_NAMES = {"en": "English"}
"""Each in itself."""


def role_name(role: str) -> str:
    """What a person is in a programme."""
    return {
        "trainee": _("Trainee"),
        "supervisor": _("Supervisor"),
        "director": _("Director"),
        "expert": _("Expert"),
    }[role]


def capability_name(capability: str) -> str:
    """What a person may do beside their role."""
    return {
        "lead-annotator": _("Lead annotator"),
        "second-marker": _("Second marker"),
        "senior-grader": _("Senior grader"),
        "committee": _("Committee member"),
        "chair": _("Chair of the committee"),
    }.get(capability, capability)


def capability_help(capability: str) -> str:
    """What the capability is for."""
    return {
        "lead-annotator": _("settles, with reasons, what the readers of a case leave open"),
        "second-marker": _("marks a sample of assessed work a second time, without seeing the first mark"),
        "senior-grader": _("frees work that a colleague holds, and releases or returns what others have graded"),
        "committee": _("takes part in decisions on people and in setting standards"),
        "chair": _("is on the committee, and decides once its members have given their views"),
    }[capability]


def roles() -> list[tuple[str, str]]:
    """For a choice: trainees first, there being most of them."""
    return [(role, role_name(role)) for role in reversed(ROLES)]


def capabilities() -> list[tuple[str, str]]:
    """For a choice: each with what it is for."""
    return [(name, f"{capability_name(name)}: {capability_help(name)}") for name in CAPABILITIES]


def state_names() -> dict[str, str]:
    """What a director reads for each state of a membership."""
    return {
        "current": _("Here or to come"),
        "active": _("Active"),
        "on-leave": _("On leave"),
        "to-come": _("To come"),
        "ended": _("Ended"),
        "withdrawn": _("Withdrawn"),
        "all": _("Everybody, ever"),
    }


def on(day: date | str) -> Markup:
    """4 December 2026; also of a day as a record writes it."""
    if isinstance(day, str):
        day = date.fromisoformat(day)
    return Markup('<time datetime="{}">{}</time>').format(
        day.isoformat(), f"{day.day} {_(MONTHS[day.month - 1])} {day.year}"
    )


def device(agent: str) -> str:
    """Firefox on Windows."""
    browser, system = devices.browser(agent), devices.system(agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that does not say what it is")


def init_app(app: Flask) -> None:
    """Let templates use them."""
    app.jinja_env.globals.update(
        role_name=role_name, capability_name=capability_name, state_names=state_names, device=device
    )
    app.jinja_env.filters["on"] = on
