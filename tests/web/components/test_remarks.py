"""Comments in the places that they are pinned to."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.pieces import waiting
from tests.web.house import database
from trainer.db.models import Submission
from trainer.services.catalogue import rubric_editions, vignette_edition
from trainer.web.components.judged import answer_of, work_of
from trainer.web.components.remarks import Remark, by_place, passage, remarks, scenes

COMMENTS = (
    ("turn/s2:C29", "Read on.", ""),
    ("formulation", "Say it earlier.", "It is an illness\n and it can be treated."),
    ("person/0", "And what does Lori expect?", ""),
    ("person/99", "Nobody stands here.", ""),
    ("criterion/inventory/people", "Two are missing.", ""),
    ("turn/s1:C2", "You could have cited this.", ""),
)


@pytest.fixture
def db(published_app: Flask) -> Iterator[Session]:
    with published_app.test_request_context(), database(published_app) as session:
        yield session


def _told(db: Session, comments: tuple[tuple[str, str, str], ...] = COMMENTS) -> tuple[list[Remark], Any, Any]:
    piece = waiting(db)
    submission = db.get_one(Submission, piece.submission_id)
    edition = vignette_edition(db, submission.edition_id, submission.setting_id)
    said = {"comments": [{"at": at, "text": text, "words": words} for at, text, words in comments]}
    rubrics = rubric_editions(db, piece.rubric_ids)
    found = remarks(said, work_of(submission, edition), edition, rubrics, first=3, by="Ruth")
    return found, answer_of(submission), edition


def test_they_are_numbered_in_the_order_of_their_places(db: Session) -> None:
    found, _answer, _edition = _told(db)
    assert [(one.number, one.at, one.place) for one in found] == [
        (3, "", "The work as a whole"),
        (4, "criterion/inventory/people", found[1].place),
        (5, "person/0", "Lori"),
        (6, "formulation", "Formulation"),
        (7, "turn/s1:C2", "Session 1, C2"),
        (8, "turn/s2:C29", "Session 2, C29"),
    ]
    assert {one.by for one in found} == {"Ruth"}
    assert found[3].quoted == found[3].words == COMMENTS[1][2]
    assert found[2].quoted == "Older sister and business partner; fifty-one per cent."


def test_a_turn_stands_after_the_one_before_it_with_what_it_is_cited_for(db: Session) -> None:
    found, answer, edition = _told(db)
    first, second = scenes(by_place([found]), answer, edition)
    assert (first.turn.id, first.before and first.before.mark, first.cited) == ("s1:C2", "T1", ())
    assert (second.session, second.turn.id) == (2, "s2:C29")
    assert "Lori" in [note.label for note in second.cited]


def test_chosen_words_are_marked_where_they_stand_whatever_the_spaces() -> None:
    def note(number: int, words: str) -> Remark:
        return Remark(number, "formulation", "", words, "", "", "")

    text = 'You have depression. It is "an illness" <b>and</b> it can be treated.'
    made = passage(
        text, [note(2, "it can\n be treated"), note(1, 'is "an illness"'), note(3, "an illness"), note(4, "")]
    )
    assert made.count("<mark") == 2
    assert "is “an illness”<a" in made
    assert made.index('href="#comment-1"') < made.index("&lt;b&gt;and&lt;/b&gt;") < made.index('href="#comment-2"')
    assert passage("As <it> stands", [note(1, "elsewhere")]) == "As &lt;it&gt; stands"
    assert passage("Nothing (of*the sort", [note(1, "(of*the")]).count("<mark") == 1
