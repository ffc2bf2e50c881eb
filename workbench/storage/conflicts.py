"""What to say when somebody else was faster."""

from workbench.errors import EditConflict
from workbench.storage.descriptions import describe_title


def changed_meanwhile(what: str, *, theirs: str, yours: str) -> EditConflict:
    """Make the error for something that is no longer as it was when the edit began.

    Parameters
    ----------
    what
        What was to be changed, fit to begin a sentence.
    theirs
        What is kept now, for people.
    yours
        What was about to be written, for people.
    """
    return EditConflict(
        f"{what} was changed by somebody else in the meantime: it is now {theirs}. Your change to {yours} was not "
        "saved. Look at theirs, then make your change again if you still want it.",
        theirs=theirs,
        yours=yours,
    )


def removed_meanwhile(title: str | None = None) -> EditConflict:
    """Make the error for a feature that is no longer in the backlog; its title is None where nobody knows it."""
    what = "This feature" if title is None else describe_title(title)
    return EditConflict(
        f"{what} is no longer in this backlog: somebody else has removed it. Your change was not saved. Reload the "
        "page; their removal can be undone there.",
        theirs="removed",
        yours="changed",
    )
