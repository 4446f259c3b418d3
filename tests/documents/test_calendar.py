"""Calendar files, read back by the letter of RFC 5545."""

import re
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.documents.calendar import FOLD, Entry, calendar

DUE = datetime(2026, 12, 4, 17, 0, tzinfo=timezone(timedelta(hours=1)))
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
ENTRIES = st.lists(
    st.builds(
        Entry,
        uid=st.from_regex(r"[a-z0-9-]{1,20}@example\.org", fullmatch=True),
        at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - a bound
        summary=TEXT,
        description=TEXT,
        url=st.just("https://ipt.example.org/p/north/assignments/1"),
        changed_at=st.just(DUE),
    ),
    max_size=4,
)


def entry(**fields: object) -> Entry:
    usual: dict[str, object] = {
        "uid": "assignment-1@example.org",
        "at": DUE,
        "summary": "Due: Flour and water",
        "description": "",
        "url": "https://ipt.example.org/p/north/assignments/1",
        "changed_at": DUE,
    }
    return Entry(**(usual | fields))  # type: ignore[arg-type]


def lines(file: bytes) -> list[tuple[str, str]]:
    """Unfolded content lines: name and raw value (3.1)."""
    text = file.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= FOLD for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    found = [re.fullmatch(r"([A-Z-]+)(?:;[^:]*)?:(.*)", line) for line in unfolded.split("\r\n")[:-1]]
    assert None not in found
    return [(m[1], m[2]) for m in found if m]


def text_value(raw: str) -> str:
    """What a TEXT value says (3.3.11)."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", raw)
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], raw)


def test_a_due_date_in_utc() -> None:
    said = lines(calendar("The North", [entry(description="Read it first.")]))
    assert said == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//trainer//due dates//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", "The North"),
        ("REFRESH-INTERVAL", "PT6H"),
        ("X-PUBLISHED-TTL", "PT6H"),
        ("BEGIN", "VEVENT"),
        ("UID", "assignment-1@example.org"),
        ("DTSTAMP", "20261204T160000Z"),
        ("LAST-MODIFIED", "20261204T160000Z"),
        ("DTSTART", "20261204T160000Z"),
        ("SUMMARY", "Due: Flour and water"),
        ("DESCRIPTION", "Read it first."),
        ("URL", "https://ipt.example.org/p/north/assignments/1"),
        ("TRANSP", "TRANSPARENT"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ]


def test_long_lines_are_folded_between_characters() -> None:
    title = "Łucja’s " * 40
    said = dict(lines(calendar("The North", [entry(summary=title)])))
    assert text_value(said["SUMMARY"]) == title


def test_what_has_a_meaning_in_the_file_is_escaped() -> None:
    said = dict(lines(calendar("The North", [entry(summary="One; two, three\\four\r\nfive")])))
    assert said["SUMMARY"] == r"One\; two\, three\\four\nfive"


def test_no_line_can_be_smuggled_in() -> None:
    bad = "x\r\nBEGIN:VEVENT\nATTACH:https://evil.example.org\u2028y\x0bz"
    said = lines(calendar(bad, [entry(summary=bad, description=bad, url=bad, uid=bad)]))
    assert [name for name, _ in said].count("BEGIN") == 2
    assert "ATTACH" not in dict(said)


@settings(deadline=None, max_examples=200)
@given(name=TEXT, entries=ENTRIES)
def test_whatever_is_written_is_read_back(name: str, entries: list[Entry]) -> None:
    said = lines(calendar(name, entries))
    read = [text_value(raw) for key, raw in said if key == "SUMMARY"]
    assert [_plain(text) for text in read] == [_plain(e.summary) for e in entries]
    assert [raw for key, raw in said if key == "DTSTART"] == [f"{e.at:%Y%m%dT%H%M%SZ}" for e in entries]


def _plain(text: str) -> str:
    """Text with every line break alike, and a space for each sign that cannot stand in a file."""
    text = re.sub(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return re.sub(r"[\x00-\x09\x0e-\x1f\x7f]", " ", text)
