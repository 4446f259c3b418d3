"""One's own record: everything that is kept about oneself, to read and to take along."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services import records
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.looked_at import note_taken
from trainer.web.doors import me


def record() -> ResponseReturnValue:
    """Also for whoever has left every programme."""
    made = records.own_record(session(), account_id=me().id, now=now())
    return render_template("account/record.html", record=made)


def record_file() -> ResponseReturnValue:
    """The same as a file, with what the page leaves out; that it was taken is noted."""
    made = records.own_record(session(), account_id=me().id, now=now())
    note_taken(me().id)
    return downloads.record_file(made, me().id, now())
