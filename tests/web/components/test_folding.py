"""What is folded up is held back as text; forms, short folds and open ones are not."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from trainer.web.components.folding import FEW, folded

LONG = "<p>word</p>" * (FEW + 1)


@pytest.fixture(autouse=True)
def _speaking(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def fold(inside: str, attributes: str = ' class="fold"') -> str:
    return f"<details{attributes}><summary><b>Why</b></summary>{inside}</details>"


def test_a_closed_fold_is_held_back_whole_with_a_way_to_it() -> None:
    made = folded(f"<h2>A</h2>{fold(LONG + fold(LONG))}<p>B</p>{fold(LONG)}")
    assert made.count("<noscript>") == made.count("</noscript>") == 2
    assert made.startswith('<h2>A</h2><details class="fold"><summary><b>Why</b></summary><noscript><p>word')
    assert made.count('<p class="unfold"><a href="?all=1">Show everything on this page</a></p></details>') == 2
    assert (
        re.sub(r'</?noscript>|<p class="unfold">.*?</p>', "", made)
        == f"<h2>A</h2>{fold(LONG + fold(LONG))}<p>B</p>{fold(LONG)}"
    )


def test_within_an_open_one_the_closed_ones_are() -> None:
    made = folded(fold(LONG + fold(LONG), ' class="person" open'))
    assert made.count("<noscript>") == 1
    assert made.index("word") < made.index("<noscript>")


@pytest.mark.parametrize("inside", ["<p>word</p>" * FEW, f'{LONG}<input name="tick">', f"{LONG}<textarea></textarea>"])
def test_what_is_short_or_belongs_to_a_form_stays(inside: str) -> None:
    assert folded(fold(inside)) == fold(inside)


def test_a_page_without_folds_stays_as_it_is() -> None:
    assert folded(LONG) == LONG
