"""The training logs of those whom a supervisor guides: what waits for their word or signature, since when."""

from dataclasses import dataclass
from datetime import datetime

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import log_entries, supervisions, training_logs
from trainer.domain.training_log import Entry
from trainer.domain.vouching import TOO_LONG, unsigned, waiting
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.training_log.verifying import own_guide


@dataclass(frozen=True)
class Kept:
    """One person's log: how many entries wait and since when, and which attestations lack this supervisor's name."""

    row: Membership
    entries: int
    waits: int
    since: datetime | None
    unsigned: list[Entry]
    late: bool
    """Whether the oldest has waited too long."""


def kept_logs(guide: str) -> list[Kept]:
    """Of everybody whom the visitor guides today; whoever has waited longest first."""
    today = today_in(g.programme, now())
    own = [one.trainee for one in supervisions.of_supervisor(session(), g.membership.id, today) if one.from_on <= today]
    covered = [one.trainee for one, _leave in supervisions.covered_by(session(), g.membership.id, today)]
    rows = {row.account_id: row for row in (*own, *covered)}
    logs = training_logs.of_people(session(), g.programme.id, list(rows))
    declined = log_entries.declined_of(session(), list(rows), g.programme.id)
    found = []
    for account_id, row in rows.items():
        log = logs[account_id]
        open_ = [entry for entry in waiting(log, guide=guide) if entry.ref not in declined] if guide else []
        since = min((entry.entered_at for entry in open_), default=None)
        late = since is not None and now() - since >= TOO_LONG
        found.append(Kept(row, len(log.entries), len(open_), since, unsigned(log, guide) if guide else [], late))
    return sorted(found, key=lambda one: (one.since is None, str(one.since), one.row.account.name.lower()))


def logs() -> ResponseReturnValue:
    """One row a person, in as many statements for sixty as for one."""
    return render_template("supervisor/logs.html", kept=kept_logs(own_guide(g.membership)))
