"""A module's quiz, before and between attempts."""

from flask.testing import FlaskClient

from tests.web.pages import post, words
from tests.web.trainee.test_quiz_attempt import ADDRESS, finish

MODULE = "/p/north/modules/what-is-ipt"


def test_from_the_module_to_the_first_attempt_and_the_next(reader: FlaskClient) -> None:
    assert ADDRESS in reader.get(MODULE).text
    page = words(reader.get(ADDRESS).text)
    assert "6 questions on" in page
    assert "You alone see how it went." in page
    assert "counts towards no certificate and stands in no record of competence" in page
    assert "Begin the quiz" in page
    begun = post(reader, f"{ADDRESS}/begin", page=ADDRESS)
    assert "Go on with attempt 1" in words(reader.get(ADDRESS).text)
    assert post(reader, f"{ADDRESS}/begin", page=ADDRESS).location == begun.location
    finish(reader, begun.location)
    page = words(reader.get(ADDRESS).text)
    assert "Attempt 1" in page
    assert "of 6" in page
    assert "Begin another attempt" in page


def test_a_module_without_a_quiz_says_nothing_of_one(reader: FlaskClient) -> None:
    assert "/quiz" not in reader.get("/p/north/modules/none-such").text
    assert reader.get("/p/north/modules/none-such/quiz").status_code == 404
