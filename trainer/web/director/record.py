"""What the programme holds about one person, to read and to hand on."""

from datetime import timedelta

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services import records
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.looked_at import note_opened
from trainer.web.director.person import found


def record(membership_id: int) -> ResponseReturnValue:
    """Opening it is noted in the audit."""
    row = found(membership_id)
    made = records.member_record(session(), member=g.membership, membership_id=row.id, now=now())
    page = render_template("director/record.html", row=row, record=made)
    note_opened("record.opened", row)
    return page


def record_file(membership_id: int) -> ResponseReturnValue:
    """The same as a file; that it was taken is noted too."""
    row = found(membership_id)
    made = records.member_record(session(), member=g.membership, membership_id=row.id, now=now())
    note_opened("record.downloaded", row, timedelta(0))
    return downloads.record_file(made, row.id, now())
