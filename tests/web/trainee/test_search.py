"""Search across the modules."""

from flask.testing import FlaskClient

from tests.web.pages import words

SEARCH = "/p/north/modules/search"


def test_an_empty_search_teaches(reader: FlaskClient) -> None:
    said = words(reader.get(SEARCH).text)
    assert "Type a word or two" in said
    assert "sick role" in said


def test_hits_lead_to_their_section_with_the_words_marked(reader: FlaskClient) -> None:
    page = reader.get(f"{SEARCH}?q=sick+role").text
    assert '<h2><a href="/p/north/modules/what-is-ipt#' in page
    assert "<mark>sick</mark> <mark>role</mark>" in page
    assert "The place given to the patient with the diagnosis." in words(page)
    assert 'value="sick role"' in page


def test_nothing_found_says_what_to_try(reader: FlaskClient) -> None:
    assert "No module holds all of these words." in words(reader.get(f"{SEARCH}?q=xylophone").text)


def test_what_is_asked_is_only_words(reader: FlaskClient) -> None:
    page = reader.get(SEARCH, query_string={"q": '<script>alert("x")</script> ' + "y" * 500}).text
    assert "<script>alert" not in page
    assert f'value="{"y" * 101}' not in page
    assert "y" * 101 not in words(page)
