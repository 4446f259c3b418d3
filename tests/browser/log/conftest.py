"""A site where the trainee keeps a training log."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import live
from tests.people import databases_copy


@pytest.fixture(scope="module")
def site(judged_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """With case A1 of `tests.logbook`."""
    folder = tmp_path_factory.mktemp("log")
    url = databases_copy(judged_file, folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield address
