"""Student's t: how many standard errors to either side hold 95 per cent where few things stand behind the error."""

from typing import Final

NORMAL: Final = 1.959964
"""Of infinitely many: the normal distribution's own."""

_FEW: Final = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622)
"""With one to nine degrees of freedom (Student 1908; here as tabled in Abramowitz and Stegun 1964, table 26.10)."""


def student(freedom: int) -> float:
    """The .975 quantile with so many degrees of freedom, one at least.

    From ten on by the expansion about the normal quantile (Abramowitz and Stegun 1964, 26.7.5), right to four places.
    """
    if freedom <= len(_FEW):
        return _FEW[freedom - 1]
    z = NORMAL
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / float(freedom) ** power for power, term in enumerate(terms, 1))
