"""The keys that sign badges: files in a folder of the operator's, the newest signs, older ones still vouch for theirs.

A key is two files, `<id>.key` with the private half and `<id>.pub` with the public one. Only the newest keeps its
private half: nobody can sign with an older one any more, and what it has signed can be checked as long as its public
half is there.
"""

import base64
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from trainer.domain.errors import NotFound, WrongState

ALGORITHM: Final = "RS256"
"""What every verifier of Open Badges 3.0 must know."""

BITS: Final = 3072
PRIVATE, PUBLIC = ".key", ".pub"


@dataclass(frozen=True)
class Keys:
    """`public` are PEM texts by id, newest first; `signing` is the id of the one whose private half is there."""

    public: dict[str, bytes]
    signing: str | None
    private: bytes | None

    def usable(self) -> tuple[str, bytes]:
        """The id and the private half of the key that signs. Raises WrongState where there is none."""
        if self.signing is None or self.private is None:
            raise WrongState(
                "This site has no key to sign badges with yet. Whoever runs it makes one: trainer keys new"
            )
        return self.signing, self.private


def read_keys(folder: Path) -> Keys:
    """The keys in the folder; none where it is not there. Read anew only when a file comes or goes."""
    try:
        changed = folder.stat().st_mtime_ns
    except FileNotFoundError:
        return Keys({}, None, None)
    return _read(folder, changed)


@lru_cache(8)
def _read(folder: Path, _changed: int) -> Keys:
    public = {path.stem: path.read_bytes() for path in sorted(folder.glob(f"*{PUBLIC}"), reverse=True)}
    signing = next((key for key in public if (folder / f"{key}{PRIVATE}").is_file()), None)
    return Keys(public, signing, (folder / f"{signing}{PRIVATE}").read_bytes() if signing else None)


def new_key(folder: Path, *, now: datetime) -> str:
    """Make a key that signs from now on, and forget the private half of the one before; returns its id."""
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric import rsa

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key_id = f"{now.astimezone(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    if any(older.stem >= key_id for older in folder.glob(f"*{PUBLIC}")):
        raise WrongState("There is a key from a later time than now; is the clock right?")
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    private = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    public = key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    # The public half first: nothing may be signed that nobody could check.
    _write(folder / f"{key_id}{PUBLIC}", public, 0o644)
    _write(folder / f"{key_id}{PRIVATE}", private, 0o600)
    for older in folder.glob(f"*{PRIVATE}"):
        if older.stem != key_id:
            older.unlink()
    return key_id


def drop_key(folder: Path, key_id: str) -> None:
    """Take a key out altogether: whatever it has signed cannot be checked any more. Raises NotFound."""
    if key_id not in read_keys(folder).public:
        raise NotFound(f"there is no key {key_id}")
    for end in (PRIVATE, PUBLIC):  # the private half first: it must not sign what nobody could check
        with suppress(FileNotFoundError):
            (folder / f"{key_id}{end}").unlink()


def exposed(folder: Path) -> list[Path]:
    """Private halves that others on this machine can read."""
    return [path for path in sorted(folder.glob(f"*{PRIVATE}")) if path.stat().st_mode & 0o077]


def jwk(pem: bytes, address: str) -> dict[str, Any]:
    """A public key as JSON (RFC 7517); its id is the address at which it can be fetched."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = load_pem_public_key(pem)
    if not isinstance(key, RSAPublicKey):
        raise WrongState(f"The key {address} is none of ours: it should be an RSA key, made by trainer keys new")
    numbers = key.public_numbers()
    return {
        "kty": "RSA",
        "use": "sig",
        "alg": ALGORITHM,
        "kid": address,
        "n": _base64(numbers.n),
        "e": _base64(numbers.e),
    }


def _base64(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _write(path: Path, data: bytes, mode: int) -> None:
    """Whole or not at all, and never readable by more people than it should be."""
    rough = path.with_suffix(f"{path.suffix}.new")
    descriptor = os.open(rough, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    rough.rename(path)
