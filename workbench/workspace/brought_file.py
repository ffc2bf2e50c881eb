"""A file that somebody brought: read once, understood as often as they change their mind."""

from dataclasses import dataclass, field

from workbench.exchange.own_recognition import read_own
from workbench.exchange.own_tables import recognise_table
from workbench.exchange.progress import NOT_TOLD, Progress, Tell
from workbench.exchange.reading import read_pasted, read_source
from workbench.exchange.report import AS_RECOGNISED, Corrections, Recognition
from workbench.exchange.table import Source

PASTED_NAME = "pasted cells"
"""The name of what came from the clipboard instead of a file."""
_READING = 0.5
"""The share of the work that reading a file is, before it is understood."""


@dataclass
class BroughtFile:
    """A file, and its cells once they have been read; they are held as long as the file is.

    Attributes
    ----------
    name
        The file's name, or ``PASTED_NAME`` for cells from the clipboard.
    data
        Its bytes; UTF-8 text for pasted cells.
    """

    name: str
    data: bytes
    _source: Source | None = field(default=None, compare=False, repr=False)

    def read(self, progress: Progress = NOT_TOLD) -> Source:
        """Give the file's sheets; only the first time are they read.

        Raises
        ------
        SpreadsheetError
            When the file cannot be read at all.
        """
        if self._source is None:
            is_pasted = self.name == PASTED_NAME
            read = read_pasted(self.data.decode()) if is_pasted else read_source(self.name, self.data, progress)
            self._source = read
        return self._source


def understand(file: BroughtFile, corrections: Corrections = AS_RECOGNISED, *, tell: Tell | None = None) -> Recognition:
    """Say how a file is understood: what an import would keep, and every note about it.

    Parameters
    ----------
    file
        The file.
    corrections
        What the person says about it; the rest is recognised.
    tell
        Called with the share of the work that is done, 0 to 1, and a sentence: at most a few hundred times, in order.

    Returns
    -------
    What preview and import share. A workbench export comes back as it was, with what was changed in its cells.

    Raises
    ------
    SpreadsheetError
        When the file cannot be read at all; its faults say why.
    InvalidBacklog
        When it is a workbench export that is damaged or of a later version.
    """
    # A workbook of our own is one backlog, whichever of its sheets are asked for together.
    is_as_written = corrections == Corrections(framework=corrections.framework, all_sheets=corrections.all_sheets)
    is_file = file.name != PASTED_NAME
    own = read_own(file.name, file.data, corrections.framework) if is_file and is_as_written else None
    if own is not None:
        return own
    progress = Progress(tell)
    source = file.read(progress.part(0, _READING))
    found = recognise_table(source, corrections, progress=progress.part(_READING, 1))
    progress.say(1, "Ready")
    return found
