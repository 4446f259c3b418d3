"""Passwords are hashed so that the sign-in form accepts them, however their letters were typed."""

from importlib.util import module_from_spec

import pytest
from argon2 import Parameters, PasswordHasher, Type, extract_parameters

from trainer.domain.errors import WrongState
from trainer.domain.people import PASSWORD_MAX
from trainer.services import passwords
from trainer.services.passwords import hash_password

# The same word with the umlaut as one character and as two: keyboards differ.
COMPOSED, DECOMPOSED = "f\u00fcnf h\u00fchner im hof", "fu\u0308nf hu\u0308hner im hof"


def test_a_hash_is_argon2id_and_salted() -> None:
    first, second = hash_password(COMPOSED), hash_password(COMPOSED)
    assert first.startswith("$argon2id$")
    assert first != second


def test_a_real_site_spends_64_mib_and_three_passes() -> None:
    spec = passwords.__spec__
    assert spec is not None
    assert spec.loader is not None
    real = module_from_spec(spec)  # as it is outside the tests, which set its cost aside
    spec.loader.exec_module(real)
    costs = {"time_cost": 3, "memory_cost": 65536, "parallelism": 4}
    spent = Parameters(type=Type.ID, version=19, salt_len=16, hash_len=32, **costs)
    assert extract_parameters(real.hash_password(COMPOSED)) == spent
    assert tuple(costs.values()) == (real.TIME_COST, real.MEMORY_COST, real.PARALLELISM)


@pytest.mark.parametrize("typed", [COMPOSED, DECOMPOSED])
def test_keyboards_may_differ(typed: str) -> None:
    assert PasswordHasher().verify(hash_password(typed), DECOMPOSED)


def test_there_is_an_end_to_it_however_much_one_character_holds() -> None:
    assert hash_password("x" * PASSWORD_MAX)
    for endless in ("x" * (PASSWORD_MAX + 1), "\ufdfa" * 20):
        with pytest.raises(WrongState, match="at most 200 characters"):
            hash_password(endless)


def test_eleven_characters_are_too_few() -> None:
    with pytest.raises(WrongState, match="at least 12 characters"):
        hash_password("elevenchars")
