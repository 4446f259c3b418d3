"""A curriculum module: sections of Markdown, self-checks with reasons, and its sources."""

from dataclasses import dataclass
from typing import ClassVar

from trainer.domain.quiz import Quiz
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; footnotes name `id`."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str
    url: str


@dataclass(frozen=True)
class ModuleMatter:
    """The front matter of module.md. `minutes` is reading time with self-checks."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    summary: str
    minutes: int
    after: tuple[str, ...]
    competencies: tuple[str, ...]
    objectives: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Option:
    """One answer to a self-check, with the reason it is right or wrong."""

    text: str
    right: bool
    reason: str


@dataclass(frozen=True)
class SelfCheck:
    """A question within a section; it is never marked, only answered with reasons."""

    id: str
    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Section:
    """What stands under one `##`; progress is kept by section."""

    id: str
    title: str
    markdown: str
    checks: tuple[SelfCheck, ...]


@dataclass(frozen=True)
class Figure:
    """A picture of the module, as SVG text."""

    name: str
    svg: str


@dataclass(frozen=True)
class Module:
    """A whole module as published. `footnotes` is Markdown appended when sections are rendered."""

    slug: str
    matter: ModuleMatter
    lead: str
    sections: tuple[Section, ...]
    footnotes: str
    figures: tuple[Figure, ...]
    quiz: Quiz | None = None
