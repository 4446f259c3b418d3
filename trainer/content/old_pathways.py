"""Pathways as they were published before their requirements had values, units and dates of their own."""

from typing import Any

from trainer.domain.guides import BODIES


def lifted(old: dict[str, Any]) -> dict[str, Any]:
    """The same pathway in today's shape; one that has it already is left as it is."""
    if "rows" not in old:
        return old
    slug = str(old["slug"])
    body = "programme" if old["owner"] == "programme" else next((b for b in BODIES if slug.startswith(b)), "")
    kept = {key: old[key] for key in ("slug", "title", "level", "edition", "effective_on", "owner", "note")}
    rows = [_row(row) for row in old["rows"]]
    return {**kept, "body": body, "body_name": old["body"], "requirements": rows, "letters_from": [body]}


def _row(old: dict[str, Any]) -> dict[str, Any]:
    row = {key: value for key, value in old.items() if key not in ("at_least", "status")}
    if "at_least" in old:
        row |= {"operator": "at-least", "value": old["at_least"], "unit": "cases"}
    return row | {"status": "unconfirmed" if old.get("status") == "unconfirmed" else "confirmed"}
