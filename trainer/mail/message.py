"""A message as it goes out: plain text, and headers that hold nothing but what they should."""

import unicodedata
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

LONGEST_SUBJECT: Final = 200
LONGEST_ADDRESS: Final = 1000
"""With the name before it; the library's parser takes minutes for some longer ones."""


class BadAddress(ValueError):
    """What stands where a mail address should."""


def one_line(text: str) -> str:
    """The text without line breaks and other signs that do not print, so that no header can be smuggled in."""
    plain = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(plain.split())


def address(text: str) -> Address:
    """A bare address, or one with a name before it in angle brackets. Raises BadAddress."""
    if len(text) > LONGEST_ADDRESS:
        raise BadAddress(f"{text[:60]!r} … is too long for a mail address")
    name, bracket, bare = text.rpartition("<")
    bare = bare.removesuffix(">") if bracket else text
    try:
        return Address(one_line(name).strip('" '), addr_spec=bare.strip())
    except (ValueError, IndexError, RecursionError, MessageError) as fault:  # its parser trips over some
        raise BadAddress(f"{text!r} is not a mail address") from fault


def message(
    *, sender: str, to: str, subject: str, text: str, at: datetime | None = None, name: str | None = None
) -> EmailMessage:
    """A plain-text message. `name` makes its Message-ID, the same at every try. Raises BadAddress."""
    mail = EmailMessage()
    mail["From"], mail["To"] = address(sender), address(to)
    mail["Subject"] = one_line(subject)[:LONGEST_SUBJECT]
    mail["Auto-Submitted"] = "auto-generated"
    if at is not None:
        mail["Date"] = format_datetime(at)
    if name is not None:
        mail["Message-ID"] = f"<{name}@{address(sender).domain}>"
    mail.set_content(text)
    return mail
