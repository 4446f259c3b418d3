"""What can go wrong in words of our own; `web/errors.py` and the command line translate them."""


class TrainerError(Exception):
    """Any refusal. Its text is for the person who asked."""


class NotAllowed(TrainerError):
    """The actor may not do this; on a page it looks like something that does not exist."""


class NotFound(TrainerError):
    """There is no such thing."""


class WrongState(TrainerError):
    """The thing exists, but this cannot be done to it now."""


class Conflict(TrainerError):
    """Somebody or something else was first: a name is taken, a revision is newer."""
