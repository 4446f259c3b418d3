"""Who is too close to a candidate is read from supervision and from whose word stands behind the log."""

from sqlalchemy.orm import Session

from tests.house import BEGAN, House, Statements
from tests.people import NOW
from trainer.db.models import Guide, LogEntry, Membership, Supervision, Verification
from trainer.db.queries.ties import close_to, close_to_each


def vouched(house: House, whose: Membership, by: Membership | Guide, count: int) -> None:
    """So many entries of a log, for which that person vouched."""
    who = {"guide_id": by.id} if isinstance(by, Guide) else {"membership_id": by.id}
    for number in range(count):
        entry = LogEntry(
            programme_id=house.programme.id, account_id=whose.account_id, ref=f"S-{whose.id}-{by.id}-{number}",
            kind="session", digest="d", entered_at=NOW, by_account_id=whose.account_id,
        )  # fmt: skip
        house.session.add(entry)
        house.session.flush()
        house.session.add(Verification(entry_id=entry.id, digest="d", outcome="verified", at=NOW, **who))
    house.session.commit()


def test_supervision_of_old_and_a_large_part_of_the_log(db: Session) -> None:
    house = House(db)
    ana, ben = house.add("trainee", "Ana"), house.add("trainee", "Ben")
    ruth, dan, mei, sam = (house.add("supervisor", name) for name in ("Ruth", "Dan", "Mei", "Sam"))
    db.add(
        Supervision(
            programme_id=house.programme.id, trainee_id=ana.id, supervisor_id=sam.id, from_on=BEGAN, until_on=BEGAN
        )
    )  # fmt: skip
    guide = Guide(
        ref="G-1", programme_id=house.programme.id, name="Mei", account_id=mei.account_id,
        made_by_id=house.director.account_id, made_at=NOW,
    )  # fmt: skip
    db.add(guide)
    db.flush()
    for by, count in ((ruth, 6), (dan, 1), (guide, 4), (house.director, 5)):
        vouched(house, ana, by, count)
    assert close_to(db, house.programme.id, ana.account_id) == {ruth.account_id, mei.account_id, sam.account_id}
    statements = Statements(db)
    found = close_to_each(db, house.programme.id, [ana.account_id, ben.account_id])
    assert (found[ben.account_id], len(statements)) == (frozenset(), 3)


def test_supervision_in_another_programme_counts(db: Session) -> None:
    north, south = House(db), House(db, "south")
    db.add(
        Supervision(
            programme_id=south.programme.id, trainee_id=south.add("trainee", "Ana").id,
            supervisor_id=south.add("supervisor", "Ruth").id, from_on=BEGAN,
        )
    )  # fmt: skip
    db.commit()
    ana, ruth = north.account("Ana"), north.account("Ruth")
    assert close_to(db, north.programme.id, ana.id) == {ruth.id}
