"""Every page about people and about what they are set is legible for everyone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import bonds, certificates, live
from tests.browser.conftest import NARROW
from tests.people import databases_copy


@pytest.fixture(scope="module")
def site(worked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site where the people have to do with each other."""
    folder = tmp_path_factory.mktemp("tied")
    url = databases_copy(worked_file, folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield address


DIRECTOR = "/p/north/programme"
PERSON = f"{DIRECTOR}/people/{bonds.TRAINEE}"
PAGES = {
    "people": ("director", f"{DIRECTOR}/people"),
    "person": ("director", PERSON),
    "membership": ("director", f"{PERSON}/membership"),
    "pace": ("director", f"{PERSON}/pace"),
    "leave": ("director", f"{DIRECTOR}/people/{bonds.SUPERVISOR}/leave"),
    "supervision": ("director", f"{PERSON}/supervision"),
    "move": ("director", f"{PERSON}/move"),
    "withdrawal": ("director", f"{PERSON}/withdrawal"),
    "record": ("director", f"{PERSON}/record"),
    "cohorts": ("director", f"{DIRECTOR}/cohorts"),
    "cohort": ("director", f"{DIRECTOR}/cohorts/first"),
    "invitations": ("director", f"{DIRECTOR}/invitations"),
    "invitation-new": ("director", f"{DIRECTOR}/invitations/new"),
    "invitation-list": ("director", f"{DIRECTOR}/invitations/list"),
    "reassignment": ("director", f"{DIRECTOR}/reassignment?away_from={bonds.SUPERVISOR}"),
    "settings": ("director", f"{DIRECTOR}/settings"),
    "evaluation": ("director", f"{DIRECTOR}/evaluation"),
    "audit": ("director", f"{DIRECTOR}/audit"),
    "profile": ("trainee", "/account"),
    "address": ("trainee", "/account/address"),
    "devices": ("trainee", "/account/devices"),
    "own-record": ("trainee", "/account/record"),
    "messages": ("trainee", "/p/north/messages"),
    "thread": ("trainee", f"/p/north/messages/{bonds.SUPERVISOR}"),
    "trainees": ("supervisor", "/p/north/supervision/trainees"),
    "own-evaluation": ("trainee", "/p/north/evaluation"),
    "to-do": ("trainee", "/p/north/to-do"),
    "own-assignment": ("trainee", "/p/north/assignments/1"),
    "calendar": ("trainee", "/p/north/calendar"),
    "notices": ("trainee", "/p/north/notices"),
    "preferences": ("trainee", "/p/north/preferences"),
    "own-mail": ("trainee", "/p/north/mail"),
    "assignments": ("director", f"{DIRECTOR}/assignments"),
    "assignment-new": ("director", f"{DIRECTOR}/assignments/new"),
    "assignment": ("director", f"{DIRECTOR}/assignments/1"),
    "extension": ("director", f"{DIRECTOR}/assignments/1?extend=1#extend"),
    "mail": ("director", f"{DIRECTOR}/mail"),
    "programme": ("director", DIRECTOR),
    "certificates": ("", "/certificates"),
    "certificate": ("", f"/certificates/{certificates.NUMBER}"),
    "own-certificate": ("trainee", f"/certificates/{certificates.NUMBER}"),
    "register": ("", "/register"),
    "register-entry": ("", f"/register/{certificates.ENTRY}"),
    "register-own": ("trainee", "/register/own"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(faults_of: Callable[..., list[str]], name: str) -> None:
    role, path = PAGES[name]
    assert faults_of(path, role) == []


@pytest.mark.parametrize(
    ("role", "path"), [("trainee", "/p/north/messages"), ("supervisor", "/home"), ("director", f"{DIRECTOR}/people")]
)
def test_the_menu_takes_one_line_on_a_phone_and_can_be_reached_to_its_end(
    open_page: Callable[..., Page], role: str, path: str
) -> None:
    page = open_page(path, role, viewport=NARROW)
    menu = page.get_by_role("navigation", name="Main")
    tops = menu.get_by_role("link").evaluate_all("(links) => links.map((a) => a.getBoundingClientRect().top)")
    assert len(tops) > 3
    assert len(set(tops)) == 1
    fits = menu.evaluate("(nav) => nav.scrollWidth <= nav.clientWidth + 1")
    assert fits or role in ("trainee", "director")  # whose seven links scroll sideways
    page.set_viewport_size({"width": 280, "height": 600})
    menu.get_by_role("link").last.focus()
    assert menu.get_by_role("link").last.evaluate("(a) => a.getBoundingClientRect().right <= innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 280
