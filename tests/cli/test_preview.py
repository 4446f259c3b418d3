"""`trainer preview` where it cannot serve."""

import socket
from pathlib import Path

from click.testing import CliRunner

from trainer.cli.content import preview

CASE = Path(__file__).parents[2] / "case_vignettes" / "flour-and-water"


def test_a_port_that_is_taken_is_said_with_the_next_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = CliRunner().invoke(preview, [str(CASE / "case.md"), "--port", str(port)])
    assert result.exit_code == 1
    assert f"port {port} is taken, perhaps by another preview; add --port {port + 1}" in result.output


def test_a_folder_of_many_cases_is_not_one() -> None:
    result = CliRunner().invoke(preview, [str(CASE.parent)])
    assert result.exit_code == 1
    assert "name the folder that holds case.md or module.md" in result.output
