"""Flask-Security's messages, through the outbox like all others."""

import logging
import threading
from typing import Any, Final

import sqlalchemy as sa
from flask import Flask
from flask_security import MailUtil
from sqlalchemy.orm import Session

from trainer.config import Config
from trainer.db import session
from trainer.services.inviting import LONGEST_ADDRESS
from trainer.services.notifying import queue_mail
from trainer.web.clock import now

log = logging.getLogger(__name__)

QUEUEING: Final = "queueing"
"""The name of the threads that queue mail."""


class Mail(MailUtil):
    """Addresses in small letters; plain text only."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.config: Config = app.extensions["trainer"]
        self.app = app

    def normalize(self, email: str) -> str:
        return str(super().normalize(_short(email))).lower()

    def validate(self, email: str) -> str:
        return str(super().validate(_short(email))).lower()

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
        """With what changes the account, in one transaction. Where nothing changes (somebody asks for a new password)
        from a thread, so that the answer takes equally long whether or not the address has an account.
        """
        account_id = getattr(kwargs.get("user"), "id", None)
        mail: dict[str, Any] = {
            "to": str(recipient),
            "subject": str(subject),
            "text": body or "",
            "account_id": account_id,
            "now": now(),
        }
        if not self.config.smtp_url:
            words = f"\n{body}" if self.config.demo else ""
            log.warning("mail to %s waits, since TRAINER_SMTP_URL is not set: %s%s", recipient, subject, words)
        bind = session().get_bind()
        if bind.get_execution_options().get("transaction") == "late":
            threading.Thread(target=_queue, args=(self.app.extensions["engine"], mail), name=QUEUEING).start()
        else:
            queue_mail(session(), **mail)


def _short(email: str) -> str:
    """Raises ValueError for what is too long to be looked through."""
    if len(email) > LONGEST_ADDRESS:
        raise ValueError("no mail address is as long")
    return email.strip()


def _queue(engine: sa.Engine, mail: dict[str, Any]) -> None:
    with Session(engine) as own:
        queue_mail(own, **mail)
        own.commit()
