"""What trainees think, in fives."""

import pytest
from flask import Flask

from tests.web.bonds import PROGRAMME, add
from tests.web.house import database, now, visit
from tests.web.pages import words
from trainer.db.models import Membership
from trainer.domain.settings import Settings
from trainer.services.evaluating import evaluate

PAGE = f"{PROGRAMME}/evaluation"
FAIR = Settings().evaluation[-1]


def answer(site: Flask, many: int) -> None:
    for n in range(many):
        number = add(site, f"t{n}", "trainee")
        with database(site) as db:
            own = db.get_one(Membership, number)
            evaluate(db, member=own, membership_id=number, marks={FAIR: 1 + n % 5}, words=f"words {n}", now=now())


@pytest.mark.parametrize(("many", "shown"), [(4, False), (5, True), (9, True)])
def test_nothing_is_told_of_fewer_than_five(app: Flask, many: int, shown: bool) -> None:
    answer(app, many)
    found = words(visit(app, "director").get(PAGE).text)
    assert (FAIR in found) == shown
    assert ("Fewer than five trainees have answered so far." in found) == (not shown)
    assert ("words 0" in found) == shown
    if shown:
        assert "5 answers" in found
        assert f"{FAIR} 1 1 1 1 1 3.0" in found
    assert ("4 more wait until there are five" in found) == (many in (4, 9))
    assert "words 8" not in found
