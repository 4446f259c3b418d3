"""Files that a browser saves instead of showing."""

import json
from collections.abc import Mapping
from datetime import datetime

from flask import Response


def file(text: str, kind: str, name: str) -> Response:
    """A text of this content type and name, kept by no cache."""
    return binary(text.encode(), f"{kind}; charset=utf-8", name)


def binary(body: bytes, kind: str, name: str) -> Response:
    """The same of what is no text."""
    response = Response(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def record_file(record: Mapping[str, object], whose: int, now: datetime) -> Response:
    """A record as JSON that people can read too."""
    text = json.dumps(record, ensure_ascii=False, indent=2)
    return file(text, "application/json", f"record-{whose}-{now:%Y-%m-%d}.json")
