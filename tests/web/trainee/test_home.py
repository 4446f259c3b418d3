"""A trainee's home."""

from flask.testing import FlaskClient

from tests.web.pages import words


def test_home_says_where_one_is_and_what_comes_next(reader: FlaskClient) -> None:
    page = reader.get("/p/north/home")
    assert page.status_code == 200
    said = words(page.text)
    assert "Good to see you, Trainee" in said
    assert "A good place to start What IPT is" in said
    assert 'href="/p/north/cases/flour-and-water"' in page.text
    assert "nobody is told which pages you open" in said


def test_an_empty_home_explains_itself(early: FlaskClient) -> None:
    said = words(early.get("/p/north/home").text)
    assert "No module has been published yet." in said
    assert "No case has been published yet." in said
