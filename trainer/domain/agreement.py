"""Agreement among readers, pooled over the library: Fleiss' kappa beside raw agreement."""

from collections import Counter
from collections.abc import Sequence

from trainer.domain.inventory import Annotation


def fleiss_kappa(items: Sequence[Sequence[str]]) -> float | None:
    """Fleiss' kappa for items rated by two or more raters each, whose number may differ between items.

    Mean pairwise agreement against chance from the pooled shares (Fleiss 1971; unequal raters as in Fleiss, Nee and
    Landis 1979: each item's agreement is its own mean over pairs). None where undefined: no item, or one category only.
    """
    rated = [list(i) for i in items if len(i) >= 2]
    if not rated:
        return None
    observed = sum(sum(n * (n - 1) for n in Counter(i).values()) / (len(i) * (len(i) - 1)) for i in rated) / len(rated)
    pooled = Counter(label for i in rated for label in i)
    total = sum(pooled.values())
    expected = sum((n / total) ** 2 for n in pooled.values())
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def pooled_agreement(
    cases: Sequence[tuple[tuple[str, ...], Sequence[Annotation]]],
) -> dict[str, dict[str, float | int | None]]:
    """By area, and for `primary`: kappa over the cases that have it, raw pairwise agreement, and how many cases."""
    items: dict[str, list[list[str]]] = {}
    for areas, readers in cases:
        if len(readers) < 2:
            continue
        items.setdefault("primary", []).append([r.primary() or "none" for r in readers])
        for area in areas:
            items.setdefault(area, []).append(
                ["present" if area in r.areas and r.areas[area].present else "absent" for r in readers]
            )
    return {
        name: {"kappa": fleiss_kappa(rated), "agreement": _raw(rated), "cases": len(rated)}
        for name, rated in items.items()
    }


def _raw(items: Sequence[Sequence[str]]) -> float:
    shares = [sum(n * (n - 1) for n in Counter(i).values()) / (len(i) * (len(i) - 1)) for i in items]
    return sum(shares) / len(shares)
