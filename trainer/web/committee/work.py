"""One piece of a candidate's work, to be read by whoever has to decide on them: what was handed in, marks, reasons."""

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Account, Submission
from trainer.db.queries import learning, pieces
from trainer.domain.grading import PLACES
from trainer.services import moderating
from trainer.services.catalogue import rubric_editions, vignette_edition
from trainer.web.committee.candidate import at_table
from trainer.web.components.grading_places import place_names
from trainer.web.components.judged import judged_by, level_words
from trainer.web.components.judged import work_of as rows_of
from trainer.web.components.looked_at import note
from trainer.web.components.remarks import remarks


def work(candidacy_id: int, piece_id: int) -> ResponseReturnValue:
    """Released work of this candidate alone, for whoever may open the candidate; nothing here can be changed.

    That it was read is noted.
    """
    _seat, table = at_table(candidacy_id)
    one = table.candidacy
    piece = pieces.by_id(session(), g.programme.id, piece_id)
    if piece is None or piece.account_id != one.account_id or piece.released_at is None or piece.marks is None:
        abort(404)
    submission = session().get_one(Submission, piece.submission_id)
    edition = vignette_edition(session(), submission.edition_id, submission.setting_id)
    rubrics, done = rubric_editions(session(), piece.rubric_ids), rows_of(submission, edition)
    judged = moderating.judged(session(), piece)
    in_order = [judged[place] for place in PLACES if place in judged]
    named = {grading.id: grading.grader.account.name for grading in pieces.gradings(session(), piece.id)}
    graders = [named[found.grading.id] for found in in_order]
    page = render_template(
        "committee/work.html",
        one=one,
        name=session().get_one(Account, one.account_id).name,
        piece=piece,
        submission=submission,
        case=edition.vignette,
        done=done,
        marks=judged_by(learning.levels(piece.marks), rubrics, tuple(found.entry.marks for found in in_order)),
        graders=graders,
        judgements=[
            (
                name,
                place_names()[found.grading.place],
                found.entry.judgement.get("feedback", ""),
                remarks(found.entry.judgement, done, edition, rubrics),
            )
            for name, found in zip(graders, in_order, strict=True)
        ],
        level_words=level_words,
        appeal=pieces.appeal(session(), piece.id),
        defence=learning.defence(session(), piece.id),
    )
    note("candidacy.work_read", "piece", piece.id)
    return page
