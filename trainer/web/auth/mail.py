"""Flask-Security's messages, sent by our own transport from a thread, so that an answer takes equally long for all."""

import logging
import threading
from email.message import EmailMessage
from typing import Any

from flask import Flask
from flask_security import MailUtil

from trainer.config import Config
from trainer.mail.message import message
from trainer.mail.transport import Refused, Unreachable, connect

log = logging.getLogger(__name__)


class Mail(MailUtil):
    """Addresses in small letters; plain text only."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.config: Config = app.extensions["trainer"]

    def normalize(self, email: str) -> str:
        return str(super().normalize(email.strip())).lower()

    def validate(self, email: str) -> str:
        return str(super().validate(email.strip())).lower()

    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **kwargs: Any,
    ) -> None:
        mail = message(sender=str(sender), to=str(recipient), subject=str(subject), text=body or "")
        if self.config.smtp_url:
            threading.Thread(target=_deliver, args=(self.config.smtp_url, mail)).start()
        elif self.config.demo:
            log.warning("mail that a real site would send to %s: %s\n%s", recipient, subject, body)
        else:
            log.error("mail to %s was not sent, since TRAINER_SMTP_URL is not set: %s", recipient, subject)


def _deliver(url: str, mail: EmailMessage) -> None:
    try:
        with connect(url) as server:
            server.send(mail)
    except (Refused, Unreachable) as fault:
        log.error("mail to %s could not be sent: %s", mail["To"], fault)
