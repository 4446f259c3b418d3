"""The developer's commands: what they say when something is missing, and that locks and sources agree."""

import re
import subprocess
import sys

import pytest

from trainer.config import ROOT


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "dev.py", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run", "fast")])
def test_unknown_commands_are_answered_with_the_usage(arguments: tuple[str, ...]) -> None:
    result = dev(*arguments)
    assert result.returncode == 1
    assert "usage: python3 dev.py COMMAND" in result.stderr


def names(file: str) -> set[str]:
    """Package names that a requirements file names at the beginning of a line."""
    text = (ROOT / file).read_text("utf-8")
    return {found.lower().replace("_", "-") for found in re.findall(r"^([A-Za-z0-9_.-]+)(?:\[\w+\])?[=><]", text, re.M)}


@pytest.mark.parametrize("source", ["requirements", "requirements-test"])
def test_every_requirement_is_locked(source: str) -> None:
    assert names(f"{source}.in") - names(f"{source}.lock") == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_locks_have_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert text.count("--hash=sha256:") > text.count("==")


def test_the_tests_run_on_what_the_site_runs_on() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text("utf-8"), re.M))

    assert pins("requirements.lock") <= pins("requirements-test.lock")
