"""Certificates of a programme's own: their numbers, how long they hold, and whether they do."""

import calendar
import re
import secrets
from datetime import date, timedelta
from typing import Final, Literal

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits without those that are misread (Crockford's base 32)."""

MISREAD: Final = str.maketrans("OIL", "011")
PARTS, LENGTH = 4, 4
"""Sixteen signs, eighty bits: nobody finds one by trying."""

RENEW_BEFORE: Final = timedelta(days=90)
"""From when before its end a certificate can be renewed."""

Standing = Literal["valid", "expired", "revoked"]


def new_number() -> str:
    """K7QF-2M9X-HT4C-VW83, by chance."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(PARTS))


def read_number(typed: str) -> str | None:
    """A number as it is stored, out of what somebody typed from paper; None for what cannot be one."""
    signs = re.sub(r"[\s-]", "", typed[:60]).upper().translate(MISREAD)
    if len(signs) != PARTS * LENGTH or not set(signs) <= set(ALPHABET):
        return None
    return "-".join(signs[start : start + LENGTH] for start in range(0, len(signs), LENGTH))


def standing(valid_until: date | None, revoked: bool, today: date) -> Standing:
    """Its last day still counts."""
    if revoked:
        return "revoked"
    return "valid" if valid_until is None or today <= valid_until else "expired"


def last_day(first: date, months: int) -> date | None:
    """The last of so many months that begin with the day; None for no months, which is without an end."""
    if not months:
        return None
    years, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + years, month + 1
    return date(year, month, min(first.day, calendar.monthrange(year, month)[1])) - timedelta(days=1)


def renewable(valid_until: date | None, today: date) -> bool:
    """Whether its end is near or past."""
    return valid_until is not None and today >= valid_until - RENEW_BEFORE
