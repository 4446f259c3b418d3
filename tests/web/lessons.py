"""A site where the supervisor supervises the trainee, and a piece of theirs has been handed in or released."""

from flask import Flask

from tests import learning
from tests.web.bonds import tie
from tests.web.house import database, now
from trainer.db.models import Piece

TRAINEE = "/p/north/supervision/trainees/1"


def piece(site: Flask, *, released: bool = True, rated: bool = False) -> tuple[Piece, str]:
    """One piece with its reference, and a supervisor for its trainee."""
    tie(site)
    with database(site) as db:
        made = learning.handed_in(db, now())
        if rated:
            learning.rate(db, made, 4, now())
        if released:
            learning.release(db, made, now())
        return made, learning.reference(db, made)


def aim(site: Flask, text: str = learning.AIM_WORDS) -> int:
    """An open aim of the trainee's own."""
    with database(site) as db:
        return learning.aim(db, text, now()).id
