"""A packet is taken along: by its owner, a director, or the committee; that it was taken stands in the audit."""

import re
import unicodedata
from datetime import timedelta
from typing import Final

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

ASCII: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae", "đ": "d", "ı": "i"}
)
"""Letters that do not come apart into one of ASCII's and a sign."""
LONGEST: Final = 60


def serve_packet(
    whose: Owned, slug: str, form: Form, *, about: tuple[str, object], pinned: ReadinessSnapshot | None = None
) -> Response:
    """The person's own record on this pathway, as it stands today; `about` is what the audit says it was taken of."""
    weighed = weigh(session(), whose, slug, today_in(g.programme, now()))
    words = log_entries.attested(session(), whose.account_id, whose.programme_id)
    name = session().get_one(Account, whose.account_id).name
    packet = packet_of(
        weighed,
        name=name,
        programme=g.programme.name,
        texts={ref: texts_of(content.words) for ref, content in words.items()},
        pinned=pinned,
    )
    made = packet_file(packet, form, "-".join(filter(None, ("packet", slug, _in_ascii(name)))), now())
    note("packet.downloaded", *about, timedelta(0))
    return made


def _in_ascii(name: str) -> str:
    """A name as part of a file's: ana-lukasiewicz; empty where nothing of it can be written so."""
    plain = unicodedata.normalize("NFKD", name).translate(ASCII).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
