"""A module page."""

import re

from flask.testing import FlaskClient

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
