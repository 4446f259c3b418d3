"""Fields of forms that say in plain words what they want, and how a refusal comes back to the form."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, StringField, TextAreaField
from wtforms.validators import StopValidation, ValidationError

from trainer.db import session
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.moments import read_day
from trainer.domain.visible import visible
from trainer.web.i18n import _, lazy, ngettext


class Words:
    """What WTForms says by itself, in our words and in the person's language."""

    @staticmethod
    def gettext(message: str) -> str:
        """Its own words where we have none."""
        ours = {
            "Not a valid choice.": _("Choose one of these."),
            "Invalid Choice: could not coerce.": _("Choose one of these."),
            "This field is required.": _("This cannot stay empty."),
        }
        return ours.get(message, message)

    @staticmethod
    def ngettext(singular: str, plural: str, n: int) -> str:
        """As above, for numbers."""
        return ngettext(singular, plural, n)


class Form(FlaskForm):  # type: ignore[misc]
    """Where all our forms come from."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """How WTForms speaks."""

        def get_translations(self, form: Any) -> type[Words]:
            """In our words."""
            return Words


class DayField(DateField):
    """A day; empty is None unless the field is needed."""

    @property
    def day(self) -> date:
        """What was given, once the form is known to be sound."""
        if self.data is None:
            raise ValueError(f"{self.name} is empty")
        return self.data

    def process_formdata(self, valuelist: list[str]) -> None:
        """An empty field is no mistake of its own."""
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            self.data = read_day(valuelist[0].strip())
        except ValueError as fault:
            self.data = None
            raise ValidationError(_("Write the day as year, month, day: 2027-01-31.")) from fault


class NumberField(IntegerField):
    """A whole number."""

    @property
    def number(self) -> int:
        """What was given, once the form is known to be sound."""
        if self.data is None:
            raise ValueError(f"{self.name} is empty")
        return self.data

    def process_formdata(self, valuelist: list[str]) -> None:
        """As typed, without per cent signs and spaces."""
        text = valuelist[0].strip().removesuffix("%").strip() if valuelist else ""
        if not text:
            self.data = None
            return
        if not text.isascii() or not text.isdecimal() or len(text) > 9:
            self.data = None
            raise ValidationError(_("Write a whole number, such as 14."))
        self.data = int(text)


class LineField(StringField):
    """One line of text, spaces evened out."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """No line breaks, no spaces at either end."""
        self.data = " ".join(valuelist[0].split()) if valuelist else ""


class TextField(TextAreaField):
    """Several lines of text, with line breaks as we keep them."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Browsers send two signs for a line break."""
        self.data = valuelist[0].replace("\r\n", "\n") if valuelist else ""


class Needed:
    """Says in the given words that the field cannot stay empty; spaces, and what does not print, are nothing."""

    field_flags: ClassVar = {"required": True}

    def __init__(self, words: Any) -> None:
        self.words = words

    def __call__(self, _form: Any, field: Any) -> None:
        """What could not be read has been told already."""
        if field.errors:
            raise StopValidation
        if field.data is None or (isinstance(field.data, str) and not visible(field.data)):
            raise StopValidation(str(self.words))


def at_most(longest: int) -> Callable[[Any, Any], None]:
    """A text that is not longer than so many characters."""

    def check(_form: Any, field: Any) -> None:
        if field.data and len(field.data) > longest:
            words = _("This has %(n)s characters; there is room for %(longest)s.")
            raise ValidationError(words % {"n": len(field.data), "longest": longest})

    return check


def within(least: int, most: int) -> Callable[[Any, Any], None]:
    """A number from `least` to `most`."""

    def check(_form: Any, field: Any) -> None:
        if field.data is not None and not least <= field.data <= most:
            raise ValidationError(_("Choose a number from %(least)s to %(most)s.") % {"least": least, "most": most})

    return check


def not_before(other: str) -> Callable[[Any, Any], None]:
    """A day that does not come before the one in the other field."""

    def check(form: Any, field: Any) -> None:
        first = form[other].data
        if field.data and first and field.data < first:
            raise ValidationError(_("This day comes before the first one."))

    return check


FIRST_DAY = lazy("Say from which day.")


def attempt(form: Form, change: Callable[[], object]) -> bool:
    """Make the change; what the service refuses stands at the head of the form, and nothing was changed."""
    try:
        change()
    except (WrongState, Conflict) as refusal:
        session().rollback()
        form.form_errors = [*form.form_errors, str(refusal)]
        return False
    return True


def with_blank(choices: Iterable[tuple[int, str]], words: Any) -> list[tuple[str, Any]]:
    """Choices by id for a select, with a first one for none."""
    return [("", words), *((str(key), label) for key, label in choices)]


def id_or_none(value: str | None) -> int | None:
    """What a select with a blank says; anything that is no id is none."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else None
