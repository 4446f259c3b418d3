"""The guard finds what people do type, and leaves alone what notes on therapy are full of."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.identifiers import KINDS, find
from trainer.domain.innocent_words import INNOCENT

KNOWN = ["Ruth Berg", "Otto van der Lind"]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find(text, KNOWN)]


PLANTED = [
    ("name", "Smith", "Mr {}"),
    ("name", "Smith", "mrs {}"),
    ("name", "Müller", "Frau {}"),
    ("name", "O'Neill", "Dr. {}"),
    ("name", "Anna", "my patient {}"),
    ("name", "Anna K", "Patient {}. said so"),
    ("name", "Anna-Lena Holm", "the client, {}"),
    ("name", "Tom", "her husband {}"),
    ("name", "Marta", "Sister {}, who"),
    ("name", "Priya Nair", "her mother-in-law {}"),
    ("name", "Peter", "a man called {}"),
    ("name", "Peter", "whose name is {}"),
    ("birth-date", "12.03.1961", "born {}"),
    ("birth-date", "12/03/61", "DOB: {}"),
    ("birth-date", "3 May 1998", "on {} she"),
    ("birth-date", "1984-11-30", "{}"),
    ("birth-date", "March 3rd, 1990", "birthday: {}"),
    ("phone", "020 7946 0958", "call {}"),
    ("phone", "+49 30 1234567", "{}"),
    ("phone", "0151-23456789", "under {},"),
    ("phone", "(020) 7946 0958", "{}"),
    ("phone", "555-123-4567", "{}"),
    ("phone", "07911 123456", "text {}"),
    ("email", "anna.k@example.org", "write to {}"),
    ("address", "12 High Street", "lives at {}"),
    ("address", "12 high street", "lives at {}"),
    ("address", "221b Baker St", "{}"),
    ("address", "Hauptstraße 5", "wohnt {}"),
    ("address", "Storgatan 14", "{}"),
    ("address", "Flat 3", "in {}"),
    ("postcode", "SW1A 1AA", "{}"),
    ("postcode", "10115 Berlin", "in {}"),
    ("postcode", "CA 90210", "{}"),
    ("postcode", "K1A 0B1", "{}"),
    ("number", "943 476 5919", "{}"),
    ("number", "1234567", "MRN: {}"),
    ("number", "AB 123456", "insurance no. {}"),
    ("number", "078-05-1120", "{}"),
    ("number", "850312-1234", "{}"),
    ("number", "A123456789", "{}"),
    ("number", "AB 12 34 56 C", "{}"),
]
AROUND = ["", "She said: ", "In session 3, "]
INNOCENT_TEXTS = [
    "my patient X was late",
    "Patient Health Questionnaire (PHQ-9) 14, GAD-7 12",
    "PHQ-9: 18 17 15 12 9 6 4",
    "totals 0 1 2 3 1 2 0 1",
    "sessions 1-16, 50 minutes each, weekly; 4 hours of supervision",
    "from 2026-11-20 to 20.02.2027",
    "01.02.2026 and 02/03/2026",
    "her sister in January, her husband on Tuesday",
    "her husband Sertraline 50 mg",
    "Client Grief after the loss; Role Dispute with Partner",
    "Mother Died In March",
    "St John's wort, lithium, Prozac",
    "F32.1, ICD-10, DSM-5",
    "6 sessions on the road; 12 of 16; 3.5 of 5",
    "20000 Euro a year",
    "IPT-16 as in the manual (Weissman, Markowitz and Klerman, 2018)",
    "the client IPT-A group; clients ADHD",
    "7KQ2-M9XY s1:C2",
    "She called On Monday; he called her back",
    "Dr Ruth Berg and Prof. Otto van der Lind taught it",
    "Mr Berg's chair",
    "Miss Thursday's session",
    "Her father. She misses him.",
    "reference 4/26, cabinet 3",
    "I felt that his brother and I agreed",
    "he is called up in May",
    "0.45 and 0.56; p < .001; 95 % 0.12–0.78",
    "2025/26 and 2026/27",
    "Closeness before 3, now 1, wanted 2",
]


@pytest.mark.parametrize(("planted", "before"), list(product(PLANTED, AROUND)))
def test_what_is_planted_is_found_wherever_it_stands(planted: tuple[str, str, str], before: str) -> None:
    kind, words, sentence = planted
    assert found(f"{before}{sentence.format(words)}") == [(kind, words)]


@pytest.mark.parametrize("text", INNOCENT_TEXTS)
def test_what_notes_are_full_of_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_several_in_one_text_each_once() -> None:
    text = "Mr and Mrs Smith, 12 High Street, SW1A 1AA, and Mrs Jones; call 020 7946 0958 or write to j@example.org"
    assert [kind for kind, _ in found(text)] == ["name", "address", "postcode", "name", "phone", "email"]


def test_who_is_known_here_is_no_patient() -> None:
    assert found("with Dr Berg's help; Mr Lind") == []
    assert found("Ms Ruth Lund") == [("name", "Ruth Lund")]
    assert [one.kind for one in find("with Dr Berg")] == ["name"]


@given(st.text())
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    last = 0
    for one in find(text):
        assert one.kind in KINDS
        assert last <= one.start < one.end <= len(text)
        last = one.end


WORDS = sorted(word for word in INNOCENT if word not in ("called", "born"))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.sampled_from([str.lower, str.capitalize]))
def test_the_words_of_therapy_are_no_identifiers(words: list[str], write: type[str]) -> None:
    assert found(" ".join(write(word) for word in words)) == []


@given(st.text(alphabet="abcdefghij .,\n", max_size=200), st.sampled_from(PLANTED))
def test_small_words_around_hide_nothing(around: str, planted: tuple[str, str, str]) -> None:
    kind, words, sentence = planted
    assert (kind, words) in found(f"{around}. {sentence.format(words)}")


@pytest.mark.parametrize(
    "part", ["a", "1 ", "Mr ", "0", "1-", "+49 (", "a@", "Ann-", "mother ", "A1 ", "born on ", "(0"]
)
def test_long_texts_take_no_time(part: str) -> None:
    begun = time.process_time()
    find((part * 20_000)[:20_000])
    assert time.process_time() - begun < 2
