"""What a committee looks at, as pages show it: each requirement as it stood, with what it rested on in words."""

from dataclasses import dataclass

from trainer.db import session
from trainer.db.models import Candidacy
from trainer.db.queries import training_logs
from trainer.domain.snapshot import SnapshotRow, snapshot_of
from trainer.web.components.credentials.names import amount
from trainer.web.components.credentials.standing import names_here
from trainer.web.components.packets.words import titles
from trainer.web.i18n import _


@dataclass(frozen=True)
class Row:
    """A requirement as it stood; `amount` is how much of how much, `rests_on` the evidence by name."""

    row: SnapshotRow
    amount: str
    rests_on: tuple[str, ...]


def evidence_of(candidacy: Candidacy) -> list[Row]:
    """What was missing comes first. Entries about patients are named by code and week."""
    log = training_logs.of_person(session(), candidacy.account_id, candidacy.programme_id)
    known = titles(log) | names_here()
    rows = snapshot_of(candidacy.snapshot).rows
    return [
        Row(
            row, _amount(row), tuple(known.get(one, _("an entry that is no longer in the log")) for one in row.evidence)
        )
        for row in sorted(rows, key=lambda row: (row.state == "met", row.preferred))
    ]


def _amount(row: SnapshotRow) -> str:
    if not row.need or (row.need == 1 and not row.unit):
        return ""
    have = amount(row.have, "minutes") if row.unit == "minutes" else row.have
    return _("%(have)s of %(need)s") % {"have": have, "need": amount(row.need, row.unit)}
