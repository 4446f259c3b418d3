"""Every entry of a trainee's log, page after page: what was entered or changed last stands first."""

from typing import Final

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import training_logs
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.listing import chosen
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "all": (),
    "cases": ("clinical-case", "clinical-session", "measure", "rating", "part", "attestation"),
    "supervision": ("supervision",),
    "teaching": ("course", "manual-read"),
    "papers": ("prerequisite", "membership", "letter", "certificate", "ruling"),
    "given": ("supervision-given", "teaching"),
}
STATES: Final = ("all", "waiting")
LARGEST: Final = 2**31


def part_names() -> dict[str, str]:
    """As the log's home calls them."""
    return {
        "all": _("Everything"),
        "cases": _("Cases"),
        "supervision": _("Supervision"),
        "teaching": _("Courses and reading"),
        "papers": _("Papers"),
        "given": _("What you gave"),
    }


def log_entries() -> ResponseReturnValue:
    """The trainee's own."""
    member = worker()
    part, state = chosen("part", tuple(PARTS), "all"), chosen("state", STATES, "all")
    before = request.args.get("before", 0, type=int)
    page = training_logs.page(
        session(),
        member.account_id,
        member.programme_id,
        kinds=PARTS[part],
        waiting=state == "waiting",
        before=before if 0 < before < LARGEST else None,
    )
    return render_template(
        "trainee/log_entries.html",
        page=page,
        desk=LogDesk(member, page.log, today_in(g.programme, now())),
        part=part,
        parts=part_names(),
        state=state,
        before=before,
    )
