"""What every change to a log has in common: what it is checked against, and how words are tidied."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from tests.logs import LogHouse
from trainer.domain.log_entries import SupervisionGiven
from trainer.services.log_desk import clean, open_desk, tidied


def test_the_desk_knows_who_may_be_named_and_which_day_it_is(published_db: Session, now: datetime) -> None:
    house = LogHouse(published_db, "west")
    desk = open_desk(published_db, house.ana, now)
    assert desk.today == date(2026, 11, 20)
    assert desk.names == {"Ana", "Ruth", "Otto Berg"}
    assert {"grief", "interpersonal-disputes", "loss-of-healthy-self"} <= desk.areas


def test_words_are_on_one_line_without_what_no_page_can_show() -> None:
    assert clean(" a\0 \ud800b\n\tc ") == "a b c"
    given = SupervisionGiven(date(2026, 1, 1), 60, "group", (" S1 ", "S\n2"), setting=" a  ward ")
    said = tidied(given)
    assert isinstance(said, SupervisionGiven)
    assert (said.supervisees, said.setting, said.minutes) == (("S1", "S 2"), "a ward", 60)
