"""A certificate: readable by eye, by screen reader and by telephone, and whatever a name holds stays a name."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.documents.tagged import Tagged
from tests.people import NOW
from trainer.documents.certificate import CertificateFacts, certificate_pdf, qr_svg
from trainer.documents.typesetting import Unwritable

ADDRESS = "https://train.example.org/certificates/K7QF-2M9X-HT4C-VW83"
FACTS = CertificateFacts(
    number="K7QF-2M9X-HT4C-VW83",
    name="Ana Łukasiewicz",
    programme="The North",
    title="Foundation in IPT formulation",
    edition="2026",
    decided_on=date(2026, 11, 23),
    valid_from=date(2026, 11, 25),
    valid_until=date(2029, 11, 24),
    unproctored=True,
    address=ADDRESS,
)


def made(**changes: Any) -> Tagged:
    return Tagged(certificate_pdf(replace(FACTS, **changes), now=NOW))


def test_it_says_what_a_certificate_says_in_the_order_of_its_tags() -> None:
    page = made()
    parts = [
        "The North", "Foundation in IPT formulation", "awarded to", "Ana Łukasiewicz", "decided on 23 November 2026",
        "in its edition 2026", "Unproctored.", "23 November 2026", "24 November 2029", "2026", "K7QF-2M9X-HT4C-VW83",
        "a programme’s own certificate; it is not a credential of any outside body",
        "train.example.org/certificates/K7QF-2M9X-HT4C-VW83",
    ]  # fmt: skip
    place = 0
    for part in parts:
        place = page.text.index(part, place) + len(part)
    assert page.of("H1") == ["Foundation in IPT formulation"]
    assert [tag.alt for tag in page.tags if tag.kind == "Figure"] == [
        "Square code that leads to the page where this certificate can be checked."
    ]


def test_it_is_tagged_and_names_its_title_and_language_and_has_its_fonts_inside() -> None:
    page = made()
    assert (page.says_ua, page.is_marked, page.shows_title, page.language, page.pages) == (True, True, True, "en", 1)
    assert page.title == "Foundation in IPT formulation: certificate of Ana Łukasiewicz"
    assert page.fonts_inside()


def test_where_somebody_watched_nothing_is_said_of_it_and_an_end_need_not_be() -> None:
    page = made(unproctored=False, valid_until=None)
    assert "npro" not in page.text
    assert "VALID UNTIL without an end" in page.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('#panic("x") $a^2$ *b* `c`', '#panic("x") $a^2$ *b* `c`'),
        ('"]}, {"x": [', '"]}, {"x": ['),
        ("#read(\"/etc/passwd\") \\u{41}", "#read(\"/etc/passwd\") \\u{41}"),
        ("Ana\r\n\x00Lima\u202e\u2028x", "Ana Lima x"),
        ("Άννα Иванова-Ђорђевић", "Άννα Иванова-Ђорђевић"),
        ("%(day)s {title}", "%(day)s {title}"),
    ],
)  # fmt: skip
def test_a_name_stays_text(name: str, shown: str) -> None:
    assert shown in made(name=name).text


def test_the_longest_names_and_titles_fit_one_page() -> None:
    page = made(name="Wilhelmina " * 18, title="Interpersonal " * 14, programme="A programme of the North " * 4)
    assert page.pages == 1
    assert page.text.count("Wilhelmina") == 18


def test_a_name_that_no_font_here_can_write_is_refused_in_words() -> None:
    with pytest.raises(Unwritable, match="has no font that can write"):
        made(name="Ana \U00012000")


def test_the_square_code_holds_the_address() -> None:
    drawn = qr_svg(ADDRESS)
    assert drawn.startswith("<svg")
    assert drawn != qr_svg(ADDRESS[:-1] + "4")
