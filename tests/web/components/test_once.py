"""Pieces that are made once for each key, and that nobody gets who should not."""

import pytest
from flask import Flask, g, render_template_string
from flask.testing import FlaskClient
from jinja2 import TemplateSyntaxError
from sqlalchemy.orm import Session

from tests.people import PEOPLE, account, enter
from tests.web.pages import token
from trainer.web.components.once import once

PAGES = ("modules", "modules/what-is-ipt", "cases", "notices")


def test_a_text_is_made_once_for_each_key() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("x")
        return "text"

    assert [once(("a test", key), make) for key in (1, 1, 2)] == ["text"] * 3
    assert len(made) == 2


@pytest.mark.parametrize(
    "places", [[("en", "north"), ("de", "north")], [("en", "north"), ("en", "south")], [("en", "north"), ("en", None)]]
)
def test_no_piece_is_shared_between_languages_or_programmes(app: Flask, places: list[tuple[str, str | None]]) -> None:
    made: list[tuple[str, str | None]] = []

    def asset() -> str:  # one of the names that a held piece may call
        made.append((g.locale, g.programme_slug))
        return f"{g.locale} {g.programme_slug}"

    template = "{% once key %}{{ asset() }}{% endonce %}"
    for locale, slug in places * 2:
        with app.test_request_context("/"):
            g.locale, g.programme_slug = locale, slug
            assert render_template_string(template, asset=asset, key=str(places)) == f"{locale} {slug}"
    assert made == places


def test_what_is_not_in_the_key_may_not_stand_in_the_piece(app: Flask) -> None:
    sound = "{% once a.id %}{% for x in a.all %}{% set y = x %}{{ _('Home') }}{{ loop.index }}{{ y }}{% endfor %}"
    sound += "{% endonce %}"
    app.jinja_env.from_string(sound)
    for name in ("current_user.name", "csrf_token()", "request.path", "g.programme.name", "note.text", "b"):
        with pytest.raises(TemplateSyntaxError, match=r"is not in the key"):
            app.jinja_env.from_string("{% once a.id %}<p>{{ " + name + " }}</p>{% endonce %}")


def test_each_page_is_its_readers_own(published_app: Flask) -> None:
    """Everybody looks at every page, twice and in turns: nothing of the frame is another's."""
    people: dict[str, tuple[FlaskClient, str]] = {}
    with Session(published_app.extensions["engine"], expire_on_commit=False) as db:
        accounts = {key: account(db, key) for key in PEOPLE}
    for key, (programme, _role) in PEOPLE.items():
        people[key] = enter(published_app.test_client(), accounts[key]), programme
    tokens: dict[str, str] = {}
    for _ in range(2):
        for key, (client, programme) in people.items():
            for page in PAGES:
                text = client.get(f"/p/{programme}/{page}").text
                assert f"{key}@example.org" in text, (key, page)
                assert not [other for other in PEOPLE if other != key and f"{other}@example.org" in text]
                assert f"The {programme.title()}" in text
                assert ("/p/south/" in text) == (programme == "south")
                assert ("/p/north/" in text) == (programme == "north")
                assert (">My trainees<" in text) == (key == "supervisor")
                assert (">People<" in text) == (key == "director")
                assert tokens.setdefault(token(text), key) == key
