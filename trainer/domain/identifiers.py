"""Finds what could tell who a patient is in words that somebody typed: it returns places and kinds, never words.

It is a guard against slips, not a proof that a text is anonymous: what it finds is shown to the writer, who takes it
out or says that it is no identifier. What notes on therapy are full of anyway (months, medicines, questionnaires and
their scores) is left alone.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from trainer.domain.innocent_words import CURRENCIES, INNOCENT

KINDS: Final = ("name", "birth-date", "phone", "email", "address", "postcode", "number")


@dataclass(frozen=True)
class Finding:
    """Something of a kind at `start` up to, not including, `end`."""

    kind: str
    start: int
    end: int


_GAP: Final = r"[ \t\u00a0]+"
_WORD: Final = r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+){0,3}"
_NAMES: Final = rf"(?=(?P<n>{_WORD}(?:{_GAP}{_WORD}){{0,3}}))"
"""Up to four words, looked at without being passed: the next name may begin among them."""
_PARTICLES: Final = {"de", "da", "del", "della", "den", "der", "di", "du", "el", "la", "van", "von", "bin", "al"}
_TIE: Final = (
    r"(?:grand|step|half-|god|ex-)?(?:mother|father|mum|mom|dad|husband|wife|partner|boyfriend|girlfriend|fianc[eé]e?"
    r"|son|daughter|brother|sister|twin|aunt|uncle|cousin|niece|nephew|friend|neighbou?r|colleague|flatmate|boss)"
    r"(?:-in-law)?"
)

TITLED: Final = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herrn?|Frau|MR|MRS)\.?{_GAP}{_NAMES}")
TITLED_SMALL: Final = re.compile(rf"\bmrs?\.?{_GAP}(?P<n>(?!and\b|or\b){_WORD})")
PATIENT: Final = re.compile(
    rf"\b(?:[Pp]atients?|[Cc]lients?|[Pp]t)(?:{_GAP}(?:is{_GAP})?(?:called|named))?,?{_GAP}{_NAMES}"
)
CALLED: Final = re.compile(
    rf"\b(?:called|named|[Nn]ame(?:{_GAP}is|['’]s|:)|nickname(?:d)?|known{_GAP}as){_GAP}{_NAMES}"
)
KIN: Final = re.compile(rf"\b(?i:{_TIE}),?{_GAP}{_NAMES}")

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19\d\d|20\d\d)"
_BY_NAME: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE: Final = (
    rf"(?:{_DAY}[./-]{_MONTH}[./-](?:{_YEAR}|\d\d)|{_YEAR}[./-]{_MONTH}[./-]{_DAY}"
    rf"|{_DAY}(?:st|nd|rd|th|\.)?(?:{_GAP}of)?{_GAP}{_BY_NAME},?{_GAP}(?:{_YEAR})"
    rf"|{_BY_NAME}{_GAP}{_DAY}(?:st|nd|rd|th)?,?{_GAP}{_YEAR})"
)
BORN: Final = re.compile(
    r"\b(?:born|b\.|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|geb(?:\.|oren)|född)"
    rf"(?:{_GAP}(?:is|was|on|am|den))?:?[ \t]*(?P<n>{_DATE})(?!\d)",
    re.IGNORECASE,
)
DATED: Final = re.compile(rf"(?<![\d./-])(?P<n>{_DATE})(?![\d/-])", re.IGNORECASE)
_LATEST_BIRTH: Final = 2012
"""A full date up to this year is more likely somebody's birthday than anything a log is about."""

EMAIL: Final = re.compile(r"(?P<n>[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
PHONES: Final = (
    re.compile(r"(?<![\w.])(?P<n>(?:\+|00)\d{1,3}[ .()/-]{0,3}(?:\d{1,5}[ .()/-]{0,2}){1,5}\d{2})(?![\w])"),
    re.compile(r"(?<![\w.,/-])(?P<n>\(?0\d{2,4}\)?[ /-]{0,3}\d{3,8}(?:[ /-]\d{2,6}){0,3})(?![\w])"),
    re.compile(r"(?<![\w.,/-])(?P<n>\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4})(?![\w])"),
)
_FEWEST_DIGITS: Final = 8

_KIND_OF_STREET: Final = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Crescent|Court|Place|Square|Terrace|Gardens|Grove|Hill"
    r"|Boulevard|Blvd|Mews|Parade|Highway|Way"
)
STREETS: Final = (
    re.compile(rf"\b(?P<n>\d{{1,4}}[a-z]?,?{_GAP}(?:[A-Z][\w'’.-]*{_GAP}){{1,3}}(?:{_KIND_OF_STREET})\b\.?)"),
    re.compile(rf"\b(?P<n>\d{{1,4}}[a-z]?{_GAP}[^\W\d_]+{_GAP}(?:street|road|avenue|lane))\b"),
    re.compile(rf"\b(?P<n>[\w-]{{0,30}}(?:stra(?:ß|ss)e|str\.|gasse|allee|gatan|vägen){_GAP}?\d+\w?)\b"),
    re.compile(rf"\b(?P<n>(?:Flat|Apartment|Apt\.?|PO Box|P\.O\. Box){_GAP}\d+\w?)\b"),
)
_STATES: Final = (
    "A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]"
)
POSTCODES: Final = (
    re.compile(r"\b(?P<n>[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|[A-HK-Y]?\d[A-Z]) \d[ABD-HJLNP-UW-Z]{2})\b"),
    re.compile(rf"\b(?P<n>(?:{_STATES}){_GAP}\d{{5}}(?:-\d{{4}})?)\b"),
    re.compile(r"\b(?P<n>[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)\b"),
)
POSTCODE_TOWN: Final = re.compile(rf"(?<![\d.,])(?P<n>(?:[A-Z]{{1,2}}-)?\d{{5}}{_GAP}[A-ZÄÖÜ][a-zäöüß]{{2,}})")

