"""The grading page: transcript, work and rubric side by side; the machine's marks once one's own are down."""

from typing import Any

from flask import g, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from trainer.content.adapters import adapter
from trainer.db import session
from trainer.db.models import Grading, Piece, Submission
from trainer.db.queries import gradings, pieces
from trainer.domain.inventory import Answer
from trainer.domain.judgement import PARTS, criteria, judgement_of
from trainer.domain.permits import is_senior
from trainer.domain.rubric import Rubric
from trainer.domain.scoring.result import Score
from trainer.domain.settings import settings_of
from trainer.domain.vignette import Vignette
from trainer.services import judging, rating_standards
from trainer.services.catalogue import VignetteEdition, vignette_edition
from trainer.services.judging import Hold
from trainer.services.returning import may_return
from trainer.services.self_rating import seen_by_grader
from trainer.web.clock import now
from trainer.web.components.bodies import letter_html, speech
from trainer.web.components.judged import answer_of, work_of
from trainer.web.components.once import once
from trainer.web.components.remarks import remarks
from trainer.web.components.squeezing import hold as hold_text
from trainer.web.components.standard_words import rating_names
from trainer.web.components.telling.circle import circle_alone
from trainer.web.components.telling.cited import Cited, citations
from trainer.web.components.telling.reading import reading
from trainer.web.components.telling.result import Told, tell
from trainer.web.components.telling.work import work
from trainer.web.doors import me
from trainer.web.i18n import _, locale
from trainer.web.supervisor.desk import feedback_data, grader, hold_data, own
from trainer.web.supervisor.grading_words import words


def panes() -> list[tuple[str, str]]:
    """What stands side by side on a wide screen, and behind tabs on a narrow one; the last three always do."""
    return [
        ("transcript", _("Transcript")),
        ("work", _("Work")),
        ("marks", _("Marks")),
        ("comments", _("Comments")),
        ("feedback", _("Feedback")),
    ]


def turns(case: Vignette, cited: dict[str, Cited]) -> list[Any]:
    """Session by session, every turn with what it is cited for."""
    return [(s, [(t, speech(t.text), cited.get(t.id)) for t in s.turns]) for s in case.sessions]


def machine(submission: Submission, answer: Answer, edition: VignetteEdition) -> tuple[Told, list[Any]]:
    """The panel's comparison with this answer; and its people in the order of the answer, then those missed."""
    score: Score = adapter(Score).validate_python(submission.score)
    told = tell(score, answer, edition.panel)
    cards = {card.anchor: card for card in told.people}
    rows = [cards[f"person-{at}"] for at, v in enumerate(score.people, 1) if v.entered is not None]
    return told, rows


def earlier(grading: Grading, piece: Piece, rubrics: dict[str, Rubric]) -> list[Any]:
    """The rounds before, latest first: number, hand-in, work, and the entry of its return with its comments."""
    before = gradings.rounds_before(session(), piece, grading.submission_id)
    said = gradings.returns_before(session(), piece, grading.submission_id) if before else {}
    made = []
    for at, submission in enumerate(before):
        edition = vignette_edition(session(), submission.edition_id, submission.setting_id)
        done, entry = work_of(submission, edition), said.get(submission.id)
        noted = remarks(entry.judgement, done, edition, rubrics) if entry else []
        made.append((len(before) - at, submission, done, entry, noted))
    return made


def page_data(grading: Grading, rubrics: dict[str, Rubric], hold: Hold, checked: dict[str, bool]) -> dict[str, Any]:
    """What the scripts begin with; nothing of the machine is in it."""
    kept = gradings.phrases(session(), g.programme.id, me().id)
    return {
        "account": me().id,
        "draft": f"grading-{grading.id}",
        "revision": grading.revision,
        "opened": 0,
        "savedAt": grading.saved_at.isoformat() if grading.revision else None,
        "zone": me().time_zone,
        "locked": grading.finished_at is not None,
        "state": grading.state,
        "parts": PARTS,
        "criteria": criteria(rubrics),
        "put": grading.marked_at is not None,
        "hold": hold_data(hold),
        "feedback": checked,
        "phrases": [{"id": p.id, "text": p.text, "shared": p.account_id is None} for p in kept],
        "csrf": generate_csrf(),
        "changes": url_for("supervisor.grading_changes", grading_id=grading.id),
        "stateAt": url_for("supervisor.grading_state", grading_id=grading.id),
        "keep": url_for("supervisor.phrases"),
        "signIn": url_for("security.login", next=url_for("supervisor.grading", grading_id=grading.id)),
        "result": url_for("supervisor.grading", grading_id=grading.id),
    }


def spoken() -> str:
    """What the scripts say, in the language of the page."""
    return hold_text(
        once(("grading words", locale()), lambda: render_template("components/desk/words.html", words=words()))
    )


def grading(grading_id: int) -> ResponseReturnValue:
    """One's own grading of one round: to write until it is handed over, to read afterwards."""
    held = own(grading_id)
    piece = gradings.piece_of(session(), held)
    submission = session().get_one(Submission, held.submission_id)
    edition = vignette_edition(session(), submission.edition_id, submission.setting_id)
    answer, rubrics = answer_of(submission), judging.rubrics_of(session(), piece)
    judgement = judgement_of(held.state, rubrics)
    put = gradings.entry(session(), held.id, "marked") if held.marked_at else None
    told, rows = machine(submission, answer, edition) if put else (None, [])
    hold = judging.looked_at(session(), held, piece, now())
    checked = feedback_data(judgement, submission.answer)
    cited = citations(answer, edition.panel)
    return render_template(
        "supervisor/grading.html",
        grading=held,
        piece=piece,
        submission=submission,
        case=edition.vignette,
        referral=letter_html(edition.vignette.referral, (edition.fingerprint, locale())),
        sessions=turns(edition.vignette, cited),
        drawn=told.circle if told else circle_alone(answer, edition.vocabulary),
        hide_names=settings_of(g.programme.settings).hide_names,
        work=work(answer, edition.vocabulary, edition.tradition),
        reading=reading(edition.panel),
        rubrics=rubrics,
        put=put,
        own_rating=seen_by_grader(session(), held) or {},
        told=told,
        rows=rows,
        earlier=earlier(held, piece, rubrics),
        hold=hold,
        appeal=pieces.appeal(session(), piece.id) if held.place == "appeal" else None,
        returns=piece.state == "waiting" and may_return(session(), grader(), piece),
        checked=checked,
        panes=panes(),
        locked=held.finished_at is not None,
        asked=None if put or held.finished_at else rating_standards.asks(session(), grader(), held),
        ratings=rating_names(),
        senior=is_senior(grader()),
        words=spoken(),
        data=page_data(held, rubrics, hold, checked),
    )
