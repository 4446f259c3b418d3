"""Agreement on cited turns: chance-corrected soft F1."""

from collections.abc import Collection, Mapping
from math import fsum


def soft_f1(cited: Collection[str], shares: Mapping[str, float], turns: int) -> float:
    """(F - F0) / (1 - F0), where F is F1 of `cited` against readers' `shares` (0..1 by turn) and F0 its chance value.

    1 = as a unanimous panel, 0 = no better than the same number of turns drawn blind (nothing, or every one of the
    `turns` of the case, is exactly 0); negative is worse. Formula: soft F1 corrected for
    chance, not divided by the best attainable.
    """
    k, total = len(set(cited)), fsum(shares.values())
    if k == 0 or total == 0 or turns == 0:
        return 0.0
    f = 2 * fsum(shares.get(t, 0.0) for t in set(cited)) / (k + total)
    f0 = 2 * k * total / (turns * (k + total))
    return 0.0 if f0 >= 1 else (f - f0) / (1 - f0)
