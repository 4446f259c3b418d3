"""python tools/browser_guard.py: write the rules of trainer/domain/identifiers.py for the guard in the browser.

A browser's patterns differ from Python's in a few signs, which are translated; what the rules are stands in one place.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from trainer.domain import identifiers as rules
from trainer.domain.innocent_words import CURRENCIES, INNOCENT

TARGET = Path(__file__).resolve().parents[1] / "trainer" / "web" / "static" / "js" / "log" / "rules.js"
LETTER, SIGN = r"\p{L}", r"\p{L}\p{N}_"
EDGE = rf"(?:(?<=[{SIGN}])(?![{SIGN}])|(?<![{SIGN}])(?=[{SIGN}]))"
CASELESS = re.compile(r"\(\?i:")


def in_browser(pattern: re.Pattern[str]) -> list[str]:
    """The pattern and its flags as a browser reads them."""
    text = _any_case(pattern.pattern).replace("(?P<", "(?<")
    text = re.sub(r"\[\^\\W\\d_['’-]*\]", lambda _: LETTER, text)
    made, within, at = "", False, 0
    while at < len(text):
        pair = text[at : at + 2]
        if pair == r"\w":
            made += SIGN if within else f"[{SIGN}]"
        elif pair == r"\d":
            made += r"\p{Nd}"
        elif pair == r"\D":
            made += r"\P{Nd}"
        elif pair == r"\b":
            made += EDGE
        elif pair[0] == "\\":
            made += pair
        else:
            within = (within or text[at] == "[") and text[at] != "]"
            made += r"\-" if within and text[at] == "-" and _stands_for_itself(text, at) else text[at]
            at -= 1
        at += 2
    return [made, "giu" if pattern.flags & re.IGNORECASE else "gu"]


def _stands_for_itself(text: str, at: int) -> bool:
    """A hyphen beside a class escape or at an end of its brackets is no range."""
    return text[at + 1] == "]" or text[at - 1] == "[" or text[at - 2 : at] in (r"\w", r"\d")


def _any_case(text: str) -> str:
    """Groups that do not mind capitals, spelt out."""
    while found := CASELESS.search(text):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        inside = text[found.end() : end - 1]
        spelt = re.sub(r"\[[^\]]*\]|[a-zé]", _both, inside)
        text = f"{text[: found.start()]}(?:{spelt}){text[end:]}"
    return text


def _both(found: re.Match[str]) -> str:
    letters = found[0].strip("[]")
    return f"[{letters}{letters.upper()}]"


def written() -> str:
    """The whole module."""
    names = [in_browser(one) for one in (rules.TITLED, rules.PATIENT, rules.CALLED, rules.KIN)]

    def several(patterns: Iterable[re.Pattern[str]]) -> list[list[str]]:
        return [in_browser(one) for one in patterns]

    said = {
        "titled": names[0],
        "wary": names[1:],
        "small": in_browser(rules.TITLED_SMALL),
        "word": in_browser(re.compile(rules._WORD)),
        "particles": sorted(rules._PARTICLES),
        "born": in_browser(rules.BORN),
        "dated": in_browser(rules.DATED),
        "date": in_browser(re.compile(f"^(?:{rules._DATE})$")),
        "year": in_browser(re.compile(rules._YEAR)),
        "latest": rules._LATEST_BIRTH,
        "figures": {
            "email": several([rules.EMAIL]),
            "address": several(rules.STREETS),
            "postcode": several(rules.POSTCODES),
            "number": several(rules.NUMBERS),
        },
        "town": in_browser(rules.POSTCODE_TOWN),
        "nhs": in_browser(rules.NHS),
        "phones": several(rules.PHONES),
        "fewest": rules._FEWEST_DIGITS,
        "longest": rules.LONGEST,
        "innocent": " ".join(sorted(INNOCENT)),
        "currencies": " ".join(sorted(CURRENCIES)),
    }
    lines = ",\n".join(f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items())
    head = "// Written by tools/browser_guard.py out of trainer/domain/identifiers.py; not to be changed by hand."
    return f"{head}\nexport const rules = {{\n{lines},\n}};\n"


if __name__ == "__main__":
    TARGET.write_text(written(), "utf-8")
