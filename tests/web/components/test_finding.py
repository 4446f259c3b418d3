"""Finding words in modules."""

from trainer.domain.module import Module, ModuleMatter, Section
from trainer.web.components.finding import Hit, find, marked, plain


def module(slug: str, title: str, **sections: str) -> Module:
    matter = ModuleMatter(title, "", 10, (), (), (), ())
    return Module(slug, matter, "", tuple(Section(k, k.title(), v, ()) for k, v in sections.items()), "", ())


SHELF = (
    module("one", "First", roles="The **sick role** has [two](glossary:two) halves.[^a]\n\n{{check:x}}\n\n- duty"),
    module("two", "Sick days", other="A role, and a transition of roles. Rolex is not meant, nor parole."),
)


def titles(hits: list[Hit]) -> list[str]:
    return [hit.passage.title for hit in hits]


def test_every_word_must_be_there_and_may_be_only_begun() -> None:
    assert titles(find("sick role", SHELF)) == ["Roles"]
    assert titles(find("transit", SHELF)) == ["Other"]
    assert titles(find("days", SHELF)) == ["Sick days"]
    assert find("grief", SHELF) == []
    assert find("  a ? ", SHELF) == []


def test_what_stands_in_a_title_comes_first() -> None:
    assert titles(find("role", SHELF)) == ["Roles", "Other"]


def test_markdown_leaves_its_words_behind() -> None:
    assert plain(SHELF[0].sections[0].markdown) == "The sick role has two halves. duty"


def test_hits_are_marked_where_a_word_begins() -> None:
    assert marked("parole, roles", ["role"]) == (("parole, ", False), ("role", True), ("s", False))
    assert marked("a <b>", ["<b"]) == (("a <b>", False),)
    [hit] = find("duty", SHELF)
    assert ("duty", True) in hit.excerpt
