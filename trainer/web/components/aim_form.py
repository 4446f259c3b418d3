"""An aim put in other words: the form of whoever may do that, trainee or supervisor."""

from trainer.services.aiming import LONGEST
from trainer.web.components.fields import Form, Needed, TextField, at_most
from trainer.web.i18n import lazy


class RewordForm(Form):
    """The aim as it is to read from now on."""

    text = TextField(
        lazy("The aim in other words"),
        [Needed(lazy("Say in a few words what is to be different next time.")), at_most(LONGEST)],
        description=lazy("As something one could see in the next case. How it read before is kept with it."),
    )
