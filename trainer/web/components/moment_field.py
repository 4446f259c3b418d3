"""A form field for date and time on the programme's own clock."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from flask import g
from wtforms import DateTimeLocalField
from wtforms.validators import StopValidation, ValidationError

from trainer.domain.moments import day_words
from trainer.domain.wall_time import NotOnTheClock, to_utc, to_wall
from trainer.web.i18n import _

FORMATS: Final = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]


def clock_name() -> str:
    """The programme's time zone, as a person reads it."""
    zone: str = g.programme.time_zone
    return zone.replace("_", " ")


class MomentField(DateTimeLocalField):
    """`moment` is what was typed, in UTC; a time that the clocks leave out or repeat is refused in words."""

    def __init__(self, label: Any = None, validators: Sequence[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, format=FORMATS, **kwargs)  # type: ignore[arg-type]
        self.moment: datetime | None = None

    def show(self, moment: datetime | None) -> None:
        """Fill the field in."""
        self.data = to_wall(moment, g.programme.time_zone) if moment else None

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = " ".join(valuelist).strip()
        if not typed:
            self.data = None
            return
        try:
            super().process_formdata([typed])
        except ValueError as fault:
            raise ValueError(_("Write a date and a time, such as 2026-12-04 17:00.")) from fault

    def pre_validate(self, form: Any) -> None:
        if self.data is None or self.errors:
            return
        try:
            self.moment = to_utc(self.data, g.programme.time_zone)
        except NotOnTheClock as fault:
            raise ValidationError(_clock_words(self.data, fault)) from fault
        except (OverflowError, ValueError) as fault:
            raise StopValidation(_("Write a year that is near.")) from fault
        if not 2000 <= self.moment.astimezone(UTC).year < 9000:
            raise StopValidation(_("Write a year that is near."))


def _clock_words(typed: datetime, fault: NotOnTheClock) -> str:
    said = (
        _("On %(day)s the clocks go forward in %(zone)s and leave out %(time)s. ")
        if fault.kind == "skipped"
        else _("On %(day)s the clocks go back in %(zone)s and show %(time)s twice. ")
    )
    advice = _("Choose another time, such as %(earlier)s or %(later)s.")
    values = {
        "day": day_words(typed.date(), _),
        "zone": clock_name(),
        "time": f"{typed:%H:%M}",
        "earlier": f"{fault.earlier:%H:%M}",
        "later": f"{fault.later:%H:%M}",
    }
    return (said + advice) % values
