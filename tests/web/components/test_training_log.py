"""Words and lines of training logs: every field and every kind has its word, and every fact is shown."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

from flask import Flask

from tests.people import NOW
from trainer.domain.guides import BODIES, Guide
from trainer.domain.log_entries import CONTENTS, KINDS, Measure, Rating
from trainer.domain.training_log import Entry, TrainingLog
from trainer.web.components.credentials.names import PLAIN, bodies, contents, kinds
from trainer.web.components.training_log.labels import field_names
from trainer.web.components.training_log.lines import TITLED, particulars
from trainer.web.components.training_log.reading import mean


def test_everything_has_a_word(app: Flask) -> None:
    with app.test_request_context():
        assert set(kinds(PLAIN)) == set(KINDS)
        assert set(bodies(PLAIN)) == set(BODIES)
        assert set(contents()) == set(CONTENTS)
        assert {field.name for of in KINDS.values() for field in fields(of)} - set(field_names()) <= TITLED


def test_a_total_of_nothing_and_a_no_are_shown(app: Flask) -> None:
    log = TrainingLog((), {"g": Guide("g", "Ruth")})
    day = date(2026, 9, 14)
    with app.test_request_context():
        found = dict(particulars(Measure("c", 0, "PHQ-9", "symptoms", Decimal(0), day), log, {}))
        assert found["total"] == "0"
        rating = Rating("c", 1, "X", "1", "supervisor", day, "g", adherent=False)
        found = dict(particulars(rating, log, {}))
        assert (found["adherent"], found["rater"]) == ("no", "Ruth")


def test_a_mean_is_never_rounded_up() -> None:
    rating = Rating("c", 1, "X", "1", "supervisor", date(2026, 9, 14), "g", (Decimal(3), Decimal(3), Decimal("2.99")))
    assert mean(Entry("r", rating, NOW)) == Decimal("2.99")
