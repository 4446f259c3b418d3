"""Due dates in one's own calendar."""

import re

from flask import Flask

from tests.web.house import assign, visit
from tests.web.pages import post, words

PAGE = "/p/north/calendar"


def address(site: Flask) -> str:
    found = re.search(r'value="http://localhost:8000(/calendar/[^"]+\.ics)"', visit(site, "trainee").get(PAGE).text)
    assert found
    return found[1]


def test_a_file_with_what_is_due(published_app: Flask) -> None:
    made = assign(published_app, note="Read it; twice.")
    answer = visit(published_app, "trainee").get("/p/north/calendar.ics")
    assert answer.mimetype == "text/calendar"
    assert 'filename="north-due-dates.ics"' in answer.headers["Content-Disposition"]
    text = answer.text.replace("\r\n ", "")
    assert f"DTSTART:{made.due_at:%Y%m%dT%H%M%SZ}\r\n" in text
    assert "SUMMARY:Due: Flour and water\r\n" in text
    assert "DESCRIPTION:Read it\\; twice.\\n\\nhttp://localhost:8000/p/north/assignments/1\r\n" in text


def test_an_address_is_made_changed_and_closed(published_app: Flask) -> None:
    assign(published_app)
    trainee, program = visit(published_app, "trainee"), published_app.test_client()
    assert "Make an address for my calendar" in words(trainee.get(PAGE).text)
    post(trainee, f"{PAGE}/open", page=PAGE)
    first = address(published_app)
    assert "SUMMARY:Due: Flour and water" in program.get(first).text
    post(trainee, f"{PAGE}/open", page=PAGE)
    second = address(published_app)
    assert [program.get(a).status_code for a in (first, second)] == [404, 200]
    post(trainee, f"{PAGE}/close", page=PAGE)
    assert program.get(second).status_code == 404
