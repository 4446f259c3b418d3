"""The public register: therapists with an outside body's credential and a licence, both looked at lately."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import register as queries
from trainer.domain.moments import local_day
from trainer.web.clock import now
from trainer.web.components.listing import Pages, page_number, sought
from trainer.web.components.register_words import body_name


def register() -> ResponseReturnValue:
    """By name; words look in name, place and what is offered."""
    words = sought("words")
    found, count = queries.shown(session(), local_day(now(), "UTC"), words, page_number())
    pages = Pages(page_number(), count, queries.SIZE)
    return render_template("public/register.html", found=found, pages=pages, words=words, body_name=body_name)
