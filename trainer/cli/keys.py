"""`trainer keys`: the keys that sign badges, which stand in the folder TRAINER_KEYS and never in the database."""

from datetime import UTC, datetime

import click

from trainer.config import Config
from trainer.documents.keys import drop_key, exposed, new_key, read_keys


def ensure_key(config: Config) -> None:
    """A first key where there is none yet."""
    if read_keys(config.keys).signing is None:
        key_id = new_key(config.keys, now=datetime.now(UTC))
        click.echo(f"Badges are signed with the key {key_id} in {config.keys}: keep a copy of that folder.")


@click.group()
def keys() -> None:
    """The keys that sign badges of certificates."""


@keys.command()
def new() -> None:
    """Make a key that signs from now on. Badges signed before are still good: their public keys stay."""
    config = Config.from_env()
    key_id = new_key(config.keys, now=datetime.now(UTC))
    click.echo(f"{key_id} signs from now on; the site follows by itself. Keep a copy of {config.keys}.")


@keys.command("list")
def list_() -> None:
    """Every key, newest first, and what it is there for."""
    config = Config.from_env()
    found = read_keys(config.keys)
    if not found.public:
        click.echo(f"There is no key in {config.keys} yet. Make one: trainer keys new")
    for key_id in found.public:
        click.echo(f"{key_id}  {'signs' if key_id == found.signing else 'checks what it has signed'}")
    for path in exposed(config.keys):
        click.echo(f"Others on this machine can read {path}: chmod 600 it, then make a new key.", err=True)


@keys.command()
@click.argument("key_id")
@click.confirmation_option(prompt="Every badge that it has signed fails from then on. Take it out?")
def drop(key_id: str) -> None:
    """Take KEY_ID out for good, as when its private half fell into wrong hands; holders then fetch new badges."""
    config = Config.from_env()
    signs = read_keys(config.keys).signing == key_id
    drop_key(config.keys, key_id)
    click.echo(f"{key_id} is gone." + (" Nothing signs now; make another: trainer keys new" if signs else ""))
