"""A case folder: case.md, people.yaml, sessions/, decisions.yaml, experts/, consensus.yaml."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from trainer.content.answers import parse_annotation
from trainer.content.faults import Fault, read_text
from trainer.content.front_matter import parse_front_matter
from trainer.content.setting import Setting
from trainer.content.transcripts import parse_session
from trainer.content.yaml_lines import Parsed, parse_yaml
from trainer.domain.decision_faults import decision_faults, phase_fault
from trainer.domain.decisions import Decision, DecisionFile, in_order
from trainer.domain.inventory import Annotation
from trainer.domain.scoring import RULES
from trainer.domain.vignette import Adjudication, CaseMatter, CasePerson, PeopleFile, Session, Vignette

KNOWN = {"case.md", "people.yaml", "sessions", "decisions.yaml", "experts", "consensus.yaml"}


def _yaml(folder: Path, base: str, name: str, of: Any, faults: list[Fault]) -> Parsed | None:
    text, unread = read_text(folder / name, f"{base}/{name}")
    if unread:
        faults += unread
        return None
    parsed = parse_yaml(text, of, f"{base}/{name}")
    faults += parsed.faults
    return None if parsed.faults else parsed


def _files(folder: Path) -> list[Path]:
    """The author's files; not what an operating system leaves in a folder."""
    return [p for p in sorted(folder.glob("*")) if not p.name.startswith((".", "~$")) and p.name != "Thumbs.db"]


def _case(folder: Path, base: str, setting: Setting, faults: list[Fault]) -> tuple[CaseMatter | None, str]:
    text, unread = read_text(folder / "case.md", f"{base}/case.md")
    if unread:
        faults += unread
        return None, ""
    parsed, body, before = parse_front_matter(text, CaseMatter, f"{base}/case.md")
    faults += parsed.faults
    if parsed.value is None:
        return None, ""
    matter: CaseMatter = parsed.value
    own = []
    traditions = [t.id for t in setting.traditions.traditions]
    if matter.tradition not in traditions:
        own.append(parsed.fault(("tradition",), f"no tradition {matter.tradition!r}; one of: {', '.join(traditions)}"))
    if matter.rule not in RULES:
        own.append(parsed.fault(("rule",), f"no scoring rule {matter.rule!r}; one of: {', '.join(RULES)}"))
    known = [c.id for c in setting.competencies.competencies]
    own += [parsed.fault(("competencies", i), f"no competency {c!r}; one of: {', '.join(known)}")
            for i, c in enumerate(matter.competencies) if c not in known]  # fmt: skip
    if not matter.rubrics or len(set(matter.rubrics)) < len(matter.rubrics):
        own.append(parsed.fault(("rubrics",), "a case names each rubric that judges it, and each once"))
    if (matter.format == "group") != (matter.index_person is not None):
        own.append(parsed.fault(("format",), "a group case names its index_person, an individual case does not"))
    if not body.strip():
        own.append(Fault(f"{base}/case.md", before + 1, "no referral note; write it below the front matter"))
    faults += own
    return (None if own else matter), body.strip()


def _people(folder: Path, base: str, setting: Setting, faults: list[Fault]) -> tuple[CasePerson, ...] | None:
    parsed = _yaml(folder, base, "people.yaml", PeopleFile, faults)
    if parsed is None:
        return None
    people: tuple[CasePerson, ...] = parsed.value.people
    own = []
    if not people:
        own.append(parsed.fault((), "nobody in 'people'; list everyone the sessions name"))
    relations = [r.id for r in setting.vocabulary.relations]
    statuses = [s.id for s in setting.vocabulary.statuses]
    twice = {i for i, n in Counter(p.id for p in people).items() if n > 1}
    for i, p in enumerate(people):
        if p.relation not in relations:
            own.append(
                parsed.fault(("people", i, "relation"), f"no relation {p.relation!r}; one of: {', '.join(relations)}")
            )
        if p.status not in statuses:
            own.append(parsed.fault(("people", i, "status"), f"no status {p.status!r}; one of: {', '.join(statuses)}"))
        if p.id in twice:
            own.append(parsed.fault(("people", i, "id"), f"{p.id!r} stands twice; ids differ"))
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", p.id):
            own.append(parsed.fault(("people", i, "id"), "an id is lower-case words joined by hyphens"))
    faults += own
    return None if own else people


