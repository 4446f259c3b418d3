"""Talking to real mail servers: good ones, and those that refuse, hang, drip or are not there."""

import time
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from tests import mailbox as mailboxes
from tests.mailbox import Mailbox
from tests.ports import free_port
from trainer.mail.message import message
from trainer.mail.transport import Refused, Unreachable, connect


def letter(to: str = "ada@example.org") -> EmailMessage:
    return message(sender="site@example.org", to=to, subject="Hello", text="Come in.")


def send(url: str, *to: str, patience: float = 0.3, limit: float = 5) -> None:
    with connect(url, patience, limit) as server:
        for address in to or ("ada@example.org",):
            server.send(letter(address))


def test_several_messages_take_one_connection(mailbox: Mailbox) -> None:
    send(mailbox.url, "ada@example.org", "ben@example.org", patience=5)
    assert [mailbox.take()["To"], mailbox.take()["To"]] == ["ada@example.org", "ben@example.org"]


@pytest.mark.parametrize(("answer", "permanent"), [("550 No such person", True), ("451 Try later", False)])
def test_a_refusal_says_whether_it_is_for_good(mailbox: Mailbox, answer: str, permanent: bool) -> None:
    mailbox.answers["ada@example.org"] = answer
    with pytest.raises(Refused, match=answer) as refusal:
        send(mailbox.url, patience=5)
    assert refusal.value.permanent is permanent


def test_after_a_refusal_the_connection_is_still_good(mailbox: Mailbox) -> None:
    mailbox.answers["ada@example.org"] = "550 No such person"
    with connect(mailbox.url) as server:
        with pytest.raises(Refused):
            server.send(letter())
        server.send(letter("ben@example.org"))
    assert mailbox.take()["To"] == "ben@example.org"


def test_nobody_listens() -> None:
    with pytest.raises(Unreachable, match="refused"):
        send(f"smtp://127.0.0.1:{free_port()}")


def test_a_host_that_is_not() -> None:
    with pytest.raises(Unreachable):
        send("smtp://mail.invalid:25")


@pytest.mark.parametrize("greeting", [b"", b"220 hello\r\n", b"220-hel"])
def test_a_server_that_hangs_costs_one_time_out(greeting: bytes) -> None:
    started = time.monotonic()
    with mailboxes.hanging(greeting) as url, pytest.raises(Unreachable, match="in time"):
        send(url)
    assert time.monotonic() - started < 2


def test_a_server_that_drips_is_hung_up_on() -> None:
    started = time.monotonic()
    with mailboxes.hanging(b"220", drip=b"-") as url, pytest.raises(Unreachable):
        send(url, patience=1, limit=0.5)
    assert time.monotonic() - started < 2


def test_a_server_that_takes_a_message_and_says_nothing(mailbox: Mailbox) -> None:
    mailbox.slow.add("ada@example.org")
    with pytest.raises(Unreachable, match="in time"):
        send(mailbox.url)


def test_a_server_that_wants_no_mail() -> None:
    with mailboxes.hanging(b"554 Not today\r\n") as url, pytest.raises(Unreachable, match="554 Not today"):
        send(url)


def test_a_password_that_the_server_does_not_know() -> None:
    with mailboxes.running(auth_require_tls=False) as mailbox:
        url = mailbox.url.replace("smtp://", "smtp://ada:wrong%40word@")
        with pytest.raises(Unreachable):
            send(url, patience=5)


def test_a_server_that_wants_to_know_who_we_are() -> None:
    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"ada", b"p@ss:word"), handled=False)

    options = {"authenticator": known, "auth_require_tls": False}
    with mailboxes.running(**options) as mailbox:
        send(mailbox.url.replace("smtp://", "smtp://ada:p%40ss%3Aword@"), patience=5)
        assert mailbox.take()["To"] == "ada@example.org"
        with pytest.raises(Unreachable, match="535"):
            send(mailbox.url.replace("smtp://", "smtp://ada:wrong@"), patience=5)


def test_a_server_that_cannot_encrypt_where_encryption_is_asked_for(mailbox: Mailbox) -> None:
    with pytest.raises(Unreachable):
        send(mailbox.url.replace("smtp:", "smtps:"))
