"""A snapshot comes back as it was stored, and its hash tells the least change."""

import json
from decimal import Decimal

from tests.committees import SNAPSHOT
from trainer.domain.snapshot import digest, snapshot_of


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