def _sessions(folder: Path, base: str, faults: list[Fault]) -> tuple[Session, ...]:
    sessions: list[Session] = []
    files = _files(folder / "sessions")
    if not files:
        faults.append(Fault(f"{base}/sessions", 1, "no sessions; make the folder, and in it the first, 1-a-name.md"))
    for path in files:
        name = f"{base}/sessions/{path.name}"
        text, unread = read_text(path, name)
        session, found = parse_session(text, name) if not unread else (None, unread)
        faults += found
        if session:
            if not path.name.startswith(f"{session.number}-"):
                faults.append(
                    Fault(
                        name,
                        2,
                        f"session {session.number} in a file named {path.name}; the name starts with {session.number}-",
                    )
                )
            sessions.append(session)
    numbers = [s.number for s in sessions]
    if not faults and sorted(numbers) != list(range(1, len(numbers) + 1)):
        faults.append(Fault(f"{base}/sessions", 1, f"sessions are numbered {numbers}; they run 1, 2, 3 …"))
    ordered = tuple(sorted(sessions, key=lambda s: s.number))
    if not faults and (wrong := phase_fault(ordered)):
        faults.append(Fault(f"{base}/sessions", 1, wrong))
    return ordered


def _decisions(
    folder: Path, base: str, sessions: Sequence[Session] | None, faults: list[Fault]
) -> tuple[Decision, ...]:
    """Places are looked for only in sessions that could be read."""
    if not (folder / "decisions.yaml").exists():
        return ()
    parsed = _yaml(folder, base, "decisions.yaml", DecisionFile, faults)
    if parsed is None or sessions is None:
        return ()
    wrong = [parsed.fault(*fault) for fault in decision_faults(parsed.value.decisions, sessions)]
    faults += wrong
    return () if wrong else in_order(parsed.value.decisions, {t.id: t for s in sessions for t in s.turns})


def _annotations(
    folder: Path, base: str, vignette: Vignette, setting: Setting, faults: list[Fault]
) -> tuple[Annotation, ...]:
    found = []
    for path in _files(folder / "experts"):
        name = f"{base}/experts/{path.name}"
        text, unread = read_text(path, name)
        annotation, wrong = parse_annotation(text, name, vignette, setting) if not unread else (None, unread)
        faults += wrong
        if annotation:
            found.append(annotation)
    return tuple(found)


def read_vignette(folder: Path, setting: Setting) -> tuple[Vignette | None, list[Fault]]:
    """The case in `folder`, or every fault in it. Citations are checked only in a case whose turns could be read."""
    base = f"case_vignettes/{folder.name}"
    faults = [Fault(f"{base}/{p.name}", 1, "not a file of a case; take it out") for p in sorted(folder.iterdir())
              if p in _files(folder) and p.name not in KNOWN]  # fmt: skip
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder.name):
        faults.append(Fault(base, 1, "a folder's name is lower-case words joined by hyphens"))
    matter, referral = _case(folder, base, setting, faults)
    people = _people(folder, base, setting, faults)
    before = len(faults)
    sessions = _sessions(folder, base, faults)
    decisions = _decisions(folder, base, sessions if len(faults) == before else None, faults)
    adjudication = None
    if (folder / "consensus.yaml").exists():
        parsed = _yaml(folder, base, "consensus.yaml", Adjudication, faults)
        adjudication = parsed.value if parsed else None
    if faults or matter is None or people is None:
        return None, faults
    initial = tuple(s for s in sessions if s.phase == "initial")
    later = tuple(s for s in sessions if s.phase != "initial")
    vignette = Vignette(folder.name, matter, referral, initial, people, (), adjudication, later, decisions)
    annotations = _annotations(folder, base, vignette, setting, faults)
    return (None if faults else replace(vignette, annotations=annotations)), faults
