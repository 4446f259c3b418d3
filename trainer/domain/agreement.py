"""Agreement of readers and of graders: short exact formulas, each with its source."""

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import fmean


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


# Agreement of graders: two series of levels on the same things.


def quadratic(one: int, other: int) -> float:
    """How far two levels are apart, squared: two levels weigh four times as much as one."""
    return float((one - other) ** 2)


def weighted_kappa(pairs: Sequence[tuple[int, int]], apart: Callable[[int, int], float] = quadratic) -> float | None:
    """Cohen's weighted kappa (Cohen 1968): 1 less the weighted disagreement seen over that expected from the margins.

    With the quadratic weights it comes close to the intraclass correlation (Fleiss and Cohen 1973). None where nothing
    could disagree: no pair, or everybody gave one and the same level. Tested on the worked example in Cohen (1968).
    """
    total = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(apart(a, b) for a, b in pairs)
    expected = sum(n * m * apart(a, b) for a, n in first.items() for b, m in second.items())
    return 1 - seen * total / expected if expected else None


def intraclass(rows: Sequence[Sequence[float]]) -> float | None:
    """ICC(A,1), absolute agreement of single raters: McGraw and Wong (1996); ICC(2,1) in Shrout and Fleiss (1979).

    A row is one thing, a column one rater. None where nothing varies or there are fewer than two of either. Tested on
    the four judges and six targets of Shrout and Fleiss, whose ICC(2,1) is .29.
    """
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < 2 or k < 2:
        return None
    grand = fmean(value for row in rows for value in row)
    between = k * sum((fmean(row) - grand) ** 2 for row in rows)
    raters = n * sum((fmean(column) - grand) ** 2 for column in zip(*rows, strict=True))
    whole = sum((value - grand) ** 2 for row in rows for value in row)
    rest = max(0.0, whole - between - raters) / ((n - 1) * (k - 1))
    between, raters = between / (n - 1), raters / (k - 1)
    below = between + (k - 1) * rest + k / n * (raters - rest)
    return (between - rest) / below if below else None
