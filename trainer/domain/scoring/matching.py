"""Which person of the case a typed name means: names, aliases, nicknames, relations; optimal assignment."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final

from trainer.domain.inventory import Person
from trainer.domain.vignette import CasePerson, Vignette
from trainer.domain.vocabulary import Vocabulary

ACCEPT: Final = 0.5
"""Similarity from which two are one person; .45 to .60 is doubtful and asked about."""
DOUBT: Final = (0.45, 0.60)
_POSSESSIVE_LEAD: Final = re.compile(r"^(my|our|his|her|their|the|patient's|the patient's)\s+")


@dataclass(frozen=True)
class Match:
    """Entry `index` is `person_id` (None: nobody in the case), with 0..1 `similarity`; `doubtful` asks a person."""

    index: int
    person_id: str | None
    similarity: float
    doubtful: bool


@cache
def _namer() -> Any:
    from nicknames import NickNamer  # slow to load, like the solver below

    return NickNamer()


@cache
def _nicknames(name: str) -> frozenset[str]:
    namer = _namer()
    return frozenset({name, *namer.nicknames_of(name), *namer.canonicals_of(name)})


def _plain(text: str) -> str:
    text = re.sub(r"[’`]", "'", text.lower())
    return " ".join(re.sub(r"[^\w' -]", " ", text).split())


def _bare(text: str) -> str:
    """Without a leading 'my', 'the' and so on."""
    return _POSSESSIVE_LEAD.sub("", text)


def _one_name(typed: str, alias: str, role_word: bool) -> float:
    if typed == alias or _bare(typed) == _bare(alias):
        return 1.0
    typed_words, alias_words = set(_bare(typed).split()), set(_bare(alias).split())
    # "Carol Hughes" or "wife Carol" holds "Carol"; "Carol's husband" and "friend of Carol" do not.
    whole = "'s" not in typed and " of " not in typed and not role_word
    if whole and alias_words and (alias_words <= typed_words or (typed_words and typed_words <= alias_words)):
        return 0.95
    if len(typed_words) == len(alias_words) == 1 and typed_words <= _nicknames(*alias_words):
        return 1.0
    from rapidfuzz.distance import JaroWinkler  # forty modules, which only handing in asks for

    return max(0.0, (JaroWinkler.similarity(_bare(typed), _bare(alias)) - 0.7) / 0.3) * (0.0 if role_word else 1.0)


def _name_similarity(typed: str, person: CasePerson, vocabulary: Vocabulary) -> float:
    words = _plain(typed)
    if not _bare(words):
        return 0.0
    names = {_plain(n) for n in (person.name, *person.aliases)}
    return max((_one_name(words, n, vocabulary.canonical(n) is not None) for n in names if n), default=0.0)


def _relation_similarity(typed: str, person: CasePerson, vocabulary: Vocabulary) -> float:
    meant = vocabulary.canonical(typed)
    if meant == person.relation:
        return 1.0
    from rapidfuzz.fuzz import token_set_ratio

    words = person.relation.replace("-", " ")
    return 0.6 * token_set_ratio(_plain(typed), words) / 100 if typed.strip() else 0.0


@lru_cache(16_384)
def similarity(typed: str, role: str, person: CasePerson, vocabulary: Vocabulary, same_relation: int = 1) -> float:
    """How alike, 0..1: .65 name + .35 relation; where only a role was typed as the name, .85 relation.

    `same_relation` is how many people of the case share the relation: a role alone names one only if it is 1.
    """
    name = _name_similarity(typed, person, vocabulary)
    relation = _relation_similarity(role, person, vocabulary)
    if vocabulary.canonical(_plain(typed)) is not None and name < 1:
        by_role = _relation_similarity(typed, person, vocabulary)
        return 0.85 * by_role if same_relation == 1 else 0.4 * by_role
    return 0.65 * name + 0.35 * relation


def _of_patient(entry: Person, patient: Collection[str]) -> Person:
    """ "Kev's mother" is "mother" where Kev is the patient, under that name or a short form of it."""
    lead = re.match(r"(\w+)['’]s\s+(?=\w)", entry.name)
    owner = lead[1].lower() if lead else ""
    if lead and any(owner in _nicknames(name) or name in _nicknames(owner) for name in patient):
        return replace(entry, name=entry.name[lead.end() :])
    return entry


def match_people(entries: Sequence[Person], vignette: Vignette, vocabulary: Vocabulary) -> tuple[Match, ...]:
    """Each entry's person, no person twice: the assignment of the largest total similarity."""
    people = vignette.people
    if not entries or not people:
        return tuple(Match(i, None, 0.0, False) for i in range(len(entries)))
    # Of two entries that fit one person equally well the same one is taken, in whatever order they were written.
    order = sorted(range(len(entries)), key=lambda i: _fixed_place(entries[i]))
    found = _assigned([_of_patient(entries[i], vignette.patient_names) for i in order], people, vocabulary)
    return tuple(sorted((replace(m, index=order[m.index]) for m in found), key=lambda m: m.index))


def _fixed_place(entry: Person) -> tuple[str, ...]:
    return (entry.name, entry.relation, repr(replace(entry, evidence=tuple(sorted(entry.evidence)))))


def _assigned(entries: Sequence[Person], people: Sequence[CasePerson], vocabulary: Vocabulary) -> list[Match]:
    shared = Counter(p.relation for p in people)
    table = [[similarity(e.name, e.relation, p, vocabulary, shared[p.relation]) for p in people] for e in entries]
    # Below ACCEPT counts nothing, so that a stranger's weak likeness never moves another entry's match.
    cost = [[1.0 - (s if s >= ACCEPT else 0.0) for s in row] for row in table]
    from munkres import Munkres  # slow to load, and most of a server's work never asks for it

    pairs = dict(Munkres().compute([list(row) for row in cost]))
    found = []
    for i, row in enumerate(table):
        j = pairs.get(i)
        sim = row[j] if j is not None and j < len(people) else 0.0
        person = people[j].id if j is not None and sim >= ACCEPT else None
        best = sim if person else max(row)
        found.append(Match(i, person, best, DOUBT[0] <= best <= DOUBT[1]))
    return found
