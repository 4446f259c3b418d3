"""What the scripts of every desk say of saving, finding and choosing. {braces} are filled in."""

from trainer.web.i18n import _


def desk_words() -> dict[str, str]:
    """By the names under which the scripts ask for them."""
    return {
        "saved": _("Saved {time}"),
        "saving": _("Saving …"),
        "nothing": _("Saves itself"),
        "offline": _("Not saved yet: no connection, kept on this device"),
        "unkept": _("Not saved yet, and this browser keeps nothing: leave the page open"),
        "waiting": _("Not saved yet, kept on this device"),
        "signedOut": _(
            "Your sign-in has expired. What you write is kept on this device and is saved when you are back."
        ),
        "signIn": _("Sign in in a new tab"),
        "otherAccount": _(
            "{name} is signed in on this browser now, so nothing more can be saved here. "
            "What you wrote is kept on this device, for your account alone."
        ),
        "somebody": _("Somebody else"),
        "refused": _("One entry could not be kept: {why}"),
        "unsavedSignOut": _(
            "Some of what you wrote is not saved yet, and signing out takes it off this device. "
            "Wait for a connection, or sign out once more to drop it."
        ),
        "reload": _("Show it"),
        "clash": _("One field was changed in two places. Both versions are kept until you choose."),
        "findNone": _("not found"),
        "findAt": _("{at} of {all}"),
        "putBack": _("Put back"),
        "yes": _("yes"),
        "no": _("no"),
        "empty": _("empty"),
    }
