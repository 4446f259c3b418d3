"""Finding words in the modules: plain text by section, made once for each publication; hits marked for a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from trainer.domain.module import Module

LONGEST: Final = 100
"""Characters of a question that are looked at."""
AROUND: Final = 90
"""Characters shown on either side of the first hit."""
MOST: Final = 40
_NOISE: Final = (
    (re.compile(r"\{\{check:[^}]*\}\}"), " "),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^\s*(?:#+|!!!.*|[-*>|]|\d+\.)\s*", re.M), " "),
    (re.compile(r"[*_`|]|-{3,}"), ""),
    (re.compile(r"\s+"), " "),
)


@dataclass(frozen=True)
class Passage:
    """One section of a module as plain text; `section` is None for what stands before the first one."""

    slug: str
    module: str
    section: str | None
    title: str
    text: str


@dataclass(frozen=True)
class Hit:
    """A section that holds every word; `excerpt` is stretches of text, each with whether it is a word sought."""

    passage: Passage
    excerpt: tuple[tuple[str, bool], ...]


def plain(markdown: str) -> str:
    """Markdown without its marks."""
    for pattern, instead in _NOISE:
        markdown = pattern.sub(instead, markdown)
    return markdown.strip()


@lru_cache(64)
def passages(module: Module) -> tuple[Passage, ...]:
    """The module section by section."""
    title = module.matter.title
    lead = Passage(module.slug, title, None, title, plain(f"{module.matter.summary} {module.lead}"))
    return (lead, *(Passage(module.slug, title, s.id, s.title, plain(s.markdown)) for s in module.sections))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(w)}" for w in words), re.I)


def marked(text: str, words: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """The text in stretches, each with whether it is one of the words."""
    parts, at = [], 0
    for found in _pattern(words).finditer(text):
        parts += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return tuple((part, hit) for part, hit in [*parts, (text[at:], False)] if part)


def _excerpt(text: str, words: list[str]) -> str:
    found = _pattern(words).search(text)
    middle = found.start() if found else 0
    start, end = max(0, middle - AROUND), min(len(text), middle + 2 * AROUND)
    if start:
        start = text.find(" ", start) + 1
    if end < len(text):
        end = text.rfind(" ", 0, end)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def find(question: str, modules: Iterable[Module]) -> list[Hit]:
    """Sections that hold every word of the question, or a word that begins so: titles first, then by how often."""
    words = [w for w in re.findall(r"[\w'’-]+", question[:LONGEST]) if len(w) > 1]
    if not words:
        return []
    each = [_pattern([w]) for w in words]
    ranked = []
    for passage in (p for m in modules for p in passages(m)):
        whole = f"{passage.title} {passage.text}"
        if all(p.search(whole) for p in each):
            weight = sum(20 * bool(p.search(passage.title)) + len(p.findall(passage.text)) for p in each)
            ranked.append((weight, passage))
    ranked.sort(key=lambda pair: -pair[0])
    return [Hit(p, marked(_excerpt(p.text, words), words)) for _, p in ranked[:MOST]]
