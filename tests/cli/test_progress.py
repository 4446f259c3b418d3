"""`trainer rebuild-progress`: says how many it derived, and what was stored otherwise."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from sqlalchemy.orm import Session

from tests.people import databases_copy
from trainer.cli.progress import rebuild_progress
from trainer.db import make_engine
from trainer.db.models import ProgressLine


def test_it_says_what_differed(published_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = databases_copy(published_file, tmp_path / "own.db")
    monkeypatch.setenv("TRAINER_DATABASE_URL", url)
    monkeypatch.setenv("TRAINER_DEMO", "1")
    assert CliRunner().invoke(rebuild_progress).exit_code == 0
    engine = make_engine(url)
    with Session(engine) as db:
        db.execute(sa.update(ProgressLine).where(ProgressLine.requirement == "reading").values(state="met"))
        db.commit()
    engine.dispose()
    said = CliRunner().invoke(rebuild_progress)
    assert "2 derived, 2 states were stored otherwise." in said.output
    assert "Trainee: programme-foundation-2026 · reading: met → not-yet" in said.output
