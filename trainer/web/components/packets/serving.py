"""A packet is taken along: by its owner, a director, or the committee; that it was taken stands in the audit."""

from datetime import timedelta

from flask import Response, g

from trainer.db import session
from trainer.db.models import Account
from trainer.db.queries import log_entries
from trainer.domain.log_words import texts_of
from trainer.domain.permits import Owned
from trainer.domain.snapshot import ReadinessSnapshot
from trainer.services.directing import today_in
from trainer.services.weighing import weigh
from trainer.web.clock import now
from trainer.web.components.looked_at import note
from trainer.web.components.packets import Form, packet_file, packet_of


def serve_packet(
    whose: Owned, slug: str, form: Form, *, about: tuple[str, object], pinned: ReadinessSnapshot | None = None
) -> Response:
    """The person's own record on this pathway, as it stands today; `about` is what the audit says it was taken of."""
    weighed = weigh(session(), whose, slug, today_in(g.programme, now()))
    words = log_entries.attested(session(), whose.account_id, whose.programme_id)
    packet = packet_of(
        weighed,
        name=session().get_one(Account, whose.account_id).name,
        programme=g.programme.name,
        texts={ref: texts_of(content.words) for ref, content in words.items()},
        pinned=pinned,
    )
    made = packet_file(packet, form, f"packet-{slug}", now())
    note("packet.downloaded", *about, timedelta(0))
    return made
