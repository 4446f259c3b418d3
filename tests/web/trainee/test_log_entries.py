"""Every entry of a log, page after page: nothing twice, nothing left out, and as many statements for hundreds as for ten."""

import re
from datetime import date, timedelta

from flask import Flask

from tests import logbook
from tests.logs import a_session
from tests.people import NOW
from tests.web.house import database, visit
from tests.web.pages import words
from tests.work import member
from trainer.domain.log_entries import Facts, ManualRead
from trainer.services.log_desk import New, open_desk

PAGE = "/p/north/log/entries"
HOME = "/p/north/log"


def grow(site: Flask, many: int = 240) -> None:
    """As a trainee's log is after years."""
    with database(site) as db:
        whose = member(db, "trainee")
        first = date(2026, 9, 1)
        days = [first + timedelta(days=n % 60) for n in range(many)]
        facts: list[Facts] = [a_session(logbook.CASE, number=100 + n, on=day) for n, day in enumerate(days)]
        facts += [ManualRead(f"Manual {n}", "1st", first) for n in range(15)]
        desk = open_desk(db, whose, NOW)
        desk.add([New(one) for one in facts], NOW, by=whose.account_id)
        db.commit()


def test_each_entry_once(judged_app: Flask) -> None:
    grow(judged_app)
    client, seen, there = visit(judged_app, "trainee"), [], PAGE
    while there:
        page = client.get(there).text
        seen += re.findall(r'<li><a href="/p/north/log/([A-Z0-9-]+)"', page)
        older = re.search(r'href="([^"]+before=\d+[^"]*)">Older', page)
        there = older[1].replace("&amp;", "&") if older else ""
    assert len(seen) == len(set(seen)) > 255
    assert "Newest entries" in words(page)
    assert "Manual 14" in words(client.get(f"{PAGE}?part=teaching").text)
    assert "Session" not in words(client.get(f"{PAGE}?part=teaching").text)
    assert "Supervision with Supervisor" in words(client.get(f"{PAGE}?part=supervision&state=waiting").text)
    assert "No entry is like that." in words(client.get(f"{PAGE}?part=given").text)


def test_home_shows_the_newest_and_asks_no_more(judged_app: Flask, statements: list[str]) -> None:
    client, counts = visit(judged_app, "trainee"), []
    for years in (False, True):
        if years:
            grow(judged_app)
        for path in (HOME, PAGE, f"{PAGE}?state=waiting"):
            client.get(path)
            statements.clear()
            assert client.get(path).status_code == 200
            counts.append(len(statements))
    assert counts[:3] == counts[3:]
    said = words(client.get(HOME).text)
    assert said.count("Manual") < 15
    assert "See all 16" in said


def test_an_empty_log(published_app: Flask) -> None:
    assert "Nothing is entered yet." in words(visit(published_app, "trainee").get(PAGE).text)
