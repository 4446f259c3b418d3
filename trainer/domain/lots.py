"""Lots that look drawn and fall the same for ever, whatever the version of Python."""

from hashlib import sha256


def lot(*names: str | int) -> int:
    """The number that falls to these names."""
    return int.from_bytes(sha256("/".join(map(str, names)).encode()).digest()[:8])
