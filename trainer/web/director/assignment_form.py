"""The form that sets work, and what it says where something cannot be."""

import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from flask import g
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput

from trainer.domain.settings import settings_of
from trainer.domain.wall_time import to_wall
from trainer.services.catalogue import Catalogue
from trainer.services.planning import LONGEST, SPACING, Plan
from trainer.web.components.fields import Needed, NumberField, TextField, at_most, within
from trainer.web.components.listing import chosen
from trainer.web.components.moment_field import MomentField
from trainer.web.components.shelf import LEVELS, reading_order
from trainer.web.components.words import level
from trainer.web.i18n import _, lazy

USUAL_TIME: Final = timedelta(days=14)
EVENING: Final = 17
"""The hour that is proposed for work to be due."""


class Ticks(SelectMultipleField):
    """Several of many, as boxes to tick."""

    option_widget = CheckboxInput()


class AssignmentForm(FlaskForm):  # type: ignore[misc]
    """Everything on one page; `to_plan` gives what it asks for."""

    batch = HiddenField()
    modules = Ticks(lazy("Modules to read"))
    cases = Ticks(lazy("Cases to work"))
    mode = RadioField(lazy("The cases are"), default="practice")
    counts_because = TextField(
        lazy("Why these cases may be assessed"),
        [at_most(LONGEST)],
        description=lazy(
            "Needed where anybody can find a case’s key, as with all cases that come with this site. "
            "Your reason is kept with the marks."
        ),
    )
    audience = RadioField(lazy("For whom"), default="programme")
    cohort = SelectField(lazy("Which cohort"), validate_choice=False, default="")
    person = EmailField(lazy("Which person"), description=lazy("Their mail address."))
    opens_at = MomentField(lazy("Opens"), description=lazy("Leave it empty to open it at once."))
    due_at = MomentField(lazy("Due"), [Needed(lazy("Say when it is due."))])
    every = NumberField(
        lazy("Days between one piece and the next"),
        [within(0, SPACING)],
        default=0,
        description=lazy(
            "With 7, the first piece is due on the date above, the second a week later, and so on: modules first, then "
            "cases, in reading order. With 0 everything is due at once."
        ),
    )
    late_policy = RadioField(
        lazy("If an assessed case is late"), description=lazy("Practice and reading can always be done late.")
    )
    grace_days = NumberField(
        lazy("Days of grace"),
        [within(1, 60)],
    )
    alternative = SelectField(
        lazy("An equal alternative"),
        default="",
        description=lazy(
            "For one case with distressing content. Both are named, and whoever prefers the other one takes it without "
            "giving a reason. It has to be as hard, and judged by the same rubric."
        ),
    )
    note = TextField(
        lazy("What you want to say about it"),
        [at_most(LONGEST)],
        description=lazy("Stands in the message and in the to-do list."),
    )

    def offer(self, catalogue: Catalogue, cohorts: list[tuple[str, str]]) -> None:
        """What there is to choose from; to be called before validation."""
        modules = reading_order({slug: e.module for slug, e in catalogue.modules.items()})
        self.modules.choices = [(m.slug, f"{m.matter.title} ({_minutes(m.matter.minutes)})") for m in modules]
        cases = sorted(
            (e.vignette for e in catalogue.vignettes.values()),
            key=lambda v: (LEVELS.index(v.matter.level), v.matter.title),
        )
        told = [(c.slug, f"{c.matter.title} ({level(c.matter.level)}, {_minutes(c.matter.minutes)})") for c in cases]
        self.cases.choices = told
        self.alternative.choices = [("", _("No alternative")), *told]
        self.mode.choices = [
            ("practice", _("for practice: people see the readers at once, and you see only that it was done")),
            ("assessed", _("assessed: the readers stay closed until a supervisor releases them")),
        ]
        self.audience.choices = [("programme", _("The whole programme")), ("person", _("One person"))]
        if cohorts:
            self.audience.choices.insert(1, ("cohort", _("A cohort")))
        self.cohort.choices = cohorts or [("", _("There is no cohort"))]
        self.late_policy.choices = [
            ("accept", _("it is taken like any other")),
            ("mark", _("it is taken, and marked as late")),
            ("grace", _("it is taken for some days and marked as late, then not any more")),
            ("refuse", _("it is not taken; what was written is kept")),
        ]

    def propose(self, now: datetime, cohorts: list[tuple[str, str]]) -> None:
        """What a fresh form says: the programme's own settings, two weeks, five o'clock."""
        zone, settings = ZoneInfo(g.programme.time_zone), settings_of(g.programme.settings)
        due = (now + USUAL_TIME).astimezone(zone).replace(hour=EVENING, minute=0, second=0, microsecond=0)
        self.due_at.data = to_wall(due, g.programme.time_zone)
        self.late_policy.data, self.grace_days.data = settings.late_policy, settings.grace_days
        self.batch.data = secrets.token_hex(16)
        if wanted := chosen("cohort", tuple(key for key, _name in cohorts), ""):
            self.audience.data, self.cohort.data = "cohort", wanted

    def validate_cohort(self, field: SelectField) -> None:
        """It matters only where it is for a cohort."""
        if self.audience.data == "cohort" and field.data not in {key for key, _name in _choices(field)}:
            raise ValidationError(_("Choose one of the cohorts."))

    def to_plan(self, account_id: int | None) -> Plan:
        """Once it is valid."""
        in_order = [slug for slug, _title in _choices(self.modules) if slug in (self.modules.data or ())]
        cases = [slug for slug, _title in _choices(self.cases) if slug in (self.cases.data or ())]
        assert self.due_at.moment is not None  # noqa: S101 - it is required
        return Plan(
            batch=self.batch.data or secrets.token_hex(16),
            modules=tuple(in_order),
            cases=tuple(cases),
            mode=self.mode.data,
            due_at=self.due_at.moment,
            late_policy=self.late_policy.data,
            grace_days=self.grace_days.data or settings_of(g.programme.settings).grace_days,
            opens_at=self.opens_at.moment,
            every=self.every.data or 0,
            cohort_id=int(self.cohort.data) if self.audience.data == "cohort" else None,
            account_id=account_id,
            alternative=self.alternative.data or "",
            counts_because=self.counts_because.data or "",
            note=self.note.data or "",
        )


def _choices(field: SelectField | SelectMultipleField) -> Any:
    return field.choices or ()


def _minutes(minutes: int) -> str:
    return _("%(minutes)s minutes") % {"minutes": minutes}


def fault_words(field: str, fault: str) -> str:
    """What the page says for a fault that `planning.faults` finds."""
    return {
        ("cases", "nothing"): _("Choose at least one module or case."),
        ("cases", "many"): _("Choose fewer at a time."),
        ("due_at", "past"): _("This has passed already. Choose a time to come."),
        ("due_at", "far"): _("This is more than three years away. Choose an earlier date."),
        ("opens_at", "after due"): _("It would open only after it is due. Choose an earlier time."),
        ("every", "range"): _("Write a number of days from 0 to 60."),
        ("mode", "modules only"): _("Modules are read, not assessed. Choose a case, or practice."),
        ("counts_because", "public"): _("Say why these cases may be assessed although their key is open."),
        ("alternative", "one case"): _("An alternative stands for one case: choose exactly one case."),
        ("alternative", "same"): _("This is the case itself. Choose another one."),
        ("alternative", "unknown"): _("There is no such case any more."),
        ("alternative", "unequal"): _(
            "This one is not as hard, or is judged differently. Choose a case of equal weight."
        ),
    }.get((field, fault), _("This is too long. Shorten it."))
