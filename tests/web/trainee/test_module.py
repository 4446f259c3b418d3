"""A module page."""

import re

from flask.testing import FlaskClient

from tests.web.pages import post, token, words

ADDRESS = "/p/north/modules/what-is-ipt"


def test_every_link_within_the_page_leads_somewhere(reader: FlaskClient) -> None:
    page = reader.get(ADDRESS).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def test_the_page_has_contents_checks_words_figures_and_sources(reader: FlaskClient) -> None:
    page = reader.get(ADDRESS).text
    assert page.count('<section id="') >= 5
    assert page.count('<fieldset class="check"') >= 3
    assert page.count("This holds.") >= 3
    assert 'class="term" href="#word-' in page
    assert re.search(r'<svg [^>]*aria-label="[^"]{20,}', page)
    assert 'id="note-1"' in page
    assert "{{check:" not in page


def test_a_second_look_renders_no_markdown(reader: FlaskClient) -> None:
    """The text is held by each worker: both looks give the same page."""
    first, second = (re.sub(r'value="[^"]+"', "", reader.get(ADDRESS).text) for _ in range(2))
    assert first == second


def test_what_is_not_there_is_not_there(reader: FlaskClient) -> None:
    assert reader.get("/p/north/modules/nothing").status_code == 404


def test_a_section_is_marked_as_read_and_taken_back_by_a_plain_form(reader: FlaskClient) -> None:
    page = reader.get(ADDRESS).text
    sections = re.findall(r'<section id="([^"]+)" aria-labelledby="\1-title">', page)
    assert f"0 of {len(sections)} sections read" in words(page)
    marked = post(reader, f"{ADDRESS}/progress", page=ADDRESS, read=sections[0])
    assert marked.location == f"{ADDRESS}#end-{sections[0]}"
    page = reader.get(ADDRESS).text
    assert f"1 of {len(sections)} sections read" in words(page)
    assert f'href="#{sections[0]}" class="is-read"' in page
    assert f"1 of {len(sections)} sections read" in words(reader.get("/p/north/home").text)
    post(reader, f"{ADDRESS}/progress", page=ADDRESS, unread=sections[0])
    assert f"0 of {len(sections)} sections read" in words(reader.get(ADDRESS).text)
    assert post(reader, f"{ADDRESS}/progress", page=ADDRESS, read="nothing").status_code == 404


def test_the_pages_script_is_told_what_is_read(reader: FlaskClient) -> None:
    page = reader.get(ADDRESS).text
    section = (
        re.findall(r'name="read" class="button[^"]*"', page) and re.findall(r'form="progress" value="([^"]+)"', page)[0]
    )
    fields = {"csrf_token": token(page), "read": section}
    told = reader.post(f"{ADDRESS}/progress", data=fields, headers={"Accept": "application/json"})
    assert told.get_json() == {"read": [section]}


def test_progress_and_note_cost_one_statement(reader: FlaskClient, statements: list[str]) -> None:
    reader.get(ADDRESS)
    statements.clear()
    reader.get(ADDRESS)
    assert len([s for s in statements if s.startswith("SELECT") and ("section_read" in s or "module_note" in s)]) == 1
