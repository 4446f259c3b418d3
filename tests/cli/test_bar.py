"""Where nobody looks at a terminal, long work still says how far it has come, in few lines."""

import pytest

from trainer.cli.bar import progress


def test_a_line_for_every_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Deriving progress ", 2_000) as done:
        for _ in range(40):
            done(50)
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Deriving progress: 0 of 2,000"
    assert (said[1], said[-1], len(said)) == (
        "Deriving progress: 200 of 2,000", "Deriving progress: 2,000 of 2,000", 11,
    )  # fmt: skip


def test_of_nothing_it_says_nothing_more(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Deriving", 0) as done:
        done(0)
    assert capsys.readouterr().out == "Deriving: 0 of 0\n"
