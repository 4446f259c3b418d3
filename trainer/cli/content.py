"""`trainer check | preview | publish | score`: for authors and readers. Check and score need no web and no database."""

import json
import socket
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from trainer.cli.answer_template import answer_template
from trainer.cli.check_report import check_json, check_lines
from trainer.cli.score_report import score_json, score_lines
from trainer.config import content_roots
from trainer.content.answers import parse_answer
from trainer.content.catalogue import Library, read_library
from trainer.content.faults import Fault, read_text
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.content.vignettes import read_vignette
from trainer.domain.scoring import RULES
from trainer.domain.scoring.instrument import CaseInstrument, LibraryInstrument, examine, examine_library
from trainer.domain.vignette import Vignette


def _say(text: str) -> None:
    """Progress goes to standard error, so that --json stays clean."""
    if sys.stderr.isatty():
        click.echo(f"  {text}", err=True)


def _fail(faults: Sequence[Fault]) -> NoReturn:
    for fault in faults:
        click.echo(str(fault), err=True)
    raise SystemExit(2)


def _examine(library: Library, setting: Setting) -> tuple[list[CaseInstrument], LibraryInstrument]:
    panels = {slug: setting.panel(v) for slug, v in library.vignettes.items()}
    cases = []
    for slug, panel in panels.items():
        _say(f"readers and strategies: {slug}")
        others = [r.as_answer() for s, p in panels.items() if s != slug for r in p.readers]
        cases.append(examine(panel, others))
    return cases, examine_library(cases)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print what a script wants to read.")
@click.option("--root", "roots", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="A content root; repeat for several. Default: the shipped one and TRAINER_CONTENT.")  # fmt: skip
def check(as_json: bool, roots: tuple[Path, ...]) -> None:
    """Read all content and print every fault at once; then judge each case as an instrument.

    Exit code 0: all is sound or contested as it stands; 1: a case is broken; 2: faults in the files.
    """
    library = read_library(list(roots) or list(content_roots()), _say)
    cases: list[CaseInstrument] = []
    whole = None
    if library.setting and not library.faults:
        cases, whole = _examine(library, library.setting)
    if as_json:
        click.echo(json.dumps(check_json(library, cases, whole), indent=1, ensure_ascii=False))
    else:
        for line in check_lines(library, cases, whole):
            click.echo(line)
    if library.faults:
        raise SystemExit(2)
    if any(c.verdict == "broken" for c in cases):
        raise SystemExit(1)


def _read_case(folder: Path) -> tuple[Vignette, Setting]:
    """The case in `folder`, with the shared words of its own root, or of the shipped one where its root has none."""
    own = folder.resolve().parent.parent
    root = own if (own / "curriculum" / "inventory_fields.yaml").is_file() else content_roots()[0]
    setting, faults = read_setting(root)
    if setting is None:
        _fail(faults)
    vignette, faults = read_vignette(folder.resolve(), setting)
    if vignette is None:
        _fail(faults)
    return vignette, setting


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("answer", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--example", is_flag=True, help="Print a commented answer to fill in; it gives nothing away.")
@click.option("--json", "as_json", is_flag=True, help="Print what a script wants to read.")
def score(folder: Path, answer: Path | None, example: bool, as_json: bool) -> None:
    """Score ANSWER (a YAML file) to the case in FOLDER against its readers, with reasons.

    Exit code 2: the answer or the case has faults, each printed as file:line: what, and what would be right.
    """
    vignette, setting = _read_case(folder)
    if example:
        click.echo(answer_template(vignette, setting), nl=False)
        return
    if answer is None:
        raise click.UsageError("name an answer file, or use --example to print one to fill in")
    text, faults = read_text(answer, str(answer))
    given, found = parse_answer(text, str(answer), vignette, setting) if not faults else (None, faults)
    if given is None:
        _fail(found)
    panel = setting.panel(vignette)
    result = RULES[vignette.matter.rule](given, panel)
    if as_json:
        click.echo(json.dumps(score_json(result), indent=1, ensure_ascii=False))
    else:
        for line in score_lines(result, panel):
            click.echo(line)


@click.command()
def publish() -> None:
    """Check all content and store it as immutable editions. Workers show it at their next request."""
    from trainer.config import Config
    from trainer.db import open_session
    from trainer.services.publishing import FaultyContent, publish_all

    config = Config.from_env()
    with open_session(config.database_url) as session:
        try:
            report = publish_all(session, config.content_roots, now=datetime.now(UTC), progress=_say)
        except FaultyContent as refused:
            _fail(refused.faults)
        else:
            click.echo(report.sentence())


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--port", default=8001, show_default=True, help="Where to serve the preview.")
def preview(folder: Path, port: int) -> None:
    """Show the case or module in FOLDER in the browser as it is typed; faults appear in its place."""
    from trainer.web.preview import serve_preview

    folder = folder.resolve()
    folder = folder.parent if folder.is_file() else folder
    if folder.name in ("case_vignettes", "modules", "sessions", "experts", "curriculum"):
        raise click.ClickException(
            f"{folder} is no case and no module; name the folder that holds case.md or module.md"
        )
    with socket.socket() as tried:
        if tried.connect_ex(("127.0.0.1", port)) == 0:
            raise click.ClickException(f"port {port} is taken, perhaps by another preview; add --port {port + 1}")
    click.echo(f"Preview of {folder.name} at http://localhost:{port} ; it follows the files. Stop with Ctrl-C.")
    serve_preview(folder, port)
