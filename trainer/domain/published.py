"""How experts agreed on problem areas in what was published: to stand beside our readers, never to be reached."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Study:
    """`kappas` by problem area, and for `primary`, which was chosen among so many `areas`."""

    name: str
    source: str
    raters: int
    tapes: str
    areas: int
    kappas: dict[str, float]


PUBLISHED: Final = (
    Study(
        "Markowitz et al. 2000",
        "J Psychother Pract Res 2000;9:131",
        3,
        "up to 18",
        4,
        {"grief": 0.87, "role-dispute": 0.58, "role-transition": 1.0, "interpersonal-deficits": 0.48, "primary": 0.82},
    ),
    Study(
        "Rev Bras Psiquiatr 2008",
        "2008;30(4), scielo.br S1516-44462008000400010",
        5,
        "9",
        5,
        {
            "grief": 1.0,
            "role-dispute": 0.77,
            "role-transition": 0.61,
            "interpersonal-deficits": 0.57,
            "loss-of-healthy-self": 1.0,
            "primary": 0.64,
        },
    ),
)
"""The reference on the domain, section 5.3: research raters who probably share training, and few tapes."""
