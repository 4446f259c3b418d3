"""`trainer keys`: made, listed, rotated and dropped, without a database."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trainer.cli.keys import keys


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRAINER_DEMO", "1")
    monkeypatch.setenv("TRAINER_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys"


def call(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(keys, arguments, input=typed)


def test_made_listed_rotated_dropped(folder: Path) -> None:
    assert "There is no key" in call("list").output
    first = re.findall(r"^\S+", call("new").output)[0]
    assert call("list").output == f"{first}  signs\n"
    later = "20990101T000000-abcdef"
    (folder / f"{first}.key").rename(folder / f"{later}.key")
    (folder / f"{later}.pub").write_bytes((folder / f"{first}.pub").read_bytes())
    assert call("list").output == f"{later}  signs\n{first}  checks what it has signed\n"
    (folder / f"{later}.key").chmod(0o644)
    assert "Others on this machine can read" in call("list").output
    assert call("drop", first, typed="n\n").exit_code == 1
    assert call("drop", first, typed="y\n").output.endswith(f"{first} is gone.\n")
    assert "Nothing signs now" in call("drop", later, "--yes").output
    assert list(folder.iterdir()) == []
