"""What a committee looks at, as pages show it: each requirement as it stood, with what it rested on in words."""

from dataclasses import dataclass
from datetime import date

from trainer.db import session
from trainer.db.models import Candidacy
from trainer.db.queries import training_logs
from trainer.domain.errors import NotFound
from trainer.domain.permits import Owned
from trainer.domain.requirements.all_of import AllOf
from trainer.domain.requirements.any_of import AnyOf
from trainer.domain.snapshot import ReadinessSnapshot, SnapshotRow, snapshot_of
from trainer.services.catalogue import current
from trainer.services.following import pathways_for
from trainer.services.weighing import weigh
from trainer.web.components.credentials.names import amount
from trainer.web.components.credentials.standing import names_here
from trainer.web.components.packets.words import titles
from trainer.web.i18n import _


@dataclass(frozen=True)
class Row:
    """A requirement as it stood; `amount` is how much of how much, `rests_on` the evidence by name.

    `practice`: so many cases of it were practice, of which others are told no more.
    """

    row: SnapshotRow
    amount: str
    rests_on: tuple[str, ...]
    practice: int = 0


def evidence_of(candidacy: Candidacy, *, own: bool = False) -> list[Row]:
    """What was missing comes first, what was only preferred last. Entries about patients are named by code and week.

    To everybody but their `own` owner practice is a number.
    """
    practised = frozenset[str]() if own else _practised(candidacy)
    cases = current(session()).vignettes
    log = training_logs.of_person(session(), candidacy.account_id, candidacy.programme_id)
    known = titles(log) | names_here()
    rows = snapshot_of(candidacy.snapshot).rows
    return [
        Row(
            row,
            _amount(row),
            tuple(
                known.get(one, _("an entry that is no longer in the log"))
                for one in row.evidence
                if not (row.requirement in practised and one in cases)
            ),
            sum(row.requirement in practised and one in cases for one in row.evidence),
        )
        for row in sorted(rows, key=lambda row: (row.preferred, row.state == "met"))
    ]


def _practised(candidacy: Candidacy) -> frozenset[str]:
    """The rows that rest on practice: one that asks for it, or one made of such."""
    pathway = next((f.pathway for f in pathways_for(session(), candidacy) if f.pathway.slug == candidacy.pathway), None)
    rows = {row.id: row for row in pathway.requirements} if pathway else {}

    def asks(name: str) -> bool:
        row = rows[name]
        return row.of_practice or (isinstance(row, AllOf | AnyOf) and any(map(asks, row.of)))

    return frozenset(filter(asks, rows))


def changed_since(candidacy: Candidacy, today: date) -> list[SnapshotRow]:
    """The requirements that stand otherwise today than when the person was put forward, as they stand today."""
    now = snapshot_today(candidacy, candidacy.pathway, today)
    before = {row.requirement: row.state for row in snapshot_of(candidacy.snapshot).rows}
    if now is None or now.edition != candidacy.edition:
        return []
    return [row for row in now.rows if before.get(row.requirement, row.state) != row.state]


def snapshot_today(person: Owned, pathway: str, today: date) -> ReadinessSnapshot | None:
    """How a person stands there now; None where the pathway is not published any more."""
    try:
        return weigh(session(), person, pathway, today).snapshot
    except NotFound:
        return None


def _amount(row: SnapshotRow) -> str:
    if not row.need or (row.need == 1 and not row.unit):
        return ""
    have = amount(row.have, "minutes") if row.unit == "minutes" else row.have
    return _("%(have)s of %(need)s") % {"have": have, "need": amount(row.need, row.unit)}
