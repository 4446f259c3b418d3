"""Signing in and out in a browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import axe_violations, sign_in


def test_in_and_out_again(page: Page, site: str) -> None:
    sign_in(page, site, "trainee")
    expect(page).to_have_url(f"{site}/p/north/home")
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{site}/")
    page.goto(f"{site}/p/north/home")
    expect(page).to_have_url(f"{site}/sign-in?next=/p/north/home")


def test_the_keyboard_is_enough(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in")
    page.locator("input[name=email]").focus()
    page.keyboard.type("trainee@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("not the password at all")
    page.keyboard.press("Enter")
    expect(page.get_by_text("do not belong together")).to_be_visible()
    expect(page.locator("input[name=email]")).to_have_value("trainee@example.org")
    expect(page.locator("input[name=password]")).to_have_value("")


@pytest.mark.parametrize("address", ["/sign-in", "/forgotten-password", "/nowhere"])
def test_axe_finds_nothing(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    assert axe_violations(page) == []
