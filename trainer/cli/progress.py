"""`trainer rebuild-progress`: derive where everybody stands from the facts, and say what was stored otherwise."""

from datetime import UTC, datetime
from typing import Final

import click

from trainer.cli.bar import progress
from trainer.config import Config
from trainer.db import open_session
from trainer.services.rebuilding import how_many, names, rebuild

SHOWN: Final = 50


@click.command("rebuild-progress")
def rebuild_progress() -> None:
    """Derive everybody's progress anew; it changes nothing but what was not as the facts say.

    Safe at any time, and to be stopped and run again. The site goes on meanwhile.
    """
    config = Config.from_env()
    with open_session(config.database_url) as session:
        total = how_many(session)
        with progress("Deriving progress", total) as done:
            found = rebuild(session, now=datetime.now(UTC), done=done)
        known = names(session, found.differences[:SHOWN])
    click.echo(f"{found.people} derived, {len(found.differences)} states were stored otherwise.")
    for one in found.differences[:SHOWN]:
        place = " · ".join(filter(None, (one.slug, one.requirement)))
        click.echo(f"  {known[one.account_id]}: {place}: {one.was or 'nothing'} → {one.is_ or 'nothing'}")
    if len(found.differences) > SHOWN:
        click.echo(f"  … and {len(found.differences) - SHOWN} more")
