"""A director's morning in steps, for a programme of any size; each keeps how long its page took in the browser."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

from trainer.domain.sheets import is_formula

TIMES: Final = """() => new Promise((told) => {
    const done = (paint) => setTimeout(() => {
        const [way] = performance.getEntriesByType("navigation");
        told([way.loadEventEnd / 1000, paint && paint / 1000]);
    });
    setTimeout(done, 200, null);
    new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").forEach((one) => done(one.startTime)))
        .observe({ type: "paint", buffered: true });
})"""
CELL: Final = re.compile(r'<c r="([A-Z]+)\d+"[^>]*?(?:/>|>(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)</c>)')


@dataclass(frozen=True)
class Taken:
    """One step: seconds until the page was there (`whole`), and until something of it was seen; of a file, until it was
    saved."""

    step: str
    whole: float
    paint: float | None = None
    is_file: bool = False


class Morning:
    """The director's window, and what each step took."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taken: list[Taken] = []

    def to(self, step: str, act: Callable[[], object]) -> None:
        """Whatever leads to another page; it is there when this returns."""
        with self.page.expect_navigation(wait_until="load"):
            act()
        whole, paint = self.page.evaluate(TIMES)
        self.taken.append(Taken(step, whole, paint))

    def follow(self, step: str, name: str, within: Locator | None = None, **how: Any) -> None:
        """The first link of that name."""
        self.to(step, (within or self.page).get_by_role("link", name=name, **how).first.click)

    def saved(self, step: str, link: str) -> bytes:
        """What a link downloads."""
        began = perf_counter()
        with self.page.expect_download(timeout=300_000) as download:
            self.page.get_by_role("link", name=link).click()
        found = Path(download.value.path()).read_bytes()
        self.taken.append(Taken(f"{step} ({len(found) / 1024:,.0f} KiB)", perf_counter() - began, is_file=True))
        return found

    def who_needs_me(self, name: str = "") -> None:
        """From the director's home to somebody whose supervision has stalled."""
        self.follow("whose supervision has stalled", f"{name} has gone without supervision")
        expect(self.page.get_by_text("Stalled since")).to_be_visible()

    def readiness(self, pathway: str) -> None:
        """The table of one pathway."""
        self.follow("readiness", "Readiness")
        self.follow(f"readiness, {pathway}", pathway)

    def show(self, chosen: dict[str, str]) -> None:
        """Filters of the table by their labels; the others stay as they are."""
        for label, option in chosen.items():
            if not (field := self.page.get_by_label(label, exact=True)).is_visible():
                self.page.get_by_text("More to choose by").click()
            field.select_option(option)
        said = ", ".join(f"{label.lower()} {option}" for label, option in chosen.items())
        self.to(f"readiness by {said}", self.page.get_by_role("button", name="Show").click)

    @property
    def names(self) -> Locator:
        """Of those in the table, in its order."""
        return self.page.locator("tbody th a")

    def files(self) -> list[list[str]]:
        """The table as CSV, without its header: the screen shows its beginning, and the workbook holds the same."""
        header, *rows = rows_of_csv(self.saved("the table as CSV", "CSV"))
        shown = self.names.all_inner_texts()
        assert [row[0] for row in rows[: len(shown)]] == shown
        book = rows_of_xlsx(self.saved("the table as XLSX", "XLSX"))
        assert [row[0] for row in book] == [row[0] for row in (header, *rows)]
        return rows

    def requirement(self, name: str) -> None:
        """Who stands where on it, and where people stall."""
        self.follow(f"a requirement, {name}", name, self.page.get_by_role("columnheader"))
        expect(self.page.get_by_role("heading", name="By cohort")).to_be_visible()

    def evidence(self, row: Locator, state: str, requirement: str) -> None:
        """From a cell of the table to what it rests on."""
        self.follow("one trainee, at a requirement", state, row, exact=True)
        part = self.page.locator(f"#{requirement}")
        expect(part).to_be_in_viewport()
        part.get_by_text(re.compile("entr(y|ies) counts? here|entries count here")).click()
        expect(part.get_by_role("listitem").last).to_be_visible()

    def committee(self, candidate: Locator | str) -> None:
        """To one of those who wait for the director's view; by name, or where it stands in the list."""
        self.follow("the committee", "Committee")
        asked = self.page.get_by_role("region", name="Your view is asked for")
        link = asked.get_by_role("link", name=candidate) if isinstance(candidate, str) else asked.locator(candidate)
        self.to("a candidate", link.first.click)

    def decide(self, outcome: str, reason: str) -> None:
        """One's own view first, then the decision; then why it was decided so."""
        name = self.page.get_by_role("heading", level=1).inner_text()
        for part, send in (("Your own view", "Put my view down"), ("The decision", "Record this decision")):
            asked = self.page.get_by_role("region", name=part)
            asked.get_by_label(outcome).check()
            asked.get_by_label("Why").fill(reason)
            self.to(part.lower(), asked.get_by_role("button", name=send).click)
        self.follow("why it was decided so", "Why it was decided so")
        title = f"Why {name} was passed" if outcome == "Award the certificate" else f"Why {name} was not passed yet"
        expect(self.page.get_by_role("heading", name=title)).to_be_visible()

    def board(self, cohort: str) -> None:
        """What is taken along: a cohort's report, by way of the table of those who are in it."""
        self.follow("the director’s home", "Programme", exact=True)
        self.follow("cohorts", "Cohorts")
        self.follow("a cohort", cohort)
        self.follow("a cohort’s table", "Who stands where")
        assert self.saved("a cohort’s report as PDF", f"{cohort} for a board (PDF)").startswith(b"%PDF-")


def rows_of_csv(data: bytes) -> list[list[str]]:
    """Every row; no cell of it is a formula to a spreadsheet."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [cell for row in rows for cell in row if is_formula(cell)] == []
    return rows


def rows_of_xlsx(data: bytes) -> list[list[str]]:
    """The cells that hold anything, row by row; none of them is a formula."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in text
    return [
        [html.unescape(word or number) for _column, word, number in CELL.findall(row)]
        for row in re.findall(r"<row [^>]*>(.*?)</row>", text, re.DOTALL)
    ]


def tables_of(data: bytes) -> dict[str, list[list[str]]]:
    """The tables of an archive by name, without their headers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name.removesuffix(".csv"): rows_of_csv(archive.read(name))[1:]
            for name in archive.namelist()
            if name.endswith(".csv")
        }
