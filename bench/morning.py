"""A director's morning in Chromium over a programme of many: how long each of its pages takes to be there."""

from typing import Final

from playwright.sync_api import sync_playwright

from bench import servers
from tests.browser.conftest import FLAGS, WIDE, executable, sign_in
from tests.browser.morning import Morning, Taken
from tests.browser.morning_of_many import walk
from trainer.db import make_engine
from trainer.services.demo import PASSWORD

USUAL: Final = 10_000
MUST: Final = 1.0
"""Seconds from following a link, or sending a form, until its page is there with all that belongs to it."""
PATIENCE: Final = 60_000
"""Milliseconds: a page that is far too slow is to be told, not to end the walk."""


def report(url: str, trainees: int) -> bool:
    """Walk it, print each step and say whether every page was in time. Raises what the story finds wrong."""
    with servers.site(url) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        sign_in(page, site.address, "director", PASSWORD)
        morning, engine = Morning(page), make_engine(url)
        try:
            walk(morning, site.address, engine)
        finally:
            engine.dispose()
            browser.close()
            late = [one for one in morning.taken if not one.is_file and one.whole > MUST]
            print(f"A director’s morning, {trainees:,} trainees{'':<14}{'painted':>10}{'there':>8}{'must':>6}")
            for one in morning.taken:
                print(line(one))
    return not late


def line(one: Taken) -> str:
    """One step; of files only how long it took."""
    painted = f"{one.paint:.2f} s" if one.paint is not None else ""
    must = "" if one.is_file else f"{MUST:g} s"
    late = "   NOT MET" if not one.is_file and one.whole > MUST else ""
    return f"{one.step:<52.52}{painted:>8}{one.whole:>6.2f} s{must:>6}{late}"
