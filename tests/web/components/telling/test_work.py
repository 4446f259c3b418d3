"""An answer row by row, the citations of a turn, and what the readers say, without any comparison."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.domain.scoring.small_case import panel
from tests.web.components.telling.test_telling import ANSWER
from trainer.domain.inventory import Answer, Formulation, SafetyFinding, TimelineEntry
from trainer.web.components.telling.circle import circle_alone
from trainer.web.components.telling.cited import citations
from trainer.web.components.telling.reading import reading
from trainer.web.components.telling.work import work


@pytest.fixture(autouse=True)
def _speaking(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def test_every_row_has_the_place_that_a_comment_is_pinned_to() -> None:
    against = panel()
    made = work(
        Answer(
            people=ANSWER.people,
            onset=ANSWER.onset,
            areas=ANSWER.areas,
            safety=(SafetyFinding("passive-suicidal-thoughts", "disclosed", ("s1:C6",)),),
            timeline=(TimelineEntry("May", "Moves out", mood=3, onset=True),),
            formulation=Formulation("You have depression.", {"illness_named": "depression"}),
        ),
        against.vocabulary,
        against.tradition,
    )
    assert [(p.place, p.name, p.key) for p in made.people] == [
        ("person/0", "Caz", True),
        ("person/1", "Den", False),
        ("person/2", "Zelda", False),
    ]
    assert made.people[1].facts[-1] == "dead"
    assert made.people[0].rings[0].lower().startswith("inner")
    assert made.people[2].rings[1] == "Not yet known: “Who is she?”"
    dispute = next(a for a in made.areas if a.id == "role-dispute")
    assert (dispute.place, dispute.claimed, dispute.confidence) == ("area/role-dispute", "primary", 70)
    assert {a.claimed for a in made.areas if a.id != "role-dispute"} == {"absent"}
    assert (made.onset[0], made.onset[3]) == ("spring", ("s1:C4",))
    assert (made.findings[0].place, made.events[0].place) == ("finding/0", "event/0")
    assert ("element/illness_named", "depression") in [(place, said) for place, _label, said in made.elements]


def test_a_turn_shows_the_answers_citations_and_each_readers() -> None:
    found = citations(ANSWER, panel())
    mine = found["s1:C2"].mine
    assert [(n.kind, n.label, n.place) for n in mine] == [
        ("people", "Caz", "person/0"),
        ("areas", mine[1].label, "area/role-dispute"),
    ]
    theirs = [(note, readers) for cited in found.values() for note, readers in cited.theirs]
    assert theirs
    assert all(readers and not note.place for note, readers in theirs)
    assert len({note.kind for note, _ in theirs}) > 1


def test_an_answers_own_circle_has_no_readers_in_it() -> None:
    drawn = circle_alone(ANSWER, panel().vocabulary)
    assert drawn
    assert not drawn.compared
    assert {s.name for s in drawn.spots} == {"Caz", "Den", "Zelda"}
    assert all(s.panel is None and s.arcs == () for s in drawn.spots)
    assert circle_alone(Answer(), panel().vocabulary) is None


def test_the_readers_are_told_as_they_wrote() -> None:
    against = panel()
    made = reading(against)
    assert len(made.readers) == against.size
    assert set(made.areas) == set(against.tradition.area_ids)
    assert {len(voices) for voices in made.areas.values()} == {against.size}
    assert {p.name for p in made.people} == {against.vignette.person[key].name for key in against.readings}
