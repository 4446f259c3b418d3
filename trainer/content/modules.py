"""A module folder: module.md, its figures and its quiz."""

import re
from pathlib import Path
from typing import Final

from trainer.content.faults import Fault, read_text
from trainer.content.front_matter import parse_front_matter
from trainer.content.quizzes import read_quiz
from trainer.content.self_checks import CHECK_OPENS, take_checks
from trainer.content.setting import Setting
from trainer.content.yaml_lines import Parsed
from trainer.domain.module import Figure, Module, ModuleMatter, Section

_HEADING: Final = re.compile(r"^## +(.+?)\s*$")
_NO_HEADING: Final = re.compile(r"^(#+[^#\s]|# )")
_FOOTNOTE: Final = re.compile(r"^\[\^([^\]]+)\]:[ \t]*(\S*)")
_CITED: Final = re.compile(r"\[\^([^\]]+)\](?!:)")
_IMAGE: Final = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)")
_TERM: Final = re.compile(r"\]\(glossary:([^)]*)\)")


def _slug(title: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())) or "section"


def _split(body: str, before: int) -> tuple[str, list[tuple[int, str, str]], str, list[tuple[int, str]]]:
    """Lead, sections as (line, title, text), footnote definitions as text and as (line, first line)."""
    lead: list[str] = []
    sections: list[tuple[int, str, list[str]]] = []
    notes: list[str] = []
    opened: list[tuple[int, str]] = []
    in_note = False
    for number, line in enumerate(body.split("\n"), before + 1):
        if _FOOTNOTE.match(line):
            in_note = True
            opened.append((number, line))
        elif in_note and line.strip() and not line.startswith((" ", "\t")):
            in_note = False
        if in_note:
            notes.append(line)
        elif heading := _HEADING.match(line):
            sections.append((number, heading[1], []))
        else:
            (sections[-1][2] if sections else lead).append(line)
    return (
        "\n".join(lead).strip(),
        [(n, t, "\n".join(ls)) for n, t, ls in sections],
        "\n".join(notes).strip(),
        opened,
    )


def _references(body: str, before: int, opened: list[tuple[int, str]], parsed: Parsed, file: str) -> list[Fault]:
    matter: ModuleMatter = parsed.value
    faults: list[Fault] = []
    sources = {s.id for s in matter.sources}
    known = ", ".join(s.id for s in matter.sources) or "none yet"
    source_id = matter.sources[0].id if matter.sources else "id-of-a-source"
    defined: dict[str, int] = {}
    named: set[str] = set()
    for line, text in opened:
        note = _FOOTNOTE.match(text)
        if note:
            if note[1] in defined:
                faults.append(Fault(file, line, f"footnote [^{note[1]}] stands on line {defined[note[1]]} already"))
            defined.setdefault(note[1], line)
            source = note[2].rstrip(".,;:")
            named.add(source)
            if source not in sources:
                faults.append(
                    Fault(
                        file,
                        line,
                        f"footnote [^{note[1]}] opens with {source!r}; it opens with the id of a source ({known})",
                    )
                )
    cited: set[str] = set()
    for number, written in enumerate(body.split("\n"), before + 1):
        for mark in _CITED.findall(written):
            cited.add(mark)
            if mark not in defined:
                wrong = f"no footnote for [^{mark}]; add a line at the end, like '[^{mark}]: {source_id}. Chapter 3.'"
                faults.append(Fault(file, number, wrong))
    faults += [
        Fault(file, line, f"footnote [^{m}] is cited nowhere; cite it or take it out")
        for m, line in defined.items()
        if m not in cited
    ]
    faults += [
        parsed.fault(
            ("sources", i, "id"),
            f"no footnote opens with {s.id!r}; write one, like '[^a]: {s.id}. Chapter 3.', or take it out",
        )
        for i, s in enumerate(matter.sources)
        if s.id not in named
    ]
    return faults


def _links(body: str, before: int, folder: Path, setting: Setting, file: str) -> tuple[list[Fault], tuple[Figure, ...]]:
    faults: list[Fault] = []
    figures: dict[str, Figure] = {}
    for number, line in enumerate(body.split("\n"), before + 1):
        for term in _TERM.findall(line):
            if term not in setting.glossary:
                faults.append(Fault(file, number, f"no glossary term {term!r}; add it to curriculum/glossary.yaml"))
        for alt, name in _IMAGE.findall(line):
            if not alt.strip():
                faults.append(Fault(file, number, f"figure {name!r} has no words for those who cannot see it"))
            if not re.fullmatch(r"[a-z0-9-]+\.svg", name) or not (folder / name).is_file():
                wrong = (
                    f"no figure {name!r} beside module.md; it is a drawing there, an .svg file named in small letters"
                )
                faults.append(Fault(file, number, wrong))
                continue
            svg, unread = read_text(folder / name, f"{file.rsplit('/', 1)[0]}/{name}")
            faults += unread
            if re.search(r"<script|<style|\sstyle=|\son[a-z]+=|href=[\"'](?!#)|<foreignObject|<!ENTITY", svg, re.I):
                faults.append(
                    Fault(
                        file,
                        number,
                        f"figure {name!r} holds a script, a style or a link; drawing only is right",
                    )
                )
            figures[name] = Figure(name, svg)
    return faults, tuple(figures.values())


def read_module(folder: Path, setting: Setting) -> tuple[Module | None, list[Fault]]:
    """The module in `folder`, or every fault in it."""
    file = f"curriculum/modules/{folder.name}/module.md"
    text, unread = read_text(folder / "module.md", file)
    if unread:
        return None, unread
    parsed, body, before = parse_front_matter(text, ModuleMatter, file)
    faults = list(parsed.faults)
    lead, raw, footnotes, opened = _split(body, before)
    sections: list[Section] = []
    seen: set[str] = set()
    if not raw:
        faults.append(Fault(file, before + 1, "no sections; open each with two # and a space, like '## In the room'"))
    for line, title, markdown in raw:
        section_id = _slug(title)
        if section_id in seen:
            faults.append(Fault(file, line, f"two sections are called {title!r}; titles differ"))
        seen.add(section_id)
        kept, checks, wrong = take_checks(markdown, file, line)
        faults += wrong
        sections.append(Section(section_id, title, kept.strip(), checks))
    first: dict[str, int] = {}
    for number, written in enumerate(body.split("\n"), before + 1):
        if _NO_HEADING.match(written):
            right = f"## {written.lstrip('# ').strip()[:40]}"
            faults.append(Fault(file, number, f"a heading is two # and a space; write {right}"))
        if opened_check := CHECK_OPENS.match(written):
            check_id = opened_check[1]
            if check_id in first:
                wrong_id = f"self-check {check_id!r} stands on line {first[check_id]} already; ids differ"
                faults.append(Fault(file, number, wrong_id))
            first.setdefault(check_id, number)
    linked, figures = _links(body, before, folder, setting, file)
    faults += linked
    matter: ModuleMatter | None = parsed.value
    if matter:
        known = [c.id for c in setting.competencies.competencies]
        faults += [parsed.fault(("competencies", i), f"no competency {c!r}; one of: {', '.join(known)}")
                   for i, c in enumerate(matter.competencies) if c not in known]  # fmt: skip
        faults += _references(body, before, opened, parsed, file)
    quiz, wrong = read_quiz(folder, [s.id for s in sections])
    faults += wrong
    if faults or matter is None:
        return None, sorted(faults)
    return Module(folder.name, matter, lead, tuple(sections), footnotes, figures, quiz), []
