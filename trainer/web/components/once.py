"""Pieces of pages that are the same in every view: made the first time, then held."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from markupsafe import Markup

HOLD: Final = 1024
"""How many pieces a worker holds; a site with more makes the least used again."""


@lru_cache(HOLD)
def _held(key: tuple[object, ...]) -> list[Markup]:
    return []


def once(key: tuple[object, ...], make: Callable[[], str]) -> Markup:
    """What `make` gives, made only the first time `key` is asked for.

    The key names everything that the piece depends on: what is missing there, one person would see of another.
    """
    held = _held(key)
    if not held:
        held.append(Markup(make()))  # noqa: S704 - our own templates, which escape what they are given
    return held[0]
