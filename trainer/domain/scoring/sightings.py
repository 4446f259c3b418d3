"""Where the sessions name a person of the case."""

import re
from functools import lru_cache

from trainer.domain.vignette import Vignette


@lru_cache(maxsize=64)
def _all(
    people: tuple[tuple[str, tuple[str, ...]], ...], turns: tuple[tuple[str, str], ...]
) -> dict[str, frozenset[str]]:
    found = {}
    for person_id, names in people:
        words = [re.escape(n) for n in names if len(n) > 2]
        # Case matters for single words ("Will", "Dawn"), not for phrases ("my sister").
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)") if words else None
        found[person_id] = frozenset(t for t, text in turns if pattern and pattern.search(text))
    return found


def named_in(vignette: Vignette, person_id: str) -> frozenset[str]:
    """Ids of the turns that name this person by name or by an alias."""
    people = tuple((p.id, (p.name, *p.aliases)) for p in vignette.people)
    turns = tuple((t.id, t.text) for t in vignette.turns)
    return _all(people, turns).get(person_id, frozenset())
