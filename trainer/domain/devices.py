"""What a browser says of itself, in words: Firefox on Windows."""

from typing import Final

# The first that is found names it; browsers say the names of those whom they resemble, so the order matters.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def browser(agent: str) -> str:
    """Empty where it cannot be told."""
    return next((name for sign, name in BROWSERS if sign in agent), "")


def system(agent: str) -> str:
    """Empty where it cannot be told."""
    return next((name for sign, name in SYSTEMS if sign in agent), "")