NUMBERS: Final = (
    re.compile(
        r"\b(?:NHS|MRN|medical record|record|chart|hospital|insurance|policy|health card|case file|patient)"
        r"(?:[ \t]+(?:no\.?|nr\.?|number|id))?[ \t]*[#:.]?[ \t]*(?P<n>[A-Z]{0,3}[ -]?\d(?:[ -]?\d){4,15})\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w.-])(?P<n>\d{3}-\d{2}-\d{4})(?![\w-])"),  # social security, United States
    re.compile(r"(?<![\w.-])(?P<n>(?:19|20)?\d{6}[-+]\d{4})(?![\w-])"),  # personal number, Sweden and Denmark
    re.compile(r"\b(?P<n>[A-Z]\d{9})\b"),  # health insurance, Germany
    re.compile(r"\b(?P<n>[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b"),  # national insurance, United Kingdom
)
NHS: Final = re.compile(r"(?<![\w.-])(?P<n>\d{3}[ -]?\d{3}[ -]?\d{4})(?![\w-])")
_NHS_MODULUS: Final = 11
LONGEST: Final = 100_000
"""Signs that are looked at; services take far fewer."""


def find(text: str, known: Collection[str] = ()) -> tuple[Finding, ...]:
    """What could identify somebody, in order, none over another.

    `known` are names that may stand there: the writer's own, and those of the people who teach and supervise.
    """
    text = text[:LONGEST]
    spared = {word for name in known for word in _plain_words(name)}
    found = sorted({*_names(text, spared), *_dates(text), *_figures(text)}, key=lambda f: (f.start, -f.end, f.kind))
    apart: list[Finding] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return tuple(apart)


def _plain_words(text: str) -> Iterator[str]:
    """Its words in small letters, without a possessive ending."""
    for word in re.findall(_WORD, text):
        yield re.sub(r"['’]s$", "", word).lower()


def _names(text: str, spared: Collection[str]) -> Iterator[Finding]:
    for pattern in (TITLED, PATIENT, CALLED, KIN):
        for match in pattern.finditer(text):
            if (end := _end_of_name(match, pattern is not TITLED, spared)) is not None:
                yield Finding("name", match.start("n"), end)
    for match in TITLED_SMALL.finditer(text):
        if not set(_plain_words(match["n"])) <= {*spared}:
            yield Finding("name", match.start("n"), match.end("n"))


def _end_of_name(match: re.Match[str], wary: bool, spared: Collection[str]) -> int | None:
    """Where the name ends that begins where the pattern says; None if no name does.

    `wary` without a title before it: letters alone are a shortening, not a name.
    """
    end, strange = None, False
    for word in re.finditer(_WORD, match["n"]):
        plain = next(_plain_words(word[0]), "")
        if plain in _PARTICLES and word[0].islower():
            continue
        if not word[0][0].isupper() or plain in INNOCENT:
            break
        if end is None and wary and (len(plain) < 2 or (word[0].isupper() and len(plain) <= 5)):
            break
        strange = strange or plain not in spared
        end = match.start("n") + word.end()
    return end if strange else None


def _dates(text: str) -> Iterator[Finding]:
    for match in BORN.finditer(text):
        yield Finding("birth-date", match.start("n"), match.end("n"))
    for match in DATED.finditer(text):
        year = re.search(_YEAR, match["n"])
        if year and int(year[0]) <= _LATEST_BIRTH:
            yield Finding("birth-date", match.start("n"), match.end("n"))


def _figures(text: str) -> Iterator[Finding]:
    for kind, patterns in (("email", (EMAIL,)), ("address", STREETS), ("postcode", POSTCODES), ("number", NUMBERS)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not re.fullmatch(_DATE, match["n"]):
                    yield Finding(kind, match.start("n"), match.end("n"))
    for match in POSTCODE_TOWN.finditer(text):
        if match["n"].split()[-1].lower() not in INNOCENT | CURRENCIES:
            yield Finding("postcode", match.start("n"), match.end("n"))
    for match in NHS.finditer(text):
        if _checks(re.sub(r"\D", "", match["n"])):
            yield Finding("number", match.start("n"), match.end("n"))
    for pattern in PHONES:
        for match in pattern.finditer(text):
            digits = re.sub(r"\D", "", match["n"])
            if len(digits) >= _FEWEST_DIGITS and not re.fullmatch(_DATE, match["n"]):
                yield Finding("phone", match.start("n"), match.end("n"))


def _checks(digits: str) -> bool:
    """Whether ten digits are an NHS number: the last one follows from the others (modulus 11)."""
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % _NHS_MODULUS
    return (_NHS_MODULUS - rest) % _NHS_MODULUS == int(digits[9]) and len(set(digits)) > 1
