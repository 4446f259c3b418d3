"""Which of a person's sign-ins this request comes from."""

from flask import g
from flask import session as cookie

from trainer.db.models import Account


def present() -> int | None:
    """The row of `sign_in` that `trainer.web.auth.sign_ins` found; None before anybody has signed in."""
    here = g.get("sign_in")
    found: int | None = here.id if here else None
    return found


def stay(account: Account) -> None:
    """After the account got a new uniquifier: this browser stays signed in, in the same row."""
    if here := g.get("sign_in"):
        cookie["_user_id"] = f"{account.fs_uniquifier}.{here.token}"
