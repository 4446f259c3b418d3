"""Real SMTP servers for tests: one keeps what it is given, others refuse, hang or drip."""

import asyncio
import queue
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask
from sqlalchemy.orm import Session

from tests.ports import free_port
from trainer.config import Config
from trainer.services.sending import Post, send_waiting
from trainer.web.auth.mail import QUEUEING


class Mailbox:
    """`url` is for TRAINER_SMTP_URL; `take` waits for the next message. `answers` refuses an address with these words."""

    def __init__(self) -> None:
        self._arrived: queue.Queue[EmailMessage] = queue.Queue()
        self.url = ""
        self.answers: dict[str, str] = {}
        self.slow: set[str] = set()
        """To these it says yes too late, though it has taken the message."""

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if refusal := self.answers.get(address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 Fine"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        mail = message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self._arrived.put(mail)
        if self.slow & set(envelope.rcpt_tos):
            await asyncio.sleep(1)
        return "250 Taken"

    def take(self, patience: float = 10) -> EmailMessage:
        return self._arrived.get(timeout=patience)

    def is_empty(self) -> bool:
        return self._arrived.empty()

    def take_all(self) -> list[EmailMessage]:
        """What has arrived until now."""
        found = []
        with suppress(queue.Empty):
            while True:
                found.append(self._arrived.get_nowait())
        return found


def wait_for_mail() -> None:
    """Until all that the site wants to say is queued."""
    for thread in threading.enumerate():
        if thread.name == QUEUEING:
            thread.join()


def deliver(site: Flask) -> None:
    """What the worker would do now: send what the site has queued."""
    wait_for_mail()
    config: Config = site.extensions["trainer"]
    assert config.smtp_url
    post = Post(config.smtp_url, config.mail_from, config.site_url)
    with Session(site.extensions["engine"]) as session:
        send_waiting(session, post=post, clock=lambda: datetime.now(UTC))


@contextmanager
def running(**options: Any) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    mailbox.url = f"smtp://127.0.0.1:{port}"
    try:
        yield mailbox
    finally:
        controller.stop()


@contextmanager
def hanging(greeting: bytes = b"", drip: bytes = b"") -> Iterator[str]:
    """The URL of a server that takes connections, says this much, and then nothing or a sign every now and then."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ended = threading.Event()
        open_ones: list[socket.socket] = []

        def talk(connection: socket.socket) -> None:
            with suppress(OSError):
                connection.sendall(greeting)
                while drip and not ended.is_set():
                    connection.sendall(drip)
                    time.sleep(0.05)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    open_ones.append(connection)
                    threading.Thread(target=talk, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"smtp://127.0.0.1:{server.getsockname()[1]}"
        ended.set()
        server.shutdown(socket.SHUT_RDWR)
        for connection in open_ones:
            connection.close()
