"""Words for what a committee does, and for how a candidate stands with it."""

from flask import Flask

from trainer.db import session
from trainer.db.models import Candidacy
from trainer.db.queries import candidacies
from trainer.domain.permits import Owned
from trainer.web.i18n import _


def outcomes() -> list[tuple[str, str]]:
    """For a choice."""
    return [("award", _("Award the certificate")), ("not-yet", _("Not yet"))]


def outcome_words(outcome: str) -> str:
    """As a view or a decision says it."""
    return {"award": _("award it"), "not-yet": _("not yet")}[outcome]


def decided_words(outcome: str) -> str:
    """As what came of it."""
    return {"award": _("Awarded"), "not-yet": _("Not yet")}[outcome]


def newest_of(person: Owned) -> Candidacy | None:
    """The last time that somebody was put forward, unless it was taken back."""
    found = candidacies.of_account(session(), person.programme_id, person.account_id)
    return next((one for one in found if one.state != "withdrawn"), None)


def state_of(candidacy: Candidacy) -> str:
    """How it stands, in a few words."""
    if candidacy.state == "withdrawn":
        return _("taken back before a decision")
    if candidacy.state in ("decided", "final"):
        return _("awarded") if candidacy.outcome == "award" else _("not yet")
    return _("views are gathered on the appeal") if candidacy.state == "appeal" else _("views are gathered")


def init_app(app: Flask) -> None:
    """Let templates use them."""
    app.jinja_env.globals.update(
        outcome_words=outcome_words, decided_words=decided_words, candidacy_state=state_of, newest_candidacy=newest_of
    )
