"""The elements and attributes that authors' content may hold once rendered; everything else is taken out."""

from typing import Final

_DRAWING: Final = """
svg g title desc defs path line polyline polygon rect circle ellipse text tspan marker pattern clipPath
"""
_DRAWN: Final = """
aria-label role viewBox preserveAspectRatio transform opacity d points x y x1 y1 x2 y2 dx dy cx cy r rx ry width height
fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity
font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing
marker-start marker-mid marker-end markerWidth markerHeight refX refY orient patternUnits clip-path
vector-effect paint-order
"""
_WRITING: Final = """
p br hr em strong s code pre blockquote ul ol li dl dt dd h3 h4 h5 h6 a div span
figure figcaption table thead tbody tr th td
"""

TAGS: Final = {*_DRAWING.split(), *_WRITING.split()}
ATTRIBUTES: Final = {tag: set(_DRAWN.split()) for tag in _DRAWING.split()} | {
    "*": {"class", "id"},
    "a": {"href", "title"},
    "div": {"role"},
    "ol": {"start"},
}
