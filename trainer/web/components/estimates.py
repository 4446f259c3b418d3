"""What a number with its interval says, in words that claim no more than it does."""

from trainer.domain.calibration import Estimate
from trainer.web.i18n import _


def reading(estimate: Estimate, kind: str) -> str:
    """Of a `severity` or a `drift`: which way it points, or that it may be nothing."""
    if estimate.interval is None:
        return _("There is too little yet to tell this from chance.")
    low, high = estimate.interval
    if low <= 0 <= high:
        return {
            "severity": _("The interval holds 0: nothing here says that you are stricter or more lenient."),
            "drift": _("The interval holds 0: nothing here says that you have changed."),
        }[kind]
    return {
        ("severity", True): _("You mark higher: more leniently."),
        ("severity", False): _("You mark lower: more strictly."),
        ("drift", True): _("You have become more lenient."),
        ("drift", False): _("You have become stricter."),
    }[kind, low > 0]
