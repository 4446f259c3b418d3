"""Handing in: what is empty is named, safety has to be answered, later sessions have to be read."""

from tests.web.pages import post, words
from tests.web.trainee.desk import Desk


def test_what_is_empty_is_named_and_what_must_be_done_comes_first(desk: Desk) -> None:
    page = desk.client.get(f"{desk.address}/hand-in").text
    said = words(page)
    assert "Safety is not answered" in said
    assert "Session 2 is still unread." in said
    assert "Session 3 is still unread." in said
    assert "Nobody is entered" in said
    assert "Hand in this case?" in said
    assert "<button" not in page[page.index('class="acts"') :].partition("</form>")[0]


def test_posting_all_the_same_leads_back(desk: Desk) -> None:
    answer = post(desk.client, f"{desk.address}/hand-in")
    assert answer.location == f"{desk.address}/hand-in"
    assert "Safety is not answered yet" in words(desk.client.get(answer.location).text)


def test_empty_parts_are_allowed(desk: Desk) -> None:
    desk.commit(1)
    desk.commit(2)
    desk.save(("s", "safety.nothing", None, True), ("p", "people.p1.name", None, "Lori"))
    said = words(desk.client.get(f"{desk.address}/hand-in").text)
    assert "Nobody is entered" not in said
    assert "No person has a turn cited" in said
    assert "looked, found nothing" in said
    assert post(desk.client, f"{desk.address}/hand-in").location.startswith("/p/north/submissions/")


def test_a_case_handed_in_leads_to_its_receipt(desk: Desk) -> None:
    receipt = desk.finish()
    assert desk.client.get(f"{desk.address}/hand-in").location == receipt
