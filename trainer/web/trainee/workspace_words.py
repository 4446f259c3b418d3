"""What the workspace's scripts say, so that every word a person sees passes through gettext. {braces} are filled in."""

from trainer.web.i18n import _


def words() -> dict[str, str]:
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
        "notYours": _(
            "Whoever is signed in now cannot open this draft. "
            "What you wrote is kept on this device, for your account alone."
        ),
        "handedIn": _("This case was handed in elsewhere. What you wrote since stays on this device."),
        "seeReceipt": _("See the receipt"),
        "refused": _("One entry could not be kept: {why}"),
        "unsavedSignOut": _(
            "Some of what you wrote is not saved yet, and signing out takes it off this device. "
            "Wait for a connection, or sign out once more to drop it."
        ),
        "handInWaits": _("Not everything is saved yet. You can hand in as soon as there is a connection."),
        "commitWaits": _("You can open the next session as soon as there is a connection. What you wrote is kept."),
        "commitAreas": _("Set how sure you are of each area; still missing: {areas}."),
        "commitPrimary": _("Choose the area you would put first."),
        "newSession": _("The next session was opened in another tab."),
        "reload": _("Show it"),
        "clash": _("One field was changed in two places. Both versions are kept until you choose."),
        "citeFor": _("Cite {turns} for …"),
        "cited": _("{turns} cited for {what}"),
        "uncited": _("{turns} no longer cited for {what}"),
        "inNotebook": _("Show {what} in the notebook"),
        "takenOff": _("Take {turn} off {what}"),
        "chosen": _("{turns} chosen. Enter goes to what they can be cited for."),
        "letGo": _("No turn chosen"),
        "onset": _("Onset"),
        "timeline": _("Timeline"),
        "safety": _("Safety"),
        "findNone": _("not found"),
        "findAt": _("{at} of {all}"),
        "told": _("Thank you: the author has been told."),
        "untold": _("Not sent: there is no connection. Your words are still here."),
        "nobody": _("Name the people as you meet them. Who is close, who was lost, who is merely mentioned?"),
        "unnamed": _("(no name yet)"),
        "noTurns": _("no turn"),
        "oneTurn": _("1 turn"),
        "manyTurns": _("{n} turns"),
        "keyCount": _("{n} of 5 marked key; they carry the full fields."),
        "keyFull": _("Five are key already. Take the mark off one of them first."),
        "added": _("{name} added"),
        "gone": _("{name} taken out"),
        "putBack": _("Put back"),
        "at": _("{name}: {ring}"),
        "notPlaced": _("not placed yet"),
        "notApplicable": _("not applicable"),
        "deadNow": _("{name} is dead and has no place now"),
        "ring_before": _("before"),
        "ring_now": _("now"),
        "ring_wanted": _("wanted"),
        "yes": _("yes"),
        "no": _("no"),
        "empty": _("empty"),
        "wouldAsk": _("I would ask: {ask}"),
        "takeWords": _("Select the words in your text first."),
    }
