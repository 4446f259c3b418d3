"""Who has not handed in what, of several assignments in one statement, on both databases."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.attempts import person
from tests.house import Statements
from tests.people import NOW
from tests.work import HARDER, assign, hand_in, member
from trainer.db.models import Assignment
from trainer.db.queries import assignment_counts
from trainer.domain.moments import local_day

TODAY = local_day(NOW, "UTC")


def test_each_is_named_for_what_they_owe_and_no_more_than_so_many(published_db: Session) -> None:
    db, who = published_db, member(published_db, "trainee")
    hand_in(db)
    assign(db, cases=(HARDER,))
    ana = person(db, who.programme_id, name="ana")
    db.commit()
    works = list(db.scalars(sa.select(Assignment).order_by(Assignment.id)))
    seen = Statements(db)
    found = assignment_counts.not_handed_in(db, works, "UTC", TODAY, 25)
    assert len(seen) == 1
    assert {work: [one.id for one in some] for work, some in found.items()} == {
        works[0].id: [ana.id],
        works[1].id: [ana.id, who.id],
    }
    assert [len(some) for some in assignment_counts.not_handed_in(db, works, "UTC", TODAY, 1).values()] == [1, 1]
    assert assignment_counts.not_handed_in(db, [], "UTC", TODAY, 25) == {}
