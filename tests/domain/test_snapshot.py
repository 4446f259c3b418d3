"""A snapshot comes back as it was stored, and its hash tells the least change."""

import json
from dataclasses import replace
from decimal import Decimal

from tests.committees import SNAPSHOT
from tests.domain.logbook import TODAY, Book
from tests.domain.portfolios.test_programme_foundation import COMPLETE, SLUG
from tests.domain.shipped_pathways import pathway, stands
from tests.domain.test_judged_work import piece
from trainer.domain.snapshot import digest, for_holder, snapshot_from, snapshot_of
from trainer.domain.verdict import verdict


def test_it_comes_back_as_it_was() -> None:
    stored = json.loads(json.dumps(SNAPSHOT.to_json()))
    assert snapshot_of(stored) == SNAPSHOT
    assert stored["rows"][1]["have"] == "9.50"
    assert snapshot_of(stored).rows[1].have == Decimal("9.50")
    assert [row.requirement for row in SNAPSHOT.open_rows] == ["hours"]


def test_its_hash_tells_any_change_and_no_order_of_keys() -> None:
    stored = SNAPSHOT.to_json()
    turned = json.loads(json.dumps(dict(reversed(stored.items()))))
    assert digest(stored) == digest(turned)
    assert len(digest(stored)) == 64
    turned["rows"][1]["have"] = "9.5"
    assert digest(stored) != digest(turned)


def test_it_is_the_verdict_with_what_each_row_rests_on() -> None:
    found = snapshot_from(pathway(SLUG), stands(SLUG, Book(learning=COMPLETE)))
    assert (found.pathway, found.edition, found.unproctored) == (SLUG, "2026", True)
    assert [(row.requirement, row.state, row.evidence) for row in found.rows[:2]] == [
        ("reading", "met", ("what-is-ipt", "interpersonal-inventory")),
        ("practice", "met", ("a", "b", "c")),
    ]
    assert [(row.requirement, row.preferred) for row in found.rows if row.state != "met"] == [("standard", True)]
    assert found.open_rows == ()  # what is only preferred is not missing
    assert [row.requirement for row in found.told_rows] == ["reading", "practice", "assessed", "judged", "defence"]
    assert snapshot_of(json.loads(json.dumps(found.to_json()))) == found


def test_a_record_of_patients_alone_is_not_called_unproctored() -> None:
    body = pathway("dg-ipt-therapist-2018")
    found = snapshot_from(body, verdict(body, Book().portfolio, TODAY))
    assert not found.unproctored
    assert len(found.rows) == len(verdict(body, Book().portfolio, TODAY).lines)


def test_the_work_is_kept_with_its_levels_and_graders_and_its_holder_keeps_the_levels() -> None:
    work = (piece("a", {"r/x": 3.5}, first=(7, {"r/x": 3}), second=(8, {"r/x": 4})),)
    stored = json.loads(json.dumps(replace(SNAPSHOT, work=work).to_json()))
    assert stored["form"] == "trainer-snapshot-2"
    assert snapshot_of(stored).work == work
    (kept,) = for_holder(stored)["work"]
    assert (kept["levels"], "given" in kept) == ({"r/x": "3.5"}, False)
    before = SNAPSHOT.to_json()  # as it was stored before work was kept: it is read, and its hash holds
    assert (before["form"], "work" in before, for_holder(before)) == ("trainer-snapshot-1", False, before)
    assert snapshot_of(before).work is None
    assert SNAPSHOT.refs == {"module:what-is-ipt", "E-1", "E-2"}
