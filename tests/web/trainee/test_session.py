"""A session as plain reading."""

from flask.testing import FlaskClient

ADDRESS = "/p/north/cases/flour-and-water/sessions"


def test_every_turn_has_its_own_address(reader: FlaskClient) -> None:
    page = reader.get(f"{ADDRESS}/1").text
    assert 'id="s1-T1"' in page
    assert 'id="s1-C2"' in page
    assert 'href="#s1-C2">C2</a>' in page
    assert page.count('role="listitem"') >= 30


def test_one_session_leads_to_the_next_and_back(reader: FlaskClient) -> None:
    first, last = reader.get(f"{ADDRESS}/1").text, reader.get(f"{ADDRESS}/3").text
    assert "Read session 2" in first
    assert "Back to session 2" in last
    assert "Back to the case" in last
    assert f'href="{ADDRESS}/1" aria-current="page"' in first


def test_a_number_the_case_does_not_have_is_not_there(reader: FlaskClient) -> None:
    assert [reader.get(f"{ADDRESS}/{number}").status_code for number in ("0", "4", "x", "-1")] == [404] * 4
