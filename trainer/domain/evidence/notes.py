"""Why an entry does not count, and what to do next: codes with what they are about; pages put them into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

Value = str | int | Decimal | date | tuple[str, ...] | tuple[int, ...]
About = Mapping[str, Value]

ReasonCode = Literal[
    "another-case", "below-floor", "contents-missing", "did-not-stand", "ended", "gap-too-long", "group-too-large",
    "guide-unknown", "in-the-future", "incomplete", "mean-too-low", "measures-missing", "no-amount", "no-area",
    "no-case-named", "no-own-minutes", "no-scores", "no-sessions", "nobody-led", "not-adherent", "not-attested",
    "not-begun", "not-chosen-so", "not-completed", "not-independent", "not-judged", "not-observed", "not-rated",
    "not-recorded", "not-standing", "other-basis", "other-diagnosis", "other-format", "other-kind", "other-medium",
    "other-mode", "other-phase", "other-role", "other-setting", "other-title", "over-cap", "over-share",
    "pages-unknown", "panel-seen", "parts-missing", "perhaps-spent", "phases-missing", "ratio-too-low", "same-again",
    "self-paced", "session-unknown", "share-too-low", "spent", "surplus", "too-early", "too-few-days",
    "too-few-sessions", "too-long", "too-old", "too-short", "unsigned",
]  # fmt: skip

REASONS: Final[dict[ReasonCode, str]] = {
    # of any entry
    "in-the-future": "day",
    "not-begun": "day",
    "ended": "day",
    "too-early": "day due",
    "too-old": "day last to",
    "other-kind": "kind wanted",
    "other-title": "wanted",
    "no-amount": "unit",
    "incomplete": "fields",
    "spent": "level",
    "perhaps-spent": "level",
    "surplus": "",
    # of guides
    "nobody-led": "",
    "guide-unknown": "guide",
    "not-standing": "guide body levels day",
    "not-independent": "guide",
    # of teaching and supervision
    "self-paced": "",
    "over-share": "kind units",
    "over-cap": "credited of",
    "other-basis": "basis wanted",
    "other-format": "format wanted",
    "group-too-large": "size most",
    "no-own-minutes": "",
    "no-case-named": "",
    "another-case": "",
    "too-short": "amount need unit",
    "too-few-days": "days",
    # of cases
    "no-sessions": "",
    "no-area": "",
    "not-completed": "",
    "other-diagnosis": "diagnosis wanted",
    "other-setting": "setting wanted",
    "same-again": "unit one",
    "too-few-sessions": "have need that_were",
    "share-too-low": "have of percent that_were",
    "gap-too-long": "from to every",
    "phases-missing": "phases that_were",
    "ratio-too-low": "supervision therapy value per",
    "measures-missing": "instrument sessions",
    # of ratings and recordings
    "not-rated": "have need roles",
    "not-chosen-so": "have need roles",
    "no-scores": "",
    "mean-too-low": "mean need",
    "not-adherent": "",
    "other-role": "role",
    "not-recorded": "",
    "other-medium": "wanted",
    "other-phase": "phases wanted",
    "session-unknown": "",
    # of papers
    "parts-missing": "parts",
    "not-attested": "",
    "contents-missing": "contents",
    "unsigned": "who",
    "not-observed": "",
    "too-long": "pages most",
    "pages-unknown": "most",
    # of work on this site
    "other-mode": "",
    "panel-seen": "",
    "not-judged": "",
    "below-floor": "criteria",
    "did-not-stand": "",
}
"""Each with what it tells, as names of parameters."""

DOUBTS: Final[frozenset[ReasonCode]] = frozenset({
    "perhaps-spent", "no-amount", "incomplete", "guide-unknown", "no-own-minutes", "no-case-named", "no-scores",
    "session-unknown", "pages-unknown",
})  # fmt: skip
"""Reasons that speak of something not recorded rather than against the entry: filled in, it may count."""

StepCode = Literal[
    "apply-by", "ask-body", "attest", "be-judged", "case", "complete", "defend", "enter", "first-case",
    "hold-certificate", "hold-phases", "independent-rating", "join", "letter", "measure", "more", "more-practice",
    "more-theory", "other-area", "other-client", "parts", "rate", "rate-better", "read-manual", "read-module", "record",
    "recording", "renew", "reopen", "ruled-out", "sessions", "set-standard", "supervise-case", "supervise-every",
    "supervise-more", "supervise-sessions", "too-close", "verify", "wait", "work-case",
]  # fmt: skip

STEPS: Final[dict[StepCode, str]] = {
    # with anything
    "more": "amount unit",
    "verify": "refs",
    "complete": "refs",
    "ask-body": "body status",
    "ruled-out": "day",
    "wait": "day",
    "apply-by": "day",
    # with what training stands on
    "enter": "kinds",
    "hold-certificate": "body levels",
    "join": "body",
    "renew": "body",
    "reopen": "body",
    "read-manual": "titles",
    "letter": "kind",
    "more-practice": "share units",
    "more-theory": "share units",
    # with cases
    "case": "amount",
    "first-case": "wanted",
    "other-client": "amount",
    "other-area": "amount",
    "sessions": "amount that_were",
    "hold-phases": "phases that_were",
    "supervise-case": "amount body levels",
    "supervise-sessions": "percent",
    "supervise-every": "every",
    "supervise-more": "value per",
    "record": "percent",
    "recording": "phases",
    "measure": "every instruments",
    "rate": "amount roles",
    "rate-better": "mean",
    "independent-rating": "phases",
    "parts": "parts",
    "attest": "amount",
    # on this site
    "read-module": "module",
    "work-case": "amount mode",
    "be-judged": "amount",
    "defend": "amount",
    "set-standard": "",
    "too-close": "",
}
"""Each with what it tells, as names of parameters."""


@dataclass(frozen=True)
class Reason:
    """Why an entry does not count here. `about` holds what REASONS says of its code."""

    code: ReasonCode
    about: About = field(default_factory=dict)

    @property
    def doubtful(self) -> bool:
        """Whether something is missing from the entry that could make it count."""
        return self.code in DOUBTS


@dataclass(frozen=True)
class Step:
    """What to do next. `about` holds what STEPS says of its code."""

    code: StepCode
    about: About = field(default_factory=dict)


@dataclass(frozen=True)
class SetAside:
    """An entry that does not count, or not wholly, and why."""

    ref: str
    reason: Reason
