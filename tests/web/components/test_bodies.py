"""The long texts of a page: modules with their checks, words and notes; what is said in a turn; held once made."""

from trainer.domain.module import Figure, Module, ModuleMatter, Option, Section, SelfCheck, Source
from trainer.domain.vocabulary import Term
from trainer.web.components.bodies import module_body, speech

CHECK = SelfCheck("why", "Which *one*?", (Option("This", True, "Yes."), Option("That", False, "No.")))
MODULE = Module(
    "a-module",
    ModuleMatter("A module", "It is short.", 5, (), (), (), (Source("K&S", "The book", "https://example.org/b"),)),
    "Before all.",
    (
        Section("first", 'The patient\'s "first"', "Said.[^a]\n\n{{check:why}}\n\nAfter.[^b]", (CHECK,)),
        Section("second", "Second", "![A line](line.svg)\n\nA [word](glossary:word).", ()),
    ),
    "[^a]: K&S. On page one.\n\n[^b]: K&S. On page two.",
    (Figure("line.svg", '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),),
)
BODY = module_body(MODULE, {"word": Term("Word", "What it means.")})


def test_a_self_check_stands_where_its_author_put_it() -> None:
    before, check, after = BODY.sections[0].parts
    assert before.html.startswith("<p>Said.")
    assert check.check is not None
    assert (check.check.question, [o.right for o in check.check.options]) == ("Which <em>one</em>?", [True, False])
    assert after.html.startswith("<p>After.")


def test_a_source_is_named_in_full_once_and_by_its_short_name_afterwards() -> None:
    first, second = BODY.notes
    assert first.html.startswith('<a href="https://example.org/b">The book</a> (K&amp;S). On page one.')
    assert second.html.startswith('<a href="https://example.org/b">K&amp;S</a>. On page two.')
    assert (first.anchor, second.anchor) == ("cited-1", "cited-2")


def test_figures_and_words_come_with_the_module() -> None:
    assert 'aria-label="A line"' in BODY.sections[1].parts[0].html
    assert [word.term for _, word in BODY.words] == ["Word"]
    assert BODY.sections[0].title == "The patient’s “first”"


def test_an_aside_in_a_turn_is_set_apart() -> None:
    assert speech("Well. [laughs] *No.*") == 'Well. <span class="stage">[laughs]</span> <em>No.</em>'
    assert speech("<b>[x]</b>") == '&lt;b&gt;<span class="stage">[x]</span>&lt;/b&gt;'
