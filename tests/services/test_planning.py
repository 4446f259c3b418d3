"""Which cases may stand for each other, and which have an open key."""

import pytest
from sqlalchemy.orm import Session

from tests.work import ALIKE, CASE, HARDER
from trainer.services.catalogue import current
from trainer.services.planning import equal_weight, public_cases


@pytest.mark.parametrize(("other", "equal"), [(ALIKE, True), (HARDER, False)])
def test_equal_cases_are_as_hard_and_judged_alike(published_file_db: Session, other: str, equal: bool) -> None:
    cases = current(published_file_db).vignettes
    assert equal_weight(cases[CASE], cases[other]) is equal


def test_the_shipped_cases_have_an_open_key(published_file_db: Session) -> None:
    assert public_cases(current(published_file_db), [CASE, "nowhere"]) == ["Flour and water"]
