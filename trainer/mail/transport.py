"""Plain SMTP: one connection for several messages, and an end to every wait."""

import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

PATIENCE: Final = 10
"""Seconds to wait for the mail server's next word."""

LIMIT: Final = 60
"""Seconds to wait for it altogether while it takes one message, however many words it says."""

PERMANENT: Final = 500


class Unreachable(Exception):
    """The server cannot be reached, has hung, or wants no mail at all now: whatever waits has to wait on."""


class Refused(Exception):
    """The server does not take this one message; `permanent` says whether it may be asked again."""

    def __init__(self, reason: str, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class Connection:
    """An open connection to a mail server."""

    def __init__(self, server: smtplib.SMTP, limit: float) -> None:
        self._server = server
        self._limit = limit

    def send(self, mail: EmailMessage) -> None:
        """Hand over one message. Raises Refused, Unreachable."""
        with _ending(self._server, self._limit), _translated():
            self._server.send_message(mail)


@contextmanager
def connect(url: str, patience: float = PATIENCE, limit: float = LIMIT) -> Iterator[Connection]:
    """The server of `smtp://user:password@host:port` (STARTTLS where offered) or `smtps://…`. Raises Unreachable."""
    parts = urlsplit(url)
    with _translated(always_unreachable=True):
        server = _blank(parts, patience)
        try:
            with _ending(server, limit):
                _open(server, parts)
        except BaseException:
            server.close()
            raise
    try:
        yield Connection(server, limit)
        with suppress(OSError), _ending(server, patience):
            server.quit()
    finally:
        server.close()


def _blank(parts: SplitResult, patience: float) -> smtplib.SMTP:
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(timeout=patience, context=ssl.create_default_context())
    return smtplib.SMTP(timeout=patience)


def _open(server: smtplib.SMTP, parts: SplitResult) -> None:
    host = parts.hostname or "localhost"
    if isinstance(server, smtplib.SMTP_SSL):
        server._host = host  # type: ignore[attr-defined]  # smtplib checks certificates against it
        _greeted(*server.connect(host, parts.port or 465))
    else:
        server._host = host  # type: ignore[attr-defined]
        _greeted(*server.connect(host, parts.port or 587))
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))


def _greeted(code: int, words: bytes) -> None:
    if code != 220:
        raise smtplib.SMTPConnectError(code, words)


@contextmanager
def _ending(server: smtplib.SMTP, limit: float) -> Iterator[None]:
    """Hang up when the limit is over, so that a server which drips one sign at a time cannot hold us."""

    def hang_up() -> None:
        if server.sock is not None:
            with suppress(OSError):
                server.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(limit, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _translated(*, always_unreachable: bool = False) -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPRecipientsRefused as fault:
        code, words = next(iter(fault.recipients.values()))
        raise Refused(_reason(code, words), code >= PERMANENT) from fault
    except smtplib.SMTPResponseException as fault:
        reason = _reason(fault.smtp_code, fault.smtp_error)
        if always_unreachable or isinstance(fault, smtplib.SMTPConnectError | smtplib.SMTPHeloError):
            raise Unreachable(reason) from fault
        raise Refused(reason, fault.smtp_code >= PERMANENT) from fault
    except (smtplib.SMTPNotSupportedError, ValueError) as fault:
        if always_unreachable:
            raise Unreachable(str(fault)) from fault
        raise Refused(str(fault), permanent=True) from fault
    except OSError as fault:
        slow = "timed out" in str(fault)  # which smtplib makes of a time-out, by different roads
        raise Unreachable("the mail server did not answer in time" if slow else str(fault)) from fault


def _reason(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(said.split())}"
