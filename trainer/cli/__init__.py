"""The command `trainer`. Each command's module is imported only when it is called, so that none pays for another."""

import gc
import importlib
import sys
from typing import Final

import click

from trainer.config import ConfigError
from trainer.domain.errors import TrainerError

COMMANDS: Final = {
    "check": "content:check",
    "db": "site:db",
    "demo": "site:demo",
    "init": "init:init",
    "keys": "keys:keys",
    "preview": "content:preview",
    "publish": "content:publish",
    "rebuild-progress": "progress:rebuild_progress",
    "score": "content:score",
    "serve": "serve:serve",
    "user": "site:user",
    "work": "work:work",
}


class Commands(click.Group):
    """Finds a command by its name in the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        gc.disable()  # of what is loaded next to nothing is garbage, and to look for it takes longer than to load it
        try:
            command: click.Command = getattr(importlib.import_module(f"trainer.cli.{module}"), name)
        finally:
            gc.enable()
        return command


@click.group(cls=Commands)
def trainer() -> None:
    """A training site for Interpersonal Psychotherapy: its content, its people, its server."""


def main() -> None:
    """Refusals are told in one line; settings that are wrong end with exit code 2, other refusals with 1."""
    try:
        trainer()
    except ConfigError as fault:
        click.echo(f"The settings need attention:\n{fault}", err=True)
        sys.exit(2)
    except TrainerError as refusal:
        click.echo(f"Not done: {refusal}", err=True)
        sys.exit(1)
