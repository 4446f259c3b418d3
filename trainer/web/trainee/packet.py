"""One's own packet for a pathway, to take along to whoever asks for it."""

from flask import Response

from trainer.web.components.packets import Form
from trainer.web.components.packets.serving import serve_packet
from trainer.web.trainee.desk import worker


def packet(slug: str, form: Form) -> Response:
    """As it stands today; that it was taken is noted."""
    return serve_packet(worker(), slug, form, about=("pathway", slug))
