"""Verdicts worked out once: the same facts on the same day give the same answer, and many cases take a while."""

from collections import OrderedDict
from datetime import date
from hashlib import sha256
from threading import Lock
from typing import Final

from trainer.domain.pathway import Pathway
from trainer.domain.portfolio import Portfolio
from trainer.domain.verdict import Verdict, verdict

MOST: Final = 1000
"""About seventy people's, on every pathway."""

_held: OrderedDict[str, Verdict] = OrderedDict()
_lock = Lock()


def verdicts(pathways: list[Pathway], portfolio: Portfolio, today: date) -> list[Verdict]:
    """One for each pathway, in their order; any change to a fact is another key."""
    facts = repr((portfolio, today))
    keys = [sha256(f"{pathway!r}{facts}".encode()).hexdigest() for pathway in pathways]
    return [_verdict(key, pathway, portfolio, today) for key, pathway in zip(keys, pathways, strict=True)]


def _verdict(key: str, pathway: Pathway, portfolio: Portfolio, today: date) -> Verdict:
    with _lock:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    found = verdict(pathway, portfolio, today)
    with _lock:
        _held[key] = found
        while len(_held) > MOST:
            _held.popitem(last=False)
    return found
