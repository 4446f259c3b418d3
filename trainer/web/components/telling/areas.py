"""Area by area and the onset: what the answer says, what each reader chose and why, the minority included."""

from dataclasses import dataclass

from trainer.domain.inventory import AreaClaim
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import AreaVerdict
from trainer.web.components.telling.matter import Matter
from trainer.web.components.telling.quotes import Quote
from trainer.web.components.telling.readers import Reader, joined
from trainer.web.i18n import _


@dataclass(frozen=True)
class Vote:
    """One reader on one area. `said` is primary, secondary, present or absent; `with_you`: as the answer has it."""

    reader: Reader
    said: str
    confidence: int | None
    stage: str
    why: str
    with_you: bool


@dataclass(frozen=True)
class AreaCard:
    """One area. `minority` is what to say to somebody who stands with the few; empty otherwise."""

    id: str
    name: str
    claimed: str
    confidence: int | None
    stage: str
    my_why: str
    people: tuple[str, ...]
    standing: str
    seen: int
    first: int
    minority: str
    votes: tuple[Vote, ...]
    quotes: tuple[Quote, ...]

    @property
    def apart(self) -> bool:
        """Whether the answer and most readers part here, so that it is worth another look."""
        if self.claimed == "absent":
            return self.standing == "indicated"
        return self.standing == "unsupported" or (self.claimed == "primary" and not self.first)


@dataclass(frozen=True)
class Beginning:
    """What one reader, or the answer, says of the onset."""

    reader: Reader | None
    when: str
    kind: str
    why: str
    with_you: bool


@dataclass(frozen=True)
class OnsetCard:
    """The onset: the answer, each reader, the turns."""

    mine: Beginning
    readers: tuple[Beginning, ...]
    alike: int
    quotes: tuple[Quote, ...]


def _stage(claim: AreaClaim | None, panel: Panel) -> str:
    if claim is None or not claim.present or not claim.stage:
        return ""
    return panel.vocabulary.label("dispute_stages", claim.stage).partition(":")[0].lower()


def _minority(verdict: AreaVerdict, votes: tuple[Vote, ...], panel: Panel) -> str:
    """For whoever chose what few readers chose: who they are, so that their reason can be read."""
    if verdict.claimed == "absent":
        return ""
    rank = "primary" if verdict.claimed == "primary" else None
    same = [v.reader.name for v in votes if (v.said == rank if rank else v.said != "absent")]
    if not same or 2 * len(same) > panel.size:
        return ""
    if len(same) == 1:
        return _("You stand with %(name)s here, against the others. Read that reason first.") % {"name": same[0]}
    return _("You stand with %(names)s here. Read their reasons first.") % {"names": joined(same)}


def areas(matter: Matter) -> tuple[AreaCard, ...]:
    """Every area of the case's tradition, in its order."""
    answer, panel = matter.answer, matter.panel
    made = []
    for v in matter.score.areas:
        mine = answer.areas.get(v.area)
        said = {r.annotator: r.areas.get(v.area) for r in panel.readers}
        votes = tuple(
            Vote(
                reader,
                v.votes.get(reader.id, "absent"),
                c.confidence if (c := said[reader.id]) else None,
                _stage(said[reader.id], panel),
                v.reasons.get(reader.id, ""),
                v.votes.get(reader.id, "absent") == v.claimed,
            )
            for reader in matter.readers.each
        )
        cited = {r: c.evidence for r, c in said.items() if c and c.present}
        # Where no reader sees the area, their turns are those that made them think it is not there.
        theirs = cited or {r: c.evidence for r, c in said.items() if c}
        made.append(AreaCard(
            id=v.area,
            name=panel.tradition.area(v.area).name,
            claimed=v.claimed,
            confidence=mine.confidence if mine else None,
            stage=_stage(mine, panel),
            my_why=mine.why if mine else "",
            people=mine.people if mine and mine.present else (),
            standing=v.standing,
            seen=sum(vote.said != "absent" for vote in votes),
            first=sum(vote.said == "primary" for vote in votes),
            minority=_minority(v, votes, panel),
            votes=votes,
            quotes=matter.quoting.of(mine.evidence if mine else (), theirs),
        ))  # fmt: skip
    return tuple(made)


def onset(matter: Matter) -> OnsetCard:
    """When it began and what it is tied to."""
    answer, panel = matter.answer, matter.panel

    def kind(value: str | None) -> str:
        return panel.vocabulary.label("onset_kinds", value) if value else ""

    said = {r.annotator: r.onset for r in panel.readers}
    theirs = tuple(
        Beginning(r, said[r.id].when, kind(said[r.id].kind), said[r.id].why, said[r.id].kind == answer.onset.kind)
        for r in matter.readers.each
    )
    mine = Beginning(None, answer.onset.when, kind(answer.onset.kind), answer.onset.why, True)
    cited = {r: o.evidence for r, o in said.items()}
    return OnsetCard(mine, theirs, sum(b.with_you for b in theirs), matter.quoting.of(answer.onset.evidence, cited))
