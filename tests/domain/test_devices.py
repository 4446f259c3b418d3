"""Browsers and systems by what they say of themselves."""

import pytest

from trainer.domain.devices import browser, system

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "names"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT} Chrome/131.0.0.0 Safari/537.36", ("Chrome", "Windows")),
        (f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", ("Firefox", "Linux")),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
            ("Safari", "macOS"),
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile Safari/604.1",
            ("Chrome", "iPhone"),
        ),
        (
            f"Mozilla/5.0 (Linux; Android 14) {KIT} SamsungBrowser/27.0 Chrome/125.0 Mobile",
            ("Samsung Internet", "Android"),
        ),
        ("curl/8.5", ("", "")),
        ("", ("", "")),
    ],
)
def test_names(agent: str, names: tuple[str, str]) -> None:
    assert (browser(agent), system(agent)) == names
