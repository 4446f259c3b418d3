"""Where a number is typed from paper."""

import pytest
from flask.testing import FlaskClient

from tests.certificates import NUMBER
from tests.web.pages import words


@pytest.mark.parametrize("typed", [NUMBER, NUMBER.lower().replace("-", " "), NUMBER.replace("1", "l")])
def test_a_number_leads_to_its_page_however_it_is_typed(client: FlaskClient, typed: str) -> None:
    assert client.get("/certificates", query_string={"number": typed}).location == f"/certificates/{NUMBER}"


def test_what_is_no_number_is_said(client: FlaskClient) -> None:
    assert client.get("/certificates").status_code == 200
    answer = client.get("/certificates", query_string={"number": "K7QF-2M9X"})
    assert answer.status_code == 422
    assert "should be sixteen letters and digits" in words(answer.text)
    assert 'value="K7QF-2M9X"' in answer.text
