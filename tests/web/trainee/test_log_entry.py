"""One entry: what it says, what it counts for, its history; and its withdrawal."""

from flask import Flask

from tests import logbook
from tests.web.house import visit
from tests.web.pages import post, words

PAGE = f"/p/north/log/{logbook.COURSE}"


def test_what_it_says_and_counts_for(judged_app: Flask) -> None:
    said = words(visit(judged_app, "trainee").get(PAGE).text)
    assert "not verified yet · It needs the word of Supervisor or a director of the programme." in said
    assert "Minutes of contact 960" in said
    assert "DG-IPT certified therapist : counts, for:" in said
    assert "ISIPT certified therapist : does not count, because Supervisor was not known here as trainer" in said
    assert "Trainee: entered" in said


def test_withdrawn_with_its_history(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    seen = client.get(PAGE).text.split('name="seen" value="')[1].split('"')[0]
    given = {"seen": seen, "reason": "twice", "note": "Mrs Kowalska"}
    assert post(client, f"{PAGE}/withdraw", page=PAGE, **given).location == PAGE
    assert "Something in your note could tell" in words(client.get(PAGE).text)
    given |= {"note": ""}
    assert post(client, f"{PAGE}/withdraw", page=PAGE, **given).location == "/p/north/log"
    said = words(client.get(PAGE).text)
    assert "This entry was withdrawn" in said
    assert "withdrawn (it stands there twice)" in said
    case = f"/p/north/log/{logbook.CASE}"
    seen = client.get(case).text.split('name="seen" value="')[1].split('"')[0]
    post(client, f"{case}/withdraw", page=case, seen=seen, reason="mistake")
    assert "other entries build on this one" in words(client.get(case).text)


def test_nothing_that_never_was(judged_app: Flask) -> None:
    assert visit(judged_app, "trainee").get("/p/north/log/NONE-SUCH").status_code == 404
