"""`trainer init`: the first hour of a real site."""

import re
from datetime import UTC, datetime

import click

from trainer.cli.keys import ensure_key
from trainer.cli.site import ask_password, migrate, publish_content
from trainer.config import Config
from trainer.db import open_session
from trainer.mail.message import BadAddress, message
from trainer.mail.transport import Refused, Unreachable, connect
from trainer.services import accounts


def short(name: str) -> str:
    """A short name to propose: `Riverside IPT` gives `riverside-ipt`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def test_mail(config: Config, address: str) -> None:
    """Send one message through the configured server and say what became of it."""
    if not config.smtp_url:
        click.echo(
            "Mail: TRAINER_SMTP_URL is not set, so forgotten passwords cannot be helped yet. Set it, for example to\n"
            "  smtp://user:password@mail.example.org:587\nand TRAINER_MAIL_FROM to the address it sends from."
        )
        return
    try:
        mail = message(
            sender=config.mail_from,
            to=address,
            subject="Your training site can send mail",
            text=f"This message came from {config.site_url}. Nothing needs to be done.",
        )
        with connect(config.smtp_url) as server:
            server.send(mail)
    except (BadAddress, Refused, Unreachable) as fault:
        click.echo(f"Mail: the server of TRAINER_SMTP_URL did not take a message: {fault}", err=True)
        raise SystemExit(1) from fault
    click.echo(f"Mail: a message to {address} was accepted by the server. See whether it arrives.")


@click.command()
@click.option("--programme", "name", prompt="Name of the programme", help="As trainees will read it.")
@click.option("--slug", help="Its short name in addresses; proposed from the name.")
@click.option("--time-zone", prompt="Time zone", default="UTC", help="Such as Europe/Berlin; decides which day it is.")
@click.option("--director", prompt="Name of the first director")
@click.option("--email", prompt="Their mail address")
def init(name: str, slug: str | None, time_zone: str, director: str, email: str) -> None:
    """Set up a new site: database, content, the programme, its first director; then try the mail.

    What is not given as an option is asked for. The password is asked for, or read from TRAINER_NEW_PASSWORD.
    """
    config, now = Config.from_env(), datetime.now(UTC)
    slug = slug or click.prompt("Short name in addresses", default=short(name))
    password = ask_password()
    migrate(config)
    with open_session(config.database_url) as session:
        publish_content(session, config)
        accounts.found_programme(session, slug=slug, name=name, time_zone=time_zone, now=now)
        accounts.add_account(session, email=email, name=director, password=password, time_zone=time_zone, now=now)
        accounts.join(session, email=email, programme=slug, role="director", now=now)
    ensure_key(config)
    click.echo(f"{name} has its place at {config.site_url}/p/{slug}, and {director} can sign in as {email}.")
    test_mail(config, email)
    click.echo("Next: trainer serve, and beside it trainer work.")
