"""What a programme may decide for itself, with what holds until it does."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from trainer.domain.committee import FEWEST_VIEWS

LATE_POLICIES: Final = ("accept", "mark", "grace", "refuse")
"""Late work is taken like any other; taken and marked late; so for `grace_days`, then no more; not taken at all."""

ALLOCATIONS: Final = ("relation", "even")
"""Work goes to the trainee's own supervisor, or to whoever has the least of it waiting."""

LANGUAGES: Final = ("en",)
"""Languages of the interface that ship."""

MOST_STATEMENTS: Final = 20
LONGEST_STATEMENT: Final = 200

RANGES: Final = {
    "grace_days": (1, 60),
    "invitation_days": (1, 60),
    "grading_days": (1, 90),
    "second_share": (0, 100),
    "appeal_days": (0, 90),
    "calibration_agreement": (20, 100),
    "calibration_months": (1, 60),
    "link_days": (1, 60),
    "committee_views": (FEWEST_VIEWS, 9),
    "decision_appeal_days": (1, 90),
    "certificate_months": (0, 120),
    "keep_drafts_months": (3, 120),
    "keep_withdrawn_years": (1, 50),
    "keep_audit_years": (1, 50),
}
"""The least and the most of each number."""

REMINDER_DAYS: Final = range(61)
MOST_REMINDERS: Final = 5

SWITCHES: Final = ("hide_names", "calibration", "defence_required", "log_free_text")
"""Each is on or off."""


@dataclass(frozen=True)
class Settings:
    """`reminder_days` are days before something is due, largest first; `evaluation` holds statements to agree with.

    `grading_days` is what trainees are promised. `second_share` is the per cent of work, drawn by lot, that a second
    grader judges whatever the first one found. `appeal_days` without any: no appeal. `calibration_agreement` is the
    least weighted kappa, in hundredths, that opens the right to grade, for `calibration_months`. Without
    `log_free_text` no prose about patients is kept in training logs. `link_days`: how long a one-time link is good.
    `committee_views`: how many members have to give theirs before a candidate is decided on. A certificate of the
    programme's own holds for `certificate_months`; 0: without an end.
    """

    reminder_days: tuple[int, ...] = (7, 1)
    late_policy: str = "mark"
    grace_days: int = 7
    invitation_days: int = 14
    keep_drafts_months: int = 24
    keep_withdrawn_years: int = 10
    keep_audit_years: int = 10
    evaluation: tuple[str, ...] = (
        "I know what is expected of me, and by when.",
        "My supervisor gives me the time I need.",
        "What I am told about my work helps me to do it better.",
        "The cases resemble the patients I see.",
        "The workload is fair.",
    )
    language: str = "en"
    hide_names: bool = True
    allocation: str = "relation"
    grading_days: int = 10
    second_share: int = 20
    appeal_days: int = 14
    calibration: bool = False
    calibration_agreement: int = 60
    calibration_months: int = 12
    defence_required: bool = False
    log_free_text: bool = True
    link_days: int = 14
    committee_views: int = FEWEST_VIEWS
    decision_appeal_days: int = 28
    certificate_months: int = 36

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            field.name: list(value) if isinstance(value := getattr(self, field.name), tuple) else value
            for field in fields(self)
        }

    def faults(self) -> dict[str, str]:
        """What cannot be, by field: `range`, `choice`, `many`, `long` or `twice`."""
        found = {name: "range" for name, (least, most) in RANGES.items() if not least <= getattr(self, name) <= most}
        if self.late_policy not in LATE_POLICIES:
            found["late_policy"] = "choice"
        if self.allocation not in ALLOCATIONS:
            found["allocation"] = "choice"
        found |= {name: "choice" for name in SWITCHES if not isinstance(getattr(self, name), bool)}
        if self.language not in LANGUAGES:
            found["language"] = "choice"
        if len(self.reminder_days) > MOST_REMINDERS:
            found["reminder_days"] = "many"
        elif any(day not in REMINDER_DAYS for day in self.reminder_days):
            found["reminder_days"] = "range"
        if len(self.evaluation) > MOST_STATEMENTS:
            found["evaluation"] = "many"
        elif any(len(statement) > LONGEST_STATEMENT for statement in self.evaluation):
            found["evaluation"] = "long"
        elif len(set(self.evaluation)) < len(self.evaluation):
            found["evaluation"] = "twice"
        return found


def settings_of(stored: Mapping[str, Any]) -> Settings:
    """A programme's stored settings. What is missing, or holds something that cannot be, is as if never set."""
    usual = Settings()
    known = {field.name: getattr(usual, field.name) for field in fields(Settings)}
    read: dict[str, Any] = {}
    for name, value in stored.items():
        if name in known and isinstance(value, list) == isinstance(known[name], tuple):
            read[name] = tuple(value) if isinstance(value, list) else value
    try:
        settings = Settings(**read)
        bad = settings.faults()
    except TypeError:  # values of another type
        return usual
    return Settings(**{name: value for name, value in read.items() if name not in bad})
