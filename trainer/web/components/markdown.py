"""Authors' Markdown as HTML: escaped first, then cleaned, so that nothing an author types can run."""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from trainer.domain.vocabulary import Term
from trainer.web.components.allowed import ATTRIBUTES, TAGS

GLOSSARY: Final = "glossary:"
# An apostrophe that opens a word or a year is no opening quotation mark.
_ELISION: Final = re.compile(r"(?<![^\s(])'(?=\d\d\b|(?:em|til|tis|twas|cause|round)\b)", re.I)
CALLS: Final = {"tip": "tip", "warning": "warning"}


def _terms(state: StateCore) -> None:
    """Links to `glossary:word` become words explained in place."""
    for block in state.tokens:
        children = block.children or []
        for at, token in enumerate(children):
            href = str(token.attrGet("href") or "")
            if token.type == "link_open" and href.startswith(GLOSSARY):
                close = next(t for t in children[at:] if t.type == "link_close" and t.level == token.level)
                token.type, close.type = "term_open", "term_close"
                token.meta = close.meta = {"word": href.removeprefix(GLOSSARY)}


def _figures(state: StateCore) -> None:
    """A picture that is a paragraph of its own becomes a figure."""
    tokens: list[Token] = []
    rest = iter(state.tokens)
    for token in rest:
        tokens.append(token)
        children = token.children or []
        if token.type == "inline" and len(children) == 1 and children[0].type == "image":
            tokens[-2:] = [Token("figure", "", 0, children=None, meta={"image": children[0]})]
            next(rest)
    state.tokens = tokens


def _corners(state: StateCore) -> None:
    """The empty corner of a table heads nothing."""
    for opened, inline, closed in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opened.type == "th_open" and not inline.content.strip():
            opened.tag = closed.tag = "td"


def _term_open(_r: RendererHTML, tokens: Sequence[Token], at: int, _o: OptionsDict, env: EnvType) -> str:
    word = tokens[at].meta["word"]
    if word in env["glossary"]:
        env.setdefault("words", set()).add(word)
    return str(Markup('<a class="term" href="#{}">').format(word_anchor(word)))


def word_anchor(word: str) -> str:
    """Where a word of the glossary stands at the foot of a page."""
    return f"word-{word}"


def _figure(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    image = tokens[at].meta["image"]
    words = renderer.renderInlineAsText(image.children, options, env)
    caption = Markup("<figcaption>{}</figcaption>").format(image.attrs["title"]) if image.attrs.get("title") else ""
    drawing = env["figures"].get(image.attrs["src"], "")
    # The words stand in for the drawing, so what the drawing says of itself is not read out twice.
    drawing = drawing[max(drawing.find("<svg"), 0) :].replace("<svg", f'<svg aria-label="{escape(words)}"', 1)
    return f"<figure>{drawing}{caption}</figure>\n"


def _note_mark(_r: RendererHTML, tokens: Sequence[Token], at: int, _o: OptionsDict, _e: EnvType) -> str:
    number, again = tokens[at].meta["id"] + 1, tokens[at].meta["subId"]
    return f'<a class="note-mark" id="{note_anchor(number, again)}" href="#note-{number}">{number}</a>'


def note_anchor(number: int, again: int) -> str:
    """Where in the text note `number` is cited for the `again`-th time, from 0."""
    return f"cited-{number}" + (f"-{again + 1}" if again else "")


def _call_open(_r: RendererHTML, tokens: Sequence[Token], at: int, _o: OptionsDict, _e: EnvType) -> str:
    kind = CALLS.get(tokens[at].meta["tag"], "note")
    return f'<div class="call call-{kind}" role="note">\n'


def _call_title(_r: RendererHTML, _t: Sequence[Token], _at: int, _o: OptionsDict, _e: EnvType) -> str:
    return '<p class="call-title">'


def _maker() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "typographer": True})
    md.enable(["table", "replacements", "smartquotes"]).use(footnote_plugin).use(deflist_plugin).use(admon_plugin)
    md.disable("footnote_tail")
    md.core.ruler.push("terms", _terms)
    md.core.ruler.push("figures", _figures)
    md.core.ruler.push("corners", _corners)
    for name, rule in {
        "term_open": _term_open, "figure": _figure, "footnote_ref": _note_mark,
        "admonition_open": _call_open, "admonition_title_open": _call_title,
    }.items():  # fmt: skip
        md.add_render_rule(name, rule)
    md.add_render_rule("term_close", lambda *_: "</a>")
    md.add_render_rule("table_open", lambda *_: '<div class="scroll"><table>\n')
    md.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return md


_MD: Final = _maker()


def clean(html: str) -> Markup:
    """The second lock: only the elements and attributes that our own rules write."""
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        link_rel="noopener noreferrer",
        url_schemes={"https", "http", "mailto"},
    )
    return Markup(cleaned)  # noqa: S704 - cleaned on the line above


def environment(glossary: Mapping[str, Term], figures: Mapping[str, str]) -> dict[str, Any]:
    """What the pieces of one document share: note numbers, words already explained, drawings."""
    return {"glossary": glossary, "figures": figures}


def render(text: str, env: MutableMapping[str, Any] | None = None) -> Markup:
    """A piece of Markdown, cleaned."""
    return clean(_MD.render(_ELISION.sub("’", text), environment({}, {}) if env is None else env))


def render_line(text: str) -> Markup:
    """One line of Markdown without a paragraph around it."""
    return clean(_MD.renderInline(_ELISION.sub("’", text), environment({}, {})))


def read_notes(text: str, env: MutableMapping[str, Any]) -> dict[str, Markup]:
    """The footnotes of a document by label. To be read before its text, so that the text may cite them."""
    notes: dict[str, Markup] = {}
    label, inside = "", list[Token]()
    for token in _MD.parse(text, env):
        if token.type == "footnote_reference_open":
            label, inside = token.meta["label"], list[Token]()
        elif token.type == "footnote_reference_close":
            notes[label] = clean(_MD.renderer.render(inside, _MD.options, env))
        else:
            inside.append(token)
    return notes


def used_words(env: Mapping[str, Any]) -> list[tuple[str, Term]]:
    """The words of the glossary explained in a document, by anchor and in alphabetical order."""
    used = [(word_anchor(word), env["glossary"][word]) for word in env.get("words", ())]
    return sorted(used, key=lambda pair: pair[1].term.lower())


def cited_notes(env: Mapping[str, Any]) -> list[str]:
    """The labels of the notes cited so far, in the order of their numbers."""
    return [str(note["label"]) for _, note in sorted(env.get("footnotes", {}).get("list", {}).items())]
