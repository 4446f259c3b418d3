"""Where somebody stands on a pathway is worked out from their own record, in the edition that is theirs."""

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.attempts import edition, released
from tests.people import NOW
from tests.work import member
from trainer.domain.errors import NotFound
from trainer.services.weighing import portfolio_of, to_keep, weigh, weigh_own

SLUG = "programme-foundation-2026"


def test_the_persons_own_record_is_weighed(published_file_db: Session) -> None:
    db = published_file_db
    trainee = member(db, "trainee")
    weighed = weigh(db, trainee, SLUG, NOW.date())
    assert weighed.portfolio == portfolio_of(db, trainee.account_id, trainee.programme_id)
    assert weighed.snapshot.pathway == SLUG
    assert [row.state for row in weighed.snapshot.rows][:2] == ["not-yet", "not-yet"]
    assert weigh_own(db, trainee, NOW.date()) == [weighed]
    released(db, trainee, edition(db, "a"), {"r/x": 3.5}, at=NOW)
    kept = to_keep(db, trainee, SLUG, NOW.date())
    assert [(one.slug, one.levels) for one in kept.work or ()] == [("a", {"r/x": Decimal("3.5")})]
    with pytest.raises(NotFound):
        weigh(db, trainee, "no-such-pathway", NOW.date())
