"""The first door: who may enter a programme's pages. The second is a permit on the object."""

from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user
from werkzeug.routing import IntegerConverter, Map

from trainer.db.models import Account, Membership
from trainer.domain.people import ROLES
from trainer.domain.permits import may_enter
from trainer.web.clock import now
from trainer.web.components.held import held_page
from trainer.web.components.here import here as this_browser


def me() -> Account:
    """The person who is signed in; to be asked only behind a door."""
    account: Account = current_user._get_current_object()
    return account


def way_in() -> ResponseReturnValue:
    """For whoever has not signed in: to the sign-in page, or first back with what they typed while they were."""
    answer: ResponseReturnValue = held_page() or current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
    return answer


def only(blueprint: Blueprint, *roles: str) -> None:
    """Open the blueprint, whose prefix is `/p/<programme>`, to active members in these roles.

    Its views do not take the programme as an argument: they find `g.programme` and `g.membership` (the actor for
    permits) found with the person, and `url_for` fills in the programme. Strangers see a page that does not exist;
    whoever has left, or comes later, is led to where that is said.
    """

    @blueprint.url_value_preprocessor
    def take_slug(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values is not None:
            g.programme_slug = values.pop("programme", None)

    @blueprint.before_request
    def enter() -> ResponseReturnValue | None:
        if not current_user.is_authenticated:
            return way_in()
        here = this_browser()
        if here is None or not here.memberships:
            abort(404)
        held, programme = here.memberships, here.memberships[0].programme
        today = now().astimezone(ZoneInfo(programme.time_zone)).date()
        fitting = [member for member in held if may_enter(member, roles, today)]
        if not fitting and request.method == "GET" and not any(may_enter(member, ROLES, today) for member in held):
            return redirect(url_for("public.home"))  # which says since when, or until when, it is closed
        if not fitting:
            abort(404)
        g.programme = programme
        g.unread = here.unread
        g.memberships = [member for member in held if may_enter(member, ROLES, today)]
        g.membership = first(fitting)
        return None


def first(held: list[Membership]) -> Membership:
    """Of several roles the one whose home comes first."""
    return min(held, key=lambda member: ROLES.index(member.role))


class RowNumber(IntegerConverter):
    """A number in an address that a row can have: PostgreSQL refuses to look for a larger one."""

    regex = r"\d{1,10}"

    def __init__(self, map: Map, fixed_digits: int = 0, min: int | None = None, max: int = 2**31 - 1) -> None:  # noqa: A002
        super().__init__(map, fixed_digits, min, max)


def init_app(app: Flask) -> None:
    """Let `url_for` fill in the programme of the current address; numbers in addresses are those of rows."""
    app.url_map.converters["int"] = RowNumber

    @app.url_defaults
    def fill_slug(endpoint: str, values: dict[str, Any]) -> None:
        slug = g.get("programme_slug")
        if slug and "programme" not in values and app.url_map.is_endpoint_expecting(endpoint, "programme"):
            values["programme"] = slug
