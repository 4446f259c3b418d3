"""A piece of assessed work is handed to a grader by name."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Piece
from trainer.db.queries import overviews
from trainer.services.claiming import place_open
from trainer.services.directing import today_in
from trainer.services.handing import Grader, given_to, graders_for, hand_to, piece_to_hand
from trainer.web.clock import now
from trainer.web.components.fields import attempt
from trainer.web.components.grader_form import barred_words, chosen_grader, grader_form, place_words
from trainer.web.i18n import _


def _graders(piece_id: int) -> tuple[Piece, str, list[Grader]]:
    piece = piece_to_hand(session(), g.membership, piece_id)
    place = place_open(session(), piece, now())
    return piece, place, graders_for(session(), piece, place, today_in(g.programme, now()))


def grader(piece_id: int) -> ResponseReturnValue:
    """Who may judge it now, who may not, and why."""
    piece, place, found = _graders(piece_id)
    form = grader_form(found, given_to(piece, place))

    def change() -> None:
        hand_to(session(), member=g.membership, piece_id=piece_id, grader_id=chosen_grader(form), now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. Whom it is handed to has been told.") if chosen_grader(form) else _("Any grader can take it."))
        return redirect(url_for("director.pieces"))
    piece, place, found = _graders(piece_id)  # anew, where a refusal has let go of what was read
    (shown,) = overviews.some(session(), g.programme.id, [piece_id])
    page = render_template(
        "director/grader.html",
        piece=shown.piece,
        form=form,
        wants=place_words(place),
        able=[one for one in found if not one.barred],
        barred=[one for one in found if one.barred],
        barred_words=barred_words,
        is_held=overviews.is_held(shown.piece, now()),
    )
    return page, 422 if form.errors else 200
