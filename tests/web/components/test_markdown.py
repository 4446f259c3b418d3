"""Authors' Markdown: what it can say, and that nothing in it can run."""

import re

from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.vocabulary import Term
from trainer.web.components.markdown import (
    cited_notes,
    clean,
    environment,
    read_notes,
    render,
    render_line,
    used_words,
)

GLOSSARY = {
    "linkage": Term("Linkage", "Mood and people, both ways."),
    "contract": Term("Contract", "What both agree to."),
}
DRAWING = '<?xml version="1.0"?><svg viewBox="0 0 9 9"><title>t</title><path d="M0 0h3" stroke="currentColor"/></svg>'


def test_raw_html_stays_text() -> None:
    assert render("<b onclick=x>hi</b>") == "<p>&lt;b onclick=x&gt;hi&lt;/b&gt;</p>\n"


def test_a_link_leads_out_only_to_where_links_may_lead() -> None:
    assert 'href="https://example.org"' in render("[out](https://example.org)")
    assert "<a" not in render("[run](javascript:alert(1))")


def test_quotation_marks_are_set_as_a_printer_sets_them() -> None:
    assert render_line('He said "Mum\'s" -- once...') == "He said “Mum’s” – once…"
    assert render_line("in '96, tell 'em 'no'") == "in ’96, tell ’em ‘no’"


def test_a_word_of_the_glossary_leads_to_its_explanation() -> None:
    env = environment(GLOSSARY, {})
    html = render("The [link](glossary:linkage), the [deal](glossary:contract), the [link](glossary:linkage).", env)
    assert html.count('<a class="term" href="#word-linkage"') == 2
    assert used_words(env) == [("word-contract", GLOSSARY["contract"]), ("word-linkage", GLOSSARY["linkage"])]


def test_note_numbers_run_on_from_one_piece_to_the_next() -> None:
    env = environment({}, {})
    notes = read_notes("[^a]: First.\n\n[^b]: *Second.*", env)
    first, second = render("One.[^b]", env), render("Two.[^a] Again.[^b]", env)
    assert 'id="cited-1" href="#note-1"' in first
    assert 'id="cited-2" href="#note-2"' in second
    assert 'id="cited-1-2" href="#note-1"' in second
    assert cited_notes(env) == ["b", "a"]
    assert notes["b"] == "<p><em>Second.</em></p>\n"


def test_a_picture_alone_in_a_paragraph_is_a_figure_drawn_in_the_page() -> None:
    html = render('![Two & one](a.svg "What it *shows*")', environment({}, {"a.svg": DRAWING}))
    assert re.fullmatch(
        r'<figure><svg (?=[^>]*aria-label="Two &amp; one")(?=[^>]*viewBox)[^>]*>.*</svg>'
        r"<figcaption>What it \*shows\*</figcaption></figure>\s*",
        html,
        re.S,
    )


def test_a_call_out_keeps_its_kind_and_its_title() -> None:
    html = render('!!! warning "Ask first"\n    Then act.\n')
    assert '<div class="call call-warning" role="note">' in html
    assert '<p class="call-title">Ask first</p>' in html
    assert "call call-note" in render('!!! strange "Title"\n    Text.\n')


def test_a_table_scrolls_in_a_box_of_its_own() -> None:
    assert '<div class="scroll"><table>' in render("| a | b |\n|---|---|\n| 1 | 2 |\n")


def test_the_empty_corner_of_a_table_heads_nothing() -> None:
    assert render("| | b |\n|---|---|\n| 1 | 2 |\n").count("<th>") == 1


def test_the_second_lock_takes_out_what_our_rules_never_write() -> None:
    dirty = '<p onclick="x" style="color:red" class="ok">a<script>x</script><iframe></iframe></p><svg onload="x"></svg>'
    assert clean(dirty) == '<p class="ok">a</p><svg></svg>'


@given(st.text(alphabet=st.sampled_from("<>\"'=/ascriptonlk:javg[]()!{}`*_#\n &;"), max_size=120))
def test_nothing_an_author_types_can_run(text: str) -> None:
    html = render(text)
    tags = re.findall(r"<[^>]*>", html)
    assert not [tag for tag in tags if re.search(r"(?i)<script|\son\w+\s*=|javascript:|\sstyle\s*=", tag)]
