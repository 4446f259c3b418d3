"""The words that go with an entry: what is attested of a case, a letter, the prose of a portfolio's part."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from trainer.domain.log_entries import CONTENTS

LONGEST: Final = 20_000
"""Signs of one text."""

FORM: Final = "attestation-1"
"""The name of this wording's layout; another layout is a new name, for what was signed stays as it was."""

HEADINGS: Final = {
    "presenting-problem": "Presenting problem",
    "conceptualisation": "Conceptualisation",
    "course": "Course of treatment",
    "techniques": "Techniques and strategies of interpersonal psychotherapy",
    "outcome": "Outcome",
}
"""Of the five contents. In English alone: what is signed reads the same for both who sign it."""

DECLARATIONS: Final = {
    "applicant": "I treated this case as it is described here.",
    "supervisor": "I supervised this case, and it was treated as it is described here.",
}
"""What a signature says."""

PARTS_IN_PROSE: Final = ("case-report", "formulation", "summary", "self-rating")
"""Parts of a portfolio that may hold a text. An inventory holds fields alone, a recording nothing."""


def sha256(text: str) -> str:
    """How a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


def contents_of(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Which of the five contents are there."""
    return tuple(content for content in CONTENTS if texts.get(content, "").strip())


def wording_of(code: str, texts: Mapping[str, str]) -> str:
    """The exact words that both sign."""
    parts = [f"{HEADINGS[content]}\n{texts[content]}" for content in contents_of(texts)]
    return "\n\n".join([f"Attestation of case {code}", *parts]) + "\n"


def tidy(texts: Mapping[str, str]) -> dict[str, str]:
    """Line ends as everywhere, nothing around, nothing empty."""
    plain = {name: text.replace("\r\n", "\n").replace("\r", "\n").strip() for name, text in texts.items()}
    return {name: text for name, text in plain.items() if text}


def texts_of(words: Mapping[str, Any] | None) -> dict[str, str]:
    """What was typed, by its heading, out of stored words."""
    return dict((words or {}).get("texts", {}))
