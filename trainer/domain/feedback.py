"""What feedback worth reading holds: evidence, a suggestion, and the link between them. A gentle check, never a gate.

The three are those of the QuAL score (Chan et al., 2020). The check only looks for signs in English text, so what it
finds missing is a question to the writer, not a verdict.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_TURN: Final = re.compile(r"\b(?:s\d+[:\s]?)?[TC]\d{1,3}[a-z]?\b|\bsession \d\b", re.I)
_QUOTED: Final = re.compile(r"[“\"‘]\S[^”\"’]{3,}[”\"’]")
_SUGGESTS: Final = re.compile(
    r"\b(?:next time|next case|instead|what if|how about|consider|try|I suggest|aim to|aim for)\b"
    r"|\b(?:you|I|we|one|it)(?:’d|'d| (?:could|would|might|should))\b"
    r"|(?:^|[;:,–]|\b(?:and|then|please|so))\s*"
    r"(?:practi[sc]e|ask|look|read|reread|begin|start|keep|go back|name|add|cite|say|tell|write|compare|put|leave"
    r"|set|give|check|hold|stay|let)\b",
    re.I,
)
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[”\"’)]*\s+|\n+")


@dataclass(frozen=True)
class Check:
    """Which of the three the feedback seems to hold."""

    evidence: bool
    suggestion: bool
    link: bool

    @property
    def whole(self) -> bool:
        """Whether nothing seems to be missing."""
        return self.evidence and self.suggestion and self.link


def check_feedback(text: str, *, names: Iterable[str] = (), pinned: int = 0) -> Check:
    """`names` are people and areas of the case, `pinned` how many comments stand at a place of the work.

    The link: a suggestion in the same sentence as evidence, or in one right beside it.
    """
    known = [name for name in names if len(name) > 1]
    named = re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, known))), re.I) if known else None
    sentences = [s for s in _SENTENCE.split(text) if s.strip()]

    def shows(sentence: str) -> bool:
        return bool(_TURN.search(sentence) or _QUOTED.search(sentence) or (named and named.search(sentence)))

    shown = [shows(s) for s in sentences]
    suggested = [bool(_SUGGESTS.search(s)) for s in sentences]
    link = any(on and any(shown[max(0, at - 1) : at + 2]) for at, on in enumerate(suggested))
    return Check(evidence=any(shown) or pinned > 0, suggestion=any(suggested), link=link)
