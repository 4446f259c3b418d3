"""The colours: legible on every paper, and the problem areas apart for every eye and in grey."""

import itertools
import math
import re

import pytest

from trainer.web.components.assets import STATIC

TEXT = (STATIC / "css" / "tokens.css").read_text("utf-8")
TOKENS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", TEXT)
}
AREAS = [name for name in TOKENS if name.startswith("area-")]
THEMES = ("light", "dark")
PAPERS = ("paper", "paper-high", "paper-low")

# How eyes without red, green or blue cones see linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour: str) -> tuple[float, ...]:
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    light = sorted(sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def oklab(colour: str, eye: str) -> tuple[float, float, float]:
    """Ottosson's Oklab, in which equal distances look equally far apart."""
    seen = [sum(w * p for w, p in zip(row, linear(colour), strict=True)) for row in EYES[eye]]
    r, g, b = (min(max(value, 0), 1) for value in seen)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "lamp", "care"])
def test_every_ink_is_legible_on_every_paper(theme: str, ink: str) -> None:
    papers = [*PAPERS, *(["lamp-wash", "marker"] if ink in ("ink", "ink-2") else []), f"{ink}-wash"]
    found = {p: contrast(TOKENS[ink][theme], TOKENS[p][theme]) for p in papers if p in TOKENS}
    assert {paper: round(ratio, 2) for paper, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_buttons_are_legible_and_edges_visible(theme: str) -> None:
    assert contrast(TOKENS["on-lamp"][theme], TOKENS["lamp"][theme]) >= 4.5
    assert contrast(TOKENS["on-lamp"][theme], TOKENS["lamp-deep"][theme]) >= 4.5
    assert min(contrast(TOKENS["edge"][theme], TOKENS[paper][theme]) for paper in PAPERS) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_areas_stand_out_from_the_paper(theme: str) -> None:
    assert len(AREAS) == 5
    assert min(contrast(TOKENS[area][theme], TOKENS[paper][theme]) for area in AREAS for paper in PAPERS) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", EYES)
def test_areas_are_told_apart_by_every_eye(theme: str, eye: str) -> None:
    seen = [oklab(TOKENS[area][theme], eye) for area in AREAS]
    assert min(math.dist(one, other) for one, other in itertools.combinations(seen, 2)) >= 0.1


@pytest.mark.parametrize("theme", THEMES)
def test_areas_are_told_apart_in_grey(theme: str) -> None:
    greys = sorted(oklab(TOKENS[area][theme], "all cones")[0] for area in AREAS)
    assert min(lighter - darker for darker, lighter in itertools.pairwise(greys)) >= 0.045
