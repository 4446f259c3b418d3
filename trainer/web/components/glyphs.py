"""The glyphs: discs for people, as in the closeness circle. Drawn in the colour of their text; a word always stands
beside them.
"""

from functools import cache
from typing import Final

from flask import Flask
from markupsafe import Markup

SHAPES: Final = {
    "grief": (
        '<circle cx="8" cy="12" r="4.5" fill="currentColor"/>'
        '<circle cx="17.5" cy="12" r="4.5" stroke-dasharray="1.6 2.2"/>'
    ),
    "role-dispute": (
        '<circle cx="5" cy="12" r="4" fill="currentColor"/><circle cx="19" cy="12" r="4" fill="currentColor"/>'
        '<path d="m13 3.5-2.4 5.2 3 5.2L11 20.5"/>'
    ),
    "role-transition": (
        '<circle cx="5.5" cy="17.5" r="3.5" stroke-dasharray="1.6 2"/>'
        '<circle cx="18" cy="6.5" r="4" fill="currentColor"/><path d="m9 14.3 4.6-4m-3.2-.2 3.2.2-.2 3.2"/>'
    ),
    "interpersonal-deficits": '<circle cx="12" cy="12" r="9.5"/><circle cx="8.5" cy="14.5" r="3" fill="currentColor"/>',
    "loss-of-healthy-self": (
        '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 0 0 17z" fill="currentColor"/>'
    ),
    "met": '<circle cx="12" cy="12" r="9"/><path d="m7.8 12.3 2.9 2.9 5.6-6"/>',
    "not-yet": '<circle cx="12" cy="12" r="9"/>',
    "awaiting": '<circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.4 2.2"/>',
    "insufficient": '<circle cx="12" cy="12" r="9" stroke-dasharray="2.2 2.5"/><path d="M8.5 12h7"/>',
    "confirm": (
        '<circle cx="12" cy="12" r="9"/><path d="M9.6 9.6c0-3.4 5-3.2 5 0 0 2-2.6 1.9-2.6 4.2"/>'
        '<circle cx="12" cy="17" r=".6" fill="currentColor"/>'
    ),
    "misread": '<circle cx="12" cy="12" r="9"/><path d="M8 10h8M8 14h8m-2.2-6.6-3.6 9.2"/>',
    "note": '<path d="M6 3.5h9l3.5 3.5v13.5H6zM9 11h6.5M9 15h4.5"/>',
    "tip": '<path d="M7 11a5 5 0 0 1 10 0zM12 11v8.5M8 20h8"/><path d="M12 6V3.5"/>',
    "warning": '<path d="M12 4 21 20H3zM12 10v4.5"/><circle cx="12" cy="17.2" r=".6" fill="currentColor"/>',
    "onward": '<path d="M4 12h15m-5.5-5.5L19 12l-5.5 5.5"/>',
    "back": '<path d="M20 12H5m5.5-5.5L5 12l5.5 5.5"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 20.8h4"/>',
    "locked": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "brand": (
        '<circle cx="12" cy="12" r="11" stroke-width="1.2"/><circle cx="12" cy="12" r="6.8" stroke-width="1.2"/>'
        '<circle cx="12" cy="12" r="2.6" fill="currentColor"/>'
        '<circle cx="17" cy="7.4" r="1.9" fill="currentColor"/>'
    ),
}
SAME: Final = {
    "interpersonal-disputes": "role-dispute",
    "role-transitions": "role-transition",
    "grief-and-loss": "grief",
}
"""Areas of other traditions that are drawn like ours."""


@cache
def glyph(name: str) -> Markup:
    """One glyph; empty for an area that nobody has drawn yet."""
    shape = SHAPES.get(SAME.get(name, name), "")
    return Markup(  # noqa: S704 - from the table above
        '<svg class="glyph" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" '
        f'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{shape}</svg>'
    )


def init_app(app: Flask) -> None:
    """Let templates draw them."""
    app.jinja_env.globals["glyph"] = glyph
