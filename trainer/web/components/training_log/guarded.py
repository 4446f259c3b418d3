"""Forms whose words pass the guard against identifiers: what it found stands at its field, and can be cleared there."""

from collections.abc import Callable
from typing import Any

from wtforms import RadioField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from trainer.db import session
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.log_reasons import LONGEST_NOTE
from trainer.services.log_desk import Faulty, Identifying
from trainer.web.components.fields import Form, Needed, TextField, at_most
from trainer.web.components.log_words import in_words, suspicion_names
from trainer.web.i18n import _, lazy


class GuardedForm(Form):
    """`cleared` holds the keys of what the writer says is no identifier; it shows only once something was found."""

    cleared = SelectMultipleField(
        lazy("Take it out above, or say that it is no identifier"),
        choices=(),
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    @property
    def keys(self) -> list[str]:
        """What was cleared so far."""
        return self.cleared.data or []

    def offer(self, keys: list[str]) -> None:
        """Ask about each finding, by its field and kind."""
        names = suspicion_names()
        self.cleared.choices = [(key, self._words(key, names)) for key in dict.fromkeys(keys)]

    def _words(self, key: str, names: dict[str, str]) -> str:
        name, _colon, rest = key.partition(":")
        label = str(self[name].label.text) if name in self else name
        what = names.get(rest.partition(":")[0], rest)
        return _("“%(field)s”: it looks like %(what)s, and is none.") % {"field": label, "what": what}


class ReasonForm(GuardedForm):
    """A reason from the list; a note beside it where the programme keeps free text."""

    reason = RadioField(lazy("Why"), [Needed(lazy("Choose a reason."))])
    note = TextField(
        lazy("In a few words"),
        [at_most(LONGEST_NOTE)],
        description=lazy("The trainee reads it. No names of patients, and nothing by which one could be known."),
    )


def attempt_log(form: GuardedForm, change: Callable[[], object]) -> bool:
    """Make the change. What the service refuses stands at its field or at the head; nothing was changed then."""
    try:
        change()
    except Identifying as held:
        form.form_errors = [*form.form_errors, str(held)]
        form.offer([*form.keys, *(one.key for one in held.suspicions)])
    except Faulty as refusal:
        for fault in refusal.faults:
            _mark(form, fault.field, in_words(fault))
    except (WrongState, Conflict) as refusal:
        form.form_errors = [*form.form_errors, str(refusal)]
    else:
        return True
    session().rollback()
    return False


def _mark(form: Any, name: str, words: str) -> None:
    if name in form:
        form[name].errors = [*form[name].errors, words]
    else:
        form.form_errors = [*form.form_errors, words]
