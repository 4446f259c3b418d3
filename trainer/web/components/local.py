"""Addresses one may be sent on to: this site's own paths, nothing else."""


def local_path(address: str | None, otherwise: str) -> str:
    """`address` if it is a path of this site, else `otherwise`."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return otherwise
    return otherwise if any(ord(sign) < 33 for sign in address) else address
