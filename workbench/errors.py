"""Every error that a person can cause, as one tree.

::

    WorkbenchError
    ├── InvalidScore          a number that cannot be a score
    ├── InvalidFramework      dimensions, scales or weights that contradict themselves
    ├── InvalidBacklog        features or scores that do not fit together
    ├── InvalidChoice         a feature, dimension or option that does not exist here
    ├── SpreadsheetError      a file that cannot be used (cells=[…])
    ├── NoFeasiblePlan        rules of a plan that cannot all be kept (constraints=[…])
    ├── PlanNotSolved         the solver stopped without an answer (status)
    ├── UnsuitableTemplate    a template on which no slides can be laid out
    └── StorageError          what is kept cannot be read or written
        ├── NotKept           no such backlog in this database
        └── EditConflict      somebody else changed the same thing (theirs, yours)

A message says what, where and what to do, in the person's words. The facts are fields, so that a caller need not read
the message. Anything that is not a ``WorkbenchError`` is our own fault and keeps its traceback.
"""

from collections.abc import Sequence
from difflib import get_close_matches


class WorkbenchError(Exception):
    """Something a person can put right; its text is fit to be shown to them."""


class InvalidScore(WorkbenchError):
    """A number, or a range of numbers, that cannot be a score."""


class InvalidFramework(WorkbenchError):
    """Dimensions, scales or weights that contradict themselves.

    Attributes
    ----------
    place
        The dimension or field that is at fault; empty when it is the framework as a whole.
    """

    def __init__(self, message: str, *, place: str = "") -> None:
        super().__init__(message)
        self.place = place


class InvalidBacklog(WorkbenchError):
    """Features or scores that do not fit together.

    Attributes
    ----------
    place
        The feature or field that is at fault.
    """

    def __init__(self, message: str, *, place: str = "") -> None:
        super().__init__(message)
        self.place = place


class InvalidChoice(WorkbenchError):
    """A name that is not among the possible ones.

    Attributes
    ----------
    found
        What was asked for.
    possible
        What could have been asked for.
    near
        The possible names most like the one found, best first.
    """

    def __init__(self, what: str, found: str, possible: Sequence[str]) -> None:
        self.found = found
        self.possible = tuple(possible)
        self.near = tuple(get_close_matches(found, self.possible, n=3, cutoff=0.5))
        listed = ", ".join(self.near or self.possible[:12])
        hint = f"Did you mean {listed}?" if self.near else f"Choose one of: {listed}."
        super().__init__(f"There is no {what} '{found}'. {hint}")


class SpreadsheetError(WorkbenchError):
    """A file that cannot be used; all its faults are told at once.

    Attributes
    ----------
    faults
        One readable sentence for each fault.
    cells
        The cells at fault, as the person sees them ("D7"), where known.
    """

    def __init__(self, *faults: str, cells: Sequence[str] = ()) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
        self.cells = tuple(cells)


class NoFeasiblePlan(WorkbenchError):
    """Rules that no set of features can keep all at once.

    Attributes
    ----------
    constraints
        A smallest clashing set: without any one of them the others can be kept.
    """

    def __init__(self, constraints: Sequence[str]) -> None:
        self.constraints = tuple(constraints)
        listed = "; ".join(self.constraints)
        super().__init__(f"No plan can keep all of these at once: {listed}. Drop or loosen one of them.")


class PlanNotSolved(WorkbenchError):
    """The solver stopped without an answer; whether there is a plan is not known.

    Attributes
    ----------
    status
        What the solver said.
    """

    def __init__(self, status: str) -> None:
        self.status = status
        super().__init__(f"The best plan could not be worked out: {status} Try fewer rules or another capacity.")


class UnsuitableTemplate(WorkbenchError):
    """A template of somebody's own on which no slides can be laid out."""


class StorageError(WorkbenchError):
    """What is kept between visits cannot be read or written."""


class NotKept(StorageError):
    """No such backlog in this database."""


class EditConflict(StorageError):
    """Somebody else changed the same thing in the meantime.

    Attributes
    ----------
    theirs
        What is kept now.
    yours
        What was about to be written; it has not been.
    """

    def __init__(self, message: str, *, theirs: str, yours: str) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.yours = yours
