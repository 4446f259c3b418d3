"""The words in which people hear of work; what is told when stands in test_assigning and test_reminding."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW, account
from tests.work import CASE, MODULE, assign, member
from trainer.db.models import Assignment, Notice, Programme
from trainer.services.announcing import announce, tellings_of, told_key


def test_each_reads_the_dates_on_their_own_clock(published_db: Session) -> None:
    account(published_db, "trainee").time_zone = "Asia/Kathmandu"
    published_db.commit()
    assign(published_db, modules=(MODULE,), cases=(CASE,), mode="practice", note="Take your time.")
    text = published_db.scalars(sa.select(Notice.text)).one()
    assert text == (
        "Director has set this for you in The North:\n\n"
        "- What IPT is, a module to read: by Friday 4 December 2026, 20:45 (Asia/Kathmandu)\n"
        "- Flour and water, a case for practice: by Friday 4 December 2026, 20:45 (Asia/Kathmandu)\n\n"
        "Take your time."
    )


def test_what_was_set_together_is_told_together(published_db: Session) -> None:
    made = assign(published_db, modules=(MODULE,), opens_at=NOW + timedelta(days=1))
    north = published_db.get_one(Programme, made[0].programme_id)
    (telling,) = tellings_of(made, [7], programme=north, by="Helen")
    assert (telling.account_id, telling.key, telling.link) == (7, told_key(made[0].batch), "/p/north/to-do")
    announce(published_db, made, programme=north, now=NOW)
    published_db.commit()
    assert published_db.scalars(sa.select(Notice.account_id)).all() == [member(published_db, "trainee").account_id]
    assert set(published_db.scalars(sa.select(Assignment.announced_at))) == {NOW}
