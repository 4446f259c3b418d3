"""The dimensions of a score: each mark beside the readers', one sentence why, and everything that went into it."""

from dataclasses import dataclass

from trainer.domain.scoring.result import Dimension, Item, Part, Score
from trainer.web.components.telling.marks import Strip, points, strip
from trainer.web.components.telling.matter import Matter
from trainer.web.components.telling.readers import Readers, joined
from trainer.web.i18n import _, mark, ngettext

NAMES = {
    "people": mark("People"),
    "relationships": mark("Ties, field by field"),
    "evidence": mark("Turns cited"),
    "problem_areas": mark("Problem areas and onset"),
}
PARTS = {
    "coverage": mark("Found, and shown in the text"),
    "key people": mark("Who is key"),
    "fields": mark("The fields of the essential people"),
    "areas": mark("Turns for the areas"),
    "people": mark("Turns for the essential people"),
    "primary": mark("The primary area"),
    "presence": mark("Which areas are there"),
    "onset": mark("The onset"),
}


@dataclass(frozen=True)
class ItemRow:
    """One thing that went into a part, with its worth there in points."""

    about: str
    worth: int
    why: str
    turns: tuple[str, ...]
    readers: str


@dataclass(frozen=True)
class PartRow:
    """One part: how much of the dimension it is (per cent), its mark in points, the reason, its items."""

    label: str
    share: int
    mark: int | None
    why: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True)
class DimensionCard:
    """One dimension."""

    id: str
    name: str
    share: int
    strip: Strip
    why: str
    parts: tuple[PartRow, ...]


def _item(item: Item, readers: Readers) -> ItemRow:
    names = " ".join(r.letter for r in readers.among(item.readers))
    turns = tuple(t.replace(":", " ") for t in item.turns)
    return ItemRow(item.about, points(item.value), item.why, turns, names)


def _part(part: Part, dimension: Dimension, readers: Readers) -> PartRow:
    whole = sum(p.weight for p in dimension.parts)
    return PartRow(
        _(PARTS.get(part.id, part.id)),
        points(part.weight / whole),
        None if part.value is None else points(part.value),
        part.why,
        tuple(_item(i, readers) for i in part.items),
    )


def _people(score: Score) -> str:
    essential = [p for p in score.people if p.essential]
    hit = sum(p.key for p in essential)
    others = sum(p.key and not p.essential for p in score.people)
    said = _("You marked %(hit)s of the %(all)s people key whom the readers find essential") % {
        "hit": hit,
        "all": len(essential),
    }
    if others:
        more = ngettext(", and %(num)s whom they do not.", ", and %(num)s whom they do not.", others)
        return said + more % {"num": others}
    return said + "."


def _relationships(dimension: Dimension) -> str:
    items = sorted((i for p in dimension.parts for i in p.items), key=lambda i: i.value)
    filled = [i for i in items if i.value != 0]
    if dimension.value is None or not filled:
        return dimension.why
    best, worst = filled[-1], filled[0]
    if best.value <= 0:
        return _("Your fields stand apart from the readers’, furthest for %(name)s.") % {"name": worst.about}
    if worst.value >= 0 or worst is best:
        return _("Your fields come closest to the readers’ for %(name)s.") % {"name": best.about}
    said = _("Your fields come closest to the readers’ for %(best)s and stand furthest off for %(worst)s.")
    return said % {"best": best.about, "worst": worst.about}


def _evidence(score: Score) -> str:
    cited = [(p.cited, p.panel_turns) for p in score.people if p.essential and p.entered]
    cited += [(a.cited, a.panel_turns) for a in score.areas if a.standing == "indicated"]
    mine = sum(len(own) for own, _shares in cited)
    shared = sum(t in shares for own, shares in cited for t in own)
    if not mine:
        return _("You cite no turns for the people and areas that matter most to the readers.")
    said = ngettext(
        "Of the %(num)s turn you cite for what matters most to the readers, %(shared)s is cited by one of them too.",
        "Of the %(num)s turns you cite for what matters most to the readers, %(shared)s are cited by one of them too.",
        mine,
    )
    return said % {"num": mine, "shared": shared}


def first_choice(matter: Matter) -> str:
    """What stands first for the answer and for the readers, in one sentence."""
    panel, readers = matter.panel, matter.readers
    chosen, votes = matter.answer.primary(), panel.primary_votes
    names = {a.id: a.name.lower() for a in panel.tradition.areas}
    order = sorted(votes, key=lambda a: -votes[a])
    if chosen is None:
        theirs = joined(_("%(n)s put %(area)s first") % {"n": votes[a], "area": names[a]} for a in order)
        return _("You chose no primary area; of the readers %(theirs)s.") % {"theirs": theirs}
    if votes.get(chosen) == max(votes.values(), default=0):
        said = _("You put %(area)s first, as %(count)s do.")
        return said % {"area": names[chosen], "count": readers.count(votes[chosen])}
    top = order[0] if order else ""
    if chosen in votes:
        said = _("You put %(area)s first, as %(count)s do; %(n)s put %(top)s first.")
        return said % {"area": names[chosen], "count": readers.count(votes[chosen]), "n": votes[top], "top": names[top]}
    said = _("You put %(area)s first; %(count)s put %(top)s first.")
    return said % {"area": names[chosen], "count": readers.count(votes.get(top, 0)), "top": names.get(top, "")}


def onset_choice(matter: Matter) -> str:
    """What the onset is tied to, in one sentence."""
    votes, mine, readers = matter.panel.onset_votes, matter.answer.onset.kind, matter.readers
    if not votes:
        return ""
    top = max(votes, key=lambda k: votes[k])

    def label(kind: str) -> str:
        words = matter.words.label("onset_kinds", kind).partition(" (")[0].partition(",")[0]
        return words[:1].lower() + words[1:]

    if mine is None:
        said = _("You tie the beginning to no event; %(count)s tie it to %(top)s.")
        return said % {"count": readers.count(votes[top]), "top": label(top)}
    if votes.get(mine) == votes[top]:
        said = _("You tie the beginning to %(kind)s, as %(count)s do.")
        return said % {"kind": label(mine), "count": readers.count(votes[mine])}
    said = _("You tie the beginning to %(kind)s; %(count)s tie it to %(top)s.")
    return said % {"kind": label(mine), "count": readers.count(votes[top]), "top": label(top)}


def _why(dimension: Dimension, matter: Matter) -> str:
    match dimension.id:
        case "people":
            return _people(matter.score)
        case "relationships":
            return _relationships(dimension)
        case "evidence":
            return _evidence(matter.score)
        case "problem_areas":
            return f"{first_choice(matter)} {onset_choice(matter)}".strip()
    return dimension.why


def dimensions(matter: Matter) -> tuple[DimensionCard, ...]:
    """Every dimension of the rule."""
    return tuple(
        DimensionCard(
            d.id,
            _(NAMES.get(d.id, d.id)),
            points(d.weight),
            strip(d.value, d.readers, matter.readers),
            _why(d, matter),
            tuple(_part(p, d, matter.readers) for p in d.parts),
        )
        for d in matter.score.dimensions
    )
