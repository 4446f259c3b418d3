"""Words for the public register."""

from trainer.web.i18n import _


def body_name(body: str) -> str:
    """Whose credential it is."""
    return {
        "isipt": _("International Society of Interpersonal Psychotherapy (ISIPT)"),
        "ipt-institute": _("IPT Institute"),
        "ipt-uk": _("IPT-UK"),
        "dg-ipt": _("German Society for Interpersonal Psychotherapy (DG-IPT)"),
        "ipts": _("Swedish IPT society (IPTS)"),
    }.get(body, body)
