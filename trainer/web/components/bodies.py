"""The long texts of a page, modules and sessions: made once for each edition and language, then held."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final

from flask import render_template
from markupsafe import Markup

from trainer.domain.module import Module, SelfCheck, Source
from trainer.domain.vignette import Session
from trainer.domain.vocabulary import Term
from trainer.web.components.markdown import (
    cited_notes,
    environment,
    note_anchor,
    read_notes,
    render,
    render_line,
    used_words,
)
from trainer.web.components.once import once
from trainer.web.components.squeezing import hold

_CHECK: Final = re.compile(r"^\{\{check:([a-z0-9-]+)\}\}$", re.M)
_STAGE: Final = re.compile(r"\[[^\]<>]{1,60}\]")
_SOURCE: Final = re.compile(r"^([^\s<]+?)\.(?=\s|$)")


@dataclass(frozen=True)
class Option:
    """One answer to a self-check, as HTML."""

    text: Markup
    right: bool
    reason: Markup


@dataclass(frozen=True)
class Check:
    """A self-check, as HTML."""

    id: str
    question: Markup
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Part:
    """A stretch of text, or a self-check between two stretches."""

    html: Markup
    check: Check | None = None


@dataclass(frozen=True)
class Section:
    """A section of a module."""

    id: str
    title: Markup
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Note:
    """A footnote, and the first place in the text that cites it."""

    number: int
    html: Markup
    anchor: str


@dataclass(frozen=True)
class Body:
    """A whole module as HTML."""

    lead: Markup
    sections: tuple[Section, ...]
    words: tuple[tuple[str, Term], ...]
    notes: tuple[Note, ...]


def _check(check: SelfCheck) -> Check:
    options = tuple(Option(render_line(o.text), o.right, render_line(o.reason)) for o in check.options)
    return Check(check.id, render_line(check.question), options)


def _sourced(html: Markup, sources: Mapping[str, Source], told: set[str]) -> Markup:
    """A note with its source linked: in full the first time, by its short name afterwards."""
    if html.count("<p>") == 1:
        html = Markup(html.strip().removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - cleaned before
    found = _SOURCE.match(html)
    source = sources.get(unescape(found[1])) if found else None
    if found is None or source is None:
        return html
    link = Markup('<a href="{}">{}</a>')
    opening = link.format(source.url, source.id)
    if source.id not in told:
        told.add(source.id)
        opening = link.format(source.url, source.text) + Markup(" ({})").format(source.id)
    return Markup(_SOURCE.sub(lambda _: f"{opening}.", html, count=1))  # noqa: S704 - both halves are escaped


def module_body(module: Module, glossary: Mapping[str, Term]) -> Body:
    """The module as HTML; note numbers run through all its sections."""
    env = environment(glossary, {f.name: f.svg for f in module.figures})
    notes = read_notes(module.footnotes, env)
    lead = render(module.lead, env)
    sections = []
    for section in module.sections:
        checks = {c.id: _check(c) for c in section.checks}
        pieces = _CHECK.split(section.markdown)
        parts = [Part(render(pieces[0], env))]
        for check_id, text in zip(pieces[1::2], pieces[2::2], strict=True):
            parts += [Part(Markup(), checks[check_id]), Part(render(text, env))]
        sections.append(Section(section.id, render_line(section.title), tuple(parts)))
    sources, told = {s.id: s for s in module.matter.sources}, set[str]()
    return Body(
        lead,
        tuple(sections),
        tuple(used_words(env)),
        tuple(
            Note(number, _sourced(notes[label], sources, told), note_anchor(number, 0))
            for number, label in enumerate(cited_notes(env), 1)
        ),
    )


@lru_cache(4096)
def speech(text: str) -> Markup:
    """What is said in a turn; a bracketed aside such as [laughs] is set apart."""
    html = render_line(text)
    return Markup(_STAGE.sub(lambda m: f'<span class="stage">{m[0]}</span>', html))  # noqa: S704 - cleaned above


def module_html(module: Module, glossary: Mapping[str, Term], edition: tuple[object, ...]) -> Markup:
    """A module's text, sections to notes; `edition` names the edition, its setting and the language."""
    return once(
        ("module", *edition),
        lambda: render_template("components/module_body.html", body=module_body(module, glossary)),
    )


def turns_html(session: Session, edition: tuple[object, ...]) -> Markup:
    """A session's turns; `edition` names the case's edition and the language."""
    return hold(
        once(
            ("turns", session.number, *edition),
            lambda: render_template(
                "components/turns.html", turns=[(t, speech(t.text)) for t in session.turns], speakers=session.speakers
            ),
        )
    )


def letter_html(text: str, edition: tuple[object, ...]) -> Markup:
    """A referral note."""
    return once(("letter", *edition), lambda: str(render(text)))
