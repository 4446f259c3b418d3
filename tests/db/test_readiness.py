"""Whom a page of readiness finds, in every order and both ways, on both databases."""

from datetime import timedelta

from sqlalchemy.orm import Session

from tests.house import TODAY, House
from tests.people import NOW
from trainer.db.models import Progress
from trainer.db.queries import readiness
from trainer.db.queries.readiness import BANDS, SORTS, Search
from trainer.services.rebuilding import rebuild


def test_pages_in_every_order_forwards_and_backwards(published_db: Session) -> None:
    db = published_db
    house = House(db, "west")
    for n in range(7):
        house.add("trainee", f"P {n * 3 % 7}")
    db.commit()
    rebuild(db, now=NOW)
    stored = db.query(Progress).filter_by(programme_id=house.programme.id).order_by(Progress.account_id).all()
    for n, row in enumerate(stored[:4]):
        row.level_key, row.quiet_key, row.to_forward = 3.0 - n % 2, TODAY - timedelta(days=10**n), n < 2
    db.commit()
    edition, programme = stored[0].edition_id, house.programme.id

    def ask(**asked: object) -> tuple[list[int], bool]:
        search = Search(edition, **asked)  # type: ignore[arg-type]
        rows, more, _lost = readiness.page(db, programme, search, TODAY, 3)
        return [row.progress.account_id for row in rows], more

    everybody = {row.account_id for row in stored}
    for sort in SORTS:
        for line in ({}, {"requirement": "practice", "state": "not-yet"}):
            asked = {"sort": sort, **line}
            first, more = ask(**asked)
            second, _ = ask(**asked, after=first[-1])
            third, over = ask(**asked, after=second[-1])
            assert (more, over) == (True, len(everybody) > 9)
            assert {*first, *second, *third} == everybody or over
            assert ask(**asked, before=third[0]) == (second, True)
            assert ask(**asked, before=second[0]) == (first, False)
            assert readiness.count(db, programme, Search(edition, **asked), TODAY, 50) == len(everybody)  # type: ignore[arg-type]
    assert len(ask(forward=True)[0]) == 2
    bands = readiness.quiet_bands(db, programme, Search(edition), TODAY, 50)
    assert bands == {"new": 2, "quarter": 0, "year": 1, "longer": 1}
    assert [len(ask(stalled=band)[0]) for band in BANDS] == [2, 0, 1, 1]
