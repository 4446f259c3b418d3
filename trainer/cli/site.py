"""`trainer db | user | demo`: the database, its people, and the demo programme."""

import os
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from trainer.cli.bar import progress
from trainer.cli.keys import ensure_key
from trainer.config import Config
from trainer.db import make_engine, open_session, revision, schema
from trainer.db.queries.editions import fingerprints
from trainer.domain.errors import WrongState
from trainer.domain.people import CAPABILITIES, ROLES
from trainer.services import accounts
from trainer.services import demo as demo_programme
from trainer.services.demo_graduate import number_of_hers
from trainer.services.publishing import FaultyContent, publish_all
from trainer.services.rebuilding import how_many, rebuild
from trainer.services.years import BEFORE, built, load_years, seat_committee


def ask_password() -> str:
    """A new password: TRAINER_NEW_PASSWORD, or typed twice."""
    given = os.environ.get("TRAINER_NEW_PASSWORD")
    return given or click.prompt("Password (at least 12 characters)", hide_input=True, confirmation_prompt=True)


def migrate(config: Config) -> None:
    """Bring the database to the newest revision, saying so if that changes it."""
    engine = make_engine(config.database_url)
    before = revision.current(engine)
    schema.upgrade(engine)
    engine.dispose()
    click.echo(
        f"The database is at revision {revision.newest()}"
        + (f" (was {before})." if before != revision.newest() else ".")
    )


def publish_content(session: Session, config: Config, now: datetime | None = None) -> None:
    """Publish what authors wrote, today unless told otherwise. Raises WrongState with the faults, all of them."""
    try:
        report = publish_all(
            session,
            config.content_roots,
            now=now or datetime.now(UTC),
            progress=lambda step: click.echo(f"  {step}", err=True),
        )
    except FaultyContent as refused:
        raise WrongState("the content has faults:\n" + "\n".join(map(str, refused.faults))) from refused
    click.echo(report.sentence())


@click.group()
def db() -> None:
    """The database's own housekeeping."""


@db.command()
def upgrade() -> None:
    """Migrate the database to the newest revision."""
    migrate(Config.from_env())


@click.group()
def user() -> None:
    """The people who can sign in."""


@user.command()
@click.argument("email")
@click.option("--name", prompt="Name", help="How others see this person.")
@click.option("--programme", help="The programme's short name; without one the account has no role anywhere yet.")
@click.option("--role", type=click.Choice(ROLES), default="trainee", show_default=True)
@click.option("--capability", "capabilities", multiple=True, type=click.Choice(CAPABILITIES))
@click.option("--cohort", help="The cohort's short name.")
def add(
    email: str, name: str, programme: str | None, role: str, capabilities: tuple[str, ...], cohort: str | None
) -> None:
    """Add the person with address EMAIL. The password is asked for, or read from TRAINER_NEW_PASSWORD."""
    config, now = Config.from_env(), datetime.now(UTC)
    with open_session(config.database_url) as session:
        account = accounts.add_account(session, email=email, name=name, password=ask_password(), now=now)
        click.echo(f"{account.name} can sign in at {config.site_url}/sign-in as {account.email}.")
        if programme:
            accounts.join(
                session,
                email=email,
                programme=programme,
                role=role,
                capabilities=capabilities,
                cohort=cohort,
                now=now,
            )
            click.echo(f"{account.name} has the role {role} in {programme} from today.")


@click.command()
@click.option("--trainees", type=click.IntRange(min=1), help="Beside it a programme of so many, with years of history.")
@click.option("--seed", default=7, show_default=True, help="The same seed makes the same people and days.")
def demo(trainees: int | None, seed: int) -> None:
    """Make or complete the demo: database, content, programme, people. Only with TRAINER_DEMO=1."""
    config = Config.from_env()
    if not config.demo:
        raise WrongState(
            "the demo's people have a public password. For a demo site set TRAINER_DEMO=1; "
            "for a real one run: trainer init"
        )
    migrate(config)
    with open_session(config.database_url) as session:
        try:
            publish_content(session, config, None if fingerprints(session) else datetime.now(UTC) - BEFORE)
        except WrongState as refused:
            click.echo(f"The site shows what was published before: {refused}", err=True)
        demo_programme.load_demo(session, now=datetime.now(UTC))
        if trainees:
            many(session, trainees, seed)
        number = number_of_hers(session)
    ensure_key(config)
    click.echo(f"\n  {config.site_url}\n\n  Sign in as one of these; the password is: {demo_programme.PASSWORD}\n")
    for person in demo_programme.PEOPLE:
        click.echo(f"  {person.email:<26}{person.name:<20}{', '.join((person.role, *person.capabilities))}")
    if number:
        click.echo(f"\n  A certificate, as a stranger finds it:\n\n  {config.site_url}/certificates/{number}")
    click.echo("")


def many(session: Session, trainees: int, seed: int) -> None:
    """A programme of many, then where each of them stands, then its committee: whatever of it is not there yet."""
    now, director = datetime.now(UTC), "director@example.org"
    there = built(session)
    if there is None:
        with progress("Years of history ", trainees) as done:
            load_years(session, trainees=trainees, seed=seed, director=director, now=now, done=done)
        there = built(session)
        assert there is not None  # noqa: S101 - loaded just now
    elif there.trainees != trainees:
        click.echo(
            f"A programme of {there.trainees:,} trainees is there already and stays. "
            "For another number name another database in TRAINER_DATABASE_URL."
        )
    elif there.complete:
        click.echo(f"The programme of {trainees:,} trainees is there already; nothing was added.")
    if there.derived < there.trainees:
        with progress("Deriving progress", how_many(session)) as done:
            rebuild(session, now=now, done=done)
    if not there.seated:
        seat_committee(session, programme_id=there.programme_id, now=now)
