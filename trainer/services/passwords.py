"""Passwords become argon2id hashes here; `trainer.web.auth.security` checks them with the same parameters."""

import unicodedata
from typing import Final

from argon2 import PasswordHasher

from trainer.domain.errors import WrongState
from trainer.domain.people import PASSWORD_MAX, PASSWORD_MIN

TIME_COST: Final = 3
MEMORY_COST: Final = 65536
"""KiB."""
PARALLELISM: Final = 4

_hasher = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_COST, parallelism=PARALLELISM)


def hash_password(password: str) -> str:
    """The hash to store. Raises WrongState when the password is too short or too long."""
    normal = unicodedata.normalize("NFKD", password)
    if len(normal) < PASSWORD_MIN:
        raise WrongState(f"a password needs at least {PASSWORD_MIN} characters")
    if len(normal) > PASSWORD_MAX:
        raise WrongState(f"a password has at most {PASSWORD_MAX} characters")
    return _hasher.hash(normal)
