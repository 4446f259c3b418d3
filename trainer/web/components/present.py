"""Which of a person's sign-ins this request comes from."""

from flask import g


def present() -> int | None:
    """The row of `sign_in` that `trainer.web.auth.sign_ins` found; None before anybody has signed in."""
    here = g.get("sign_in")
    found: int | None = here.id if here else None
    return found
