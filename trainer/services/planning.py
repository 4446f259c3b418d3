"""What a director plans to set, and what is wrong with it before it is set."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from trainer.services.catalogue import Catalogue, VignetteEdition

MOST_PIECES: Final = 60
LONGEST: Final = 4000
"""Characters of a note or a reason."""
SPACING: Final = 60
"""The most days between one piece and the next."""
HORIZON: Final = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Plan:
    """What a director wants to set. With neither cohort nor account it is for everybody.

    `batch` comes with the form, so that sending it twice sets it once. Pieces are due one after another, `every` days
    apart, modules first; with 0 all at the same time.
    """

    batch: str
    modules: tuple[str, ...]
    cases: tuple[str, ...]
    mode: str
    due_at: datetime
    late_policy: str
    grace_days: int = 7
    opens_at: datetime | None = None
    every: int = 0
    cohort_id: int | None = None
    account_id: int | None = None
    alternative: str = ""
    counts_because: str = ""
    note: str = ""

    @property
    def pieces(self) -> list[tuple[str, str]]:
        return [("module", slug) for slug in self.modules] + [("case", slug) for slug in self.cases]


def public_cases(catalogue: Catalogue, slugs: Collection[str]) -> list[str]:
    """Titles of those cases that anybody can learn the key of, or that no clinicians have annotated."""
    editions_ = [catalogue.vignettes[slug].vignette for slug in slugs if slug in catalogue.vignettes]
    return [
        vignette.matter.title
        for vignette in editions_
        if vignette.matter.key == "public" or any(a.basis != "clinician" for a in vignette.annotations)
    ]


def equal_weight(first: VignetteEdition, second: VignetteEdition) -> bool:
    """Whether one case may stand for the other: as hard, and judged by the same rubrics."""
    one, other = first.vignette.matter, second.vignette.matter
    return (one.level, one.rubrics, one.tradition) == (other.level, other.rubrics, other.tradition)


def faults(catalogue: Catalogue, plan: Plan, *, now: datetime) -> dict[str, str]:
    """What cannot be set like this: by field of the plan, one word that the page puts into a sentence."""
    found: dict[str, str] = {}
    if not plan.pieces:
        found["cases"] = "nothing"
    elif len(plan.pieces) > MOST_PIECES:
        found["cases"] = "many"
    if plan.due_at <= now:
        found["due_at"] = "past"
    elif plan.due_at > now + HORIZON:
        found["due_at"] = "far"
    elif plan.opens_at is not None and plan.opens_at >= plan.due_at:
        found["opens_at"] = "after due"
    if not 0 <= plan.every <= SPACING:
        found["every"] = "range"
    if plan.alternative:
        found |= _alternative_faults(catalogue, plan)
    if plan.mode == "assessed":
        open_keys = public_cases(catalogue, [*plan.cases, *filter(None, [plan.alternative])])
        if not plan.cases:
            found["mode"] = "modules only"
        elif open_keys and not plan.counts_because.strip():
            found["counts_because"] = "public"
    return found | {name: "long" for name in ("note", "counts_because") if len(getattr(plan, name)) > LONGEST}


def _alternative_faults(catalogue: Catalogue, plan: Plan) -> dict[str, str]:
    if len(plan.cases) != 1:
        return {"alternative": "one case"}
    if plan.alternative in plan.cases:
        return {"alternative": "same"}
    first, second = (catalogue.vignettes.get(slug) for slug in (plan.cases[0], plan.alternative))
    if first is None or second is None:
        return {"alternative": "unknown"}
    return {} if equal_weight(first, second) else {"alternative": "unequal"}
