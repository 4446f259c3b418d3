"""Settings: every TRAINER_… variable is read here, once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

ROOT: Final = Path(__file__).resolve().parent.parent
SECRET_MIN: Final = 32
DEMO_SECRET: Final = "the demo's passwords are public, and so is this"  # noqa: S105 - it guards nothing


class ConfigError(Exception):
    """What is wrong with the settings, all of it, one line each."""


@dataclass(frozen=True)
class Config:
    """How one site runs."""

    secret_key: str
    database_url: str
    demo: bool = False
    content_roots: tuple[Path, ...] = (ROOT,)
    site_url: str = "http://localhost:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    proxies: int = 0
    """How many proxies before us set X-Forwarded-…; the visitor's address is taken from behind that many."""
    smtp_url: str | None = None
    mail_from: str = "no-reply@localhost"
    secure_cookies: bool = True
    keys: Path = ROOT / "instance" / "keys"
    """Where the keys stand that sign badges; never in the database."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """The settings from the environment. Raises ConfigError naming everything that is missing or wrong."""
        given = _Reader(environ)
        demo = given.text("DEMO", "0") != "0"
        port = given.number("PORT", 8000)
        config = cls(
            secret_key=given.secret(demo),
            database_url=given.text("DATABASE_URL", f"sqlite:///{ROOT / 'instance' / 'trainer.db'}"),
            demo=demo,
            content_roots=given.content_roots(),
            site_url=given.text("SITE_URL", f"http://localhost:{port}").rstrip("/"),
            host=given.text("HOST", "127.0.0.1"),
            port=port,
            workers=given.number("WORKERS", 2),
            proxies=given.number("PROXIES", 0),
            smtp_url=given.smtp_url(),
            mail_from=given.text("MAIL_FROM", "no-reply@localhost"),
            secure_cookies=not demo,
            keys=given.keys(),
        )
        if given.faults:
            raise ConfigError("\n".join(given.faults))
        return config


def content_roots(environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where authors' files stand; for commands that need no other setting. Raises ConfigError."""
    given = _Reader(environ)
    roots = given.content_roots()
    if given.faults:
        raise ConfigError("\n".join(given.faults))
    return roots


class _Reader:
    """Reads one variable at a time and gathers what is wrong."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.faults: list[str] = []

    def text(self, name: str, default: str) -> str:
        return self.environ.get(f"TRAINER_{name}") or default

    def number(self, name: str, default: int) -> int:
        """A whole number; PORT alone is also read without the prefix, as hosts set it."""
        text = self.text(name, self.environ.get(name, "") if name == "PORT" else "")
        if text and not (text.isascii() and text.isdecimal()):
            self.faults.append(f"TRAINER_{name}: should be a whole number (is {text!r})")
            return default
        return int(text) if text else default

    def secret(self, demo: bool) -> str:
        secret = self.text("SECRET_KEY", DEMO_SECRET if demo else "")
        if not secret:
            self.faults.append(
                "TRAINER_SECRET_KEY: missing. Make one, keep it, and never show it:\n"
                "  python3 -c 'import secrets; print(secrets.token_hex())'"
            )
        elif len(secret) < SECRET_MIN:
            self.faults.append(f"TRAINER_SECRET_KEY: should have at least {SECRET_MIN} characters (has {len(secret)})")
        return secret

    def content_roots(self) -> tuple[Path, ...]:
        private = self.text("CONTENT", "")
        if private and not Path(private).is_dir():
            self.faults.append(f"TRAINER_CONTENT: there is no folder {private}")
        return (ROOT, Path(private)) if private else (ROOT,)

    def keys(self) -> Path:
        """It need not be there yet: `trainer keys new` makes it."""
        folder = Path(self.text("KEYS", str(ROOT / "instance" / "keys")))
        if folder.exists() and not folder.is_dir():
            self.faults.append(f"TRAINER_KEYS: should be a folder ({folder} is none)")
        return folder

    def smtp_url(self) -> str | None:
        url = self.text("SMTP_URL", "")
        if url and not url.startswith(("smtp://", "smtps://")):
            self.faults.append("TRAINER_SMTP_URL: should be smtp://user:password@host:587 or smtps://…:465")
        return url or None
