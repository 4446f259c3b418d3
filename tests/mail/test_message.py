"""What a message's headers may hold."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.mail.message import LONGEST_SUBJECT, BadAddress, message, one_line


def sent(**fields: str) -> bytes:
    usual = {"sender": "Riverside <site@example.org>", "to": "ada@example.org", "subject": "Hello", "text": "Come in."}
    return message(**(usual | fields)).as_bytes()  # type: ignore[arg-type]


@settings(deadline=None)
@given(subject=st.text(max_size=400), text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_subject_adds_a_header(subject: str, text: str) -> None:
    mail = message_from_bytes(sent(subject=subject, text=text), policy=policy.default)
    assert sorted(mail.keys()) == sorted(
        ["From", "To", "Subject", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
    )
    assert mail["To"] == "ada@example.org"


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\x0b", "\u2028", "\x85"])
def test_a_line_break_in_the_subject_is_a_space(break_: str) -> None:
    mail = message_from_bytes(sent(subject=f"Hello{break_}Bcc: all@example.org"), policy=policy.default)
    assert mail["Subject"] == "Hello Bcc: all@example.org"
    assert mail["Bcc"] is None


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ada",
        "ada@example.org\nBcc: b@example.org",
        "a@b@c",
        "ada@example.org, b@example.org",
        "@",
        "<>",
        "a b@c.org",
        '"' * 5000,
        "(" * 900 + "a@b.org",
    ],
)
def test_what_is_no_address_is_refused(to: str) -> None:
    with pytest.raises(BadAddress):
        sent(to=to)


def test_names_and_words_of_any_language_arrive() -> None:
    mail = message_from_bytes(
        sent(sender="Müller, Ärztin <site@example.org>", subject="Für Łucja 🌿", text="Grüße\n"), policy=policy.default
    )
    assert mail["Subject"] == "Für Łucja 🌿"
    assert mail["From"].addresses[0].display_name == "Müller, Ärztin"
    assert mail.get_content() == "Grüße\n"


def test_a_subject_has_an_end() -> None:
    assert len(one_line("long " * 1000)) > LONGEST_SUBJECT
    mail = message_from_bytes(sent(subject="long " * 1000), policy=policy.default)
    assert len(mail["Subject"]) <= LONGEST_SUBJECT


def test_every_try_has_the_same_name_and_date() -> None:
    at = datetime(2026, 11, 20, 15, tzinfo=UTC)
    first, second = (
        message(sender="s@example.org", to="a@example.org", subject="Hello", text="", at=at, name="trainer-7")
        for _ in range(2)
    )
    assert first["Message-ID"] == second["Message-ID"] == "<trainer-7@example.org>"
    assert first["Date"] == "Fri, 20 Nov 2026 15:00:00 +0000"
