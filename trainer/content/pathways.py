"""A pathway file: its requirements checked against their types."""

from pathlib import Path

from trainer.content.faults import Fault, read_text
from trainer.content.yaml_lines import check_part, parse_yaml
from trainer.domain.pathway import Pathway, PathwayFile
from trainer.domain.requirements import TYPES


def read_pathway(path: Path) -> tuple[Pathway | None, list[Fault]]:
    """The pathway in `path`, or every fault in it."""
    file = f"curriculum/pathways/{path.name}"
    text, unread = read_text(path, file)
    if unread:
        return None, unread
    parsed = parse_yaml(text, PathwayFile, file)
    if parsed.value is None:
        return None, parsed.faults
    written: PathwayFile = parsed.value
    faults: list[Fault] = []
    seen: set[str] = set()
    for i, row in enumerate(written.requirements):
        place = ("requirements", i)
        kind = row.get("type")
        if kind not in TYPES:
            faults.append(parsed.fault((*place, "type"), f"no requirement type {kind!r}; one of: {', '.join(TYPES)}"))
            continue
        faults += check_part(parsed, place, row, TYPES[kind])
        if row.get("id") in seen:
            faults.append(parsed.fault((*place, "id"), f"{row['id']!r} stands twice; ids differ"))
        seen.add(str(row.get("id")))
    if faults:
        return None, faults
    w = written
    return Pathway(path.stem, w.title, w.body, w.level, w.edition, w.effective_on, w.owner, w.note, w.requirements), []
