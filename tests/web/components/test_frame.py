"""What stands around a page: the way through the programme, light and dark, the account, the page's size."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import Markup
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import post, token
from trainer.web.components import squeezing
from trainer.web.components.local import local_path
from trainer.web.components.words import quoted


@pytest.fixture
def trainee(client: FlaskClient, site_db: Session) -> FlaskClient:
    person = account(site_db, "trainee")
    site_db.close()  # an open transaction would hold the write lock that signing out needs
    return enter(client, person)


def test_the_navigation_says_where_one_is(trainee: FlaskClient) -> None:
    page = trainee.get("/p/north/modules").text
    assert '<a href="/p/north/modules" aria-current="page">Modules</a>' in page
    assert '<a href="/p/north/home">Home</a>' in page


@pytest.mark.parametrize(
    ("role", "words"),
    [("supervisor", "Supervision"), ("director", "Programme"), ("expert", "Annotation"), ("trainee", "Home")],
)
def test_each_role_has_its_own_way_home(client: FlaskClient, site_db: Session, role: str, words: str) -> None:
    enter(client, account(site_db, role))
    page = client.get("/home", follow_redirects=True)
    assert page.status_code == 200
    assert f'aria-current="page">{words}</a>' in page.text


def test_signing_out_is_a_post(trainee: FlaskClient) -> None:
    page = trainee.get("/p/north/home").text
    assert '<form method="post" action="/sign-out">' in page
    assert trainee.get("/sign-out").status_code in (404, 405)
    trainee.post("/sign-out", data={"csrf_token": token(page)})
    assert trainee.get("/p/north/home").status_code == 302


def test_dark_is_kept_on_this_browser_and_can_be_given_back_to_the_system(client: FlaskClient) -> None:
    answer = post(client, "/theme", page="/", theme="dark", next="/sign-in")
    assert answer.location == "/sign-in"
    assert '<html lang="en" class="theme-dark">' in client.get("/").text
    post(client, "/theme", page="/", theme="", next="/")
    assert '<html lang="en">' in client.get("/").text
    post(client, "/theme", page="/", theme="purple", next="/")
    assert '<html lang="en">' in client.get("/").text


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org", "//example.org", "/\\example.org", "", None, "/a\nb", "a"]
)
def test_nobody_is_sent_off_the_site(elsewhere: str | None) -> None:
    assert local_path(elsewhere, "/home") == "/home"
    assert local_path("/p/north/home?x=1", "/home") == "/p/north/home?x=1"


def test_pages_are_squeezed_for_those_who_take_it(client: FlaskClient) -> None:
    plain, squeezed = client.get("/"), client.get("/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in squeezed.headers["Vary"]
    assert gzip.decompress(squeezed.data).startswith(b"<!DOCTYPE html>")


def test_a_held_text_is_squeezed_once_and_the_page_is_whole() -> None:
    text = Markup("<p>always the same</p>") * 200
    for page in (f"before {text} after", f"{text}", f"other {text}", "without it", ""):
        assert gzip.decompress(squeezing.gzip(page.encode(), [text])) == page.encode()
        assert gzip.decompress(squeezing.gzip(page.encode(), ["before", text, "after", "before", ""])) == page.encode()
    assert gzip.decompress(squeezing.gzip(b"no text held")) == b"no text held"


def test_no_page_holds_inline_script_or_style(trainee: FlaskClient) -> None:
    for path in ("/p/north/home", "/p/north/modules", "/p/north/cases", "/change-password", "/nowhere"):
        page = trainee.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick=" not in page


def test_a_fault_of_ours_says_what_to_do(fresh_site: Callable[..., Flask], settled_file: Path) -> None:
    app = fresh_site(settled_file)
    app.testing = False

    def broken() -> str:
        raise RuntimeError

    app.add_url_rule("/broken", view_func=broken)
    page = app.test_client().get("/broken")
    assert page.status_code == 500
    assert "Something went wrong on our side" in page.text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("the one o'clock", "the one o’clock"), ('"Well," he said', "“Well,” he said"), ("('no')", "(‘no’)")],
)
def test_titles_carry_printers_quotation_marks(typed: str, printed: str) -> None:
    assert quoted(typed) == printed
