"""Keys in a folder: the newest signs, older ones are only checked with, and what is dropped is gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from joserfc.jwk import RSAKey

from tests.people import NOW
from trainer.documents import keys
from trainer.documents.keys import drop_key, exposed, jwk, new_key, read_keys
from trainer.domain.errors import NotFound, WrongState


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    found = read_keys(tmp_path / "none")
    assert (found.public, found.signing) == ({}, None)
    with pytest.raises(WrongState, match="trainer keys new"):
        found.usable()


def test_a_new_key_signs_and_the_one_before_is_only_checked_with(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    first = new_key(folder, now=NOW)
    assert read_keys(folder).usable()[0] == first
    second = new_key(folder, now=NOW + timedelta(days=1))
    found = read_keys(folder)
    assert found.signing == second
    assert list(found.public) == [second, first]
    assert sorted(path.name for path in folder.iterdir()) == [f"{first}.pub", f"{second}.key", f"{second}.pub"]
    assert (folder.stat().st_mode & 0o777, exposed(folder)) == (0o700, [])
    (folder / f"{second}.key").chmod(0o640)
    assert [path.name for path in exposed(folder)] == [f"{second}.key"]


def test_the_clock_must_not_run_backwards(tmp_path: Path) -> None:
    new_key(tmp_path, now=NOW)
    with pytest.raises(WrongState, match="is the clock right"):
        new_key(tmp_path, now=NOW - timedelta(seconds=1))


def test_a_dropped_key_is_gone(tmp_path: Path) -> None:
    first = new_key(tmp_path, now=NOW)
    drop_key(tmp_path, first)
    assert (read_keys(tmp_path), list(tmp_path.iterdir())) == (keys.Keys({}, None, None), [])
    with pytest.raises(NotFound):
        drop_key(tmp_path, first)
    with pytest.raises(NotFound):
        drop_key(tmp_path, "../other")


def test_the_public_half_is_what_others_read(tmp_path: Path) -> None:
    key_id = new_key(tmp_path, now=NOW)
    told = jwk(read_keys(tmp_path).public[key_id], "https://x.example/keys/1")
    key = RSAKey.import_key(told)
    assert (key.is_private, key.kid, told["alg"]) == (False, "https://x.example/keys/1", "RS256")
    assert key.as_pem(private=False) == read_keys(tmp_path).public[key_id]
