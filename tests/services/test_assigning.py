"""Setting work, extending it, taking it back: on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW, account
from tests.work import ALIKE, CASE, HARDER, MODULE, assign, member, place_in_cohort, plan
from trainer.db.models import Assignment, AuditEvent, ContentEdition, Draft, Extension, Notice, Outbox
from trainer.domain.errors import NotFound, WrongState
from trainer.services import assigning
from trainer.services.catalogue import current
from trainer.services.planning import faults
from trainer.services.taking_up import start_assigned

DAY = timedelta(days=1)


def notices(db: Session, key: str = "trainee") -> list[Notice]:
    return list(db.scalars(sa.select(Notice).where(Notice.account_id == account(db, key).id).order_by(Notice.id)))


def test_a_month_of_work_is_set_in_one_go(published_db: Session) -> None:
    db, due = published_db, datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
    made = assign(db, modules=(MODULE, "interpersonal-inventory"), cases=(CASE, ALIKE), due_at=due, every=7)
    assert [(a.piece, a.slug, a.mode, a.due_at) for a in made] == [
        ("module", MODULE, "practice", due),
        ("module", "interpersonal-inventory", "practice", due + 7 * DAY),
        ("case", CASE, "assessed", due + 14 * DAY),
        ("case", ALIKE, "assessed", due + 21 * DAY),
    ]
    (notice,) = notices(db)
    assert notice.subject == "Work for you: What IPT is, Taking an interpersonal inventory, Flour and water, Earlies"
    assert notice.text.splitlines()[0] == "Director has set this for you in The North:"
    assert "- Flour and water, an assessed case: due Friday 11 December 2026, 16:00 (UTC)" in notice.text
    assert db.scalars(sa.select(Outbox.address)).all() == ["trainee@example.org"]
    assert db.scalar(sa.select(sa.func.count()).where(AuditEvent.action == "assignment.made")) == 4


def test_weeks_are_weeks_on_the_programmes_clock(published_db: Session) -> None:
    made = assign(
        published_db, now=datetime(2027, 3, 1, tzinfo=UTC), cases=(CASE, ALIKE), every=7,
        due_at=datetime(2027, 3, 26, 16, 0, tzinfo=UTC),
    )  # fmt: skip
    assert [a.due_at.hour for a in made] == [16, 15]  # 17:00 in Berlin before and after 28 March


def test_assessed_work_pins_its_rubric_and_says_why_a_public_case_counts(published_db: Session) -> None:
    (made,) = assign(published_db)
    pinned = [published_db.get_one(ContentEdition, rubric_id) for rubric_id in made.rubric_ids]
    assert [(p.kind, p.slug) for p in pinned] == [("rubric", "inventory"), ("rubric", "formulation")]
    assert made.counts_because == "It is the only one there is yet."


def test_practice_pins_nothing_and_is_never_refused(published_db: Session) -> None:
    (made,) = assign(published_db, mode="practice", late_policy="refuse")
    assert (made.rubric_ids, made.counts_because, made.late_policy) == ([], None, "mark")


def test_the_same_form_sets_it_once(published_db: Session) -> None:
    first, second = (assign(published_db, batch="a form") for _ in range(2))
    assert [a.id for a in first] == [a.id for a in second]
    assert len(notices(published_db)) == 1


@pytest.mark.parametrize(
    ("fields", "field", "why"),
    [
        ({"cases": ()}, "cases", "nothing"),
        ({"due_at": NOW}, "due_at", "past"),
        ({"due_at": NOW + 2000 * DAY}, "due_at", "far"),
        ({"opens_at": NOW + 14 * DAY}, "opens_at", "after due"),
        ({"every": 61}, "every", "range"),
        ({"every": -1}, "every", "range"),
        ({"cases": (), "modules": (MODULE,)}, "mode", "modules only"),
        ({"counts_because": " "}, "counts_because", "public"),
        ({"alternative": CASE}, "alternative", "same"),
        ({"alternative": "nowhere"}, "alternative", "unknown"),
        ({"alternative": HARDER}, "alternative", "unequal"),
        ({"alternative": ALIKE, "cases": (CASE, HARDER)}, "alternative", "one case"),
        ({"note": "x" * 5000}, "note", "long"),
    ],
)
def test_what_cannot_be_is_named_by_field(
    published_file_db: Session, fields: dict[str, Any], field: str, why: str
) -> None:
    assert faults(current(published_file_db), plan(**fields), now=NOW)[field] == why
    with pytest.raises(WrongState, match=field):
        assign(published_file_db, **fields)
    assert published_file_db.scalars(sa.select(Assignment)).all() == []


def test_a_cohort_gets_it_and_nobody_else(published_db: Session) -> None:
    cohort = place_in_cohort(published_db)
    assign(published_db, cohort_id=cohort.id)
    assert len(notices(published_db)) == 1
    assert notices(published_db, "stranger") == []
    member(published_db, "trainee").cohort_id = None
    published_db.commit()
    assign(published_db, cohort_id=cohort.id)
    assert len(notices(published_db)) == 1


def test_one_person_gets_it(published_db: Session) -> None:
    assign(published_db, account_id=account(published_db, "trainee").id)
    assert len(notices(published_db)) == 1


def test_what_is_not_the_directors_does_not_exist(published_db: Session) -> None:
    db = published_db
    with pytest.raises(NotFound):
        assign(db, account_id=account(db, "stranger").id)
    with pytest.raises(NotFound):
        assign(db, account_id=account(db, "supervisor").id)
    with pytest.raises(NotFound):
        assign(db, cohort_id=place_in_cohort(db, "stranger").id)
    with pytest.raises(NotFound):
        assign(db, cases=("nowhere",), counts_because="")
    for key in ("trainee", "supervisor", "stranger"):
        with pytest.raises(NotFound):
            assigning.assign(db, member=member(db, key), plan=plan(), now=NOW)
    assert db.scalars(sa.select(Assignment)).all() == []


def test_nobody_is_told_before_it_opens(published_db: Session) -> None:
    (made,) = assign(published_db, opens_at=NOW + DAY)
    assert (made.announced_at, notices(published_db)) == (None, [])


def test_who_comes_after_it_was_due_is_not_asked(published_db: Session) -> None:
    held = member(published_db, "trainee")
    held.from_on = (NOW + 20 * DAY).date()
    published_db.commit()
    assign(published_db)
    assert notices(published_db) == []


def extend(db: Session, assignment: Assignment, due_at: datetime, reason: str = "Illness") -> None:
    assigning.extend(
        db,
        member=member(db, "director"),
        assignment_id=assignment.id,
        account_id=account(db, "trainee").id,
        due_at=due_at,
        reason=reason,
        now=NOW,
    )


def test_one_person_has_more_time_with_a_reason(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db)
    extend(db, made, NOW + 21 * DAY)
    extend(db, made, NOW + 28 * DAY, "Still ill")
    held = db.scalars(sa.select(Extension)).one()
    assert (held.due_at, held.reason) == (NOW + 28 * DAY, "Still ill")
    details = db.scalars(sa.select(AuditEvent.detail).where(AuditEvent.action == "extension.given")).all()
    assert [detail["was"] for detail in details] == [made.due_at.isoformat(), (NOW + 21 * DAY).isoformat()]
    assert notices(db)[-1].text == "Flour and water is now due Friday 18 December 2026, 15:00 (UTC) for you."


@pytest.mark.parametrize(("days", "reason"), [(14, "Illness"), (13, "Illness"), (-1, "Illness"), (21, "  ")])
def test_an_extension_ends_later_and_has_a_reason(published_file_db: Session, days: int, reason: str) -> None:
    (made,) = assign(published_file_db)
    with pytest.raises(WrongState):
        extend(published_file_db, made, NOW + days * DAY, reason)


def test_nobody_else_extends(published_db: Session) -> None:
    (made,) = assign(published_db)
    for key in ("trainee", "supervisor", "stranger"):
        with pytest.raises(NotFound):
            assigning.extend(
                published_db, member=member(published_db, key), assignment_id=made.id,
                account_id=account(published_db, "trainee").id, due_at=NOW + 21 * DAY, reason="Because", now=NOW,
            )  # fmt: skip


def test_withdrawn_work_leaves_what_was_written(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db)
    draft = start_assigned(db, member=member(db, "trainee"), assignment_id=made.id, now=NOW)
    assigning.withdraw(db, member=member(db, "director"), assignment_id=made.id, because="Too much at once.", now=NOW)
    assert db.get(Draft, draft.id) is not None
    last = notices(db)[-1]
    assert last.subject == "No longer asked of you: Flour and water"
    assert last.text.endswith("What you have written stays yours.\n\nToo much at once.")
    with pytest.raises(WrongState):
        assigning.withdraw(db, member=member(db, "director"), assignment_id=made.id, because="", now=NOW)


def test_what_was_withdrawn_can_be_brought_back(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db)
    director = member(db, "director")
    assigning.withdraw(db, member=director, assignment_id=made.id, because="", now=NOW)
    assigning.bring_back(db, member=director, assignment_id=made.id, now=NOW + DAY)
    assert db.get_one(Assignment, made.id).withdrawn_at is None
    assert notices(db)[-1].subject == "Asked of you again: Flour and water"
    with pytest.raises(WrongState):
        assigning.bring_back(db, member=director, assignment_id=made.id, now=NOW + DAY)
