"""How much a file may hold, so that no file can take the memory or the time of everybody else."""

from typing import NamedTuple

from workbench.errors import SpreadsheetError
from workbench.exchange.progress import NOT_TOLD, Progress

MAX_BYTES = 200_000_000
"""Bytes that a packed file may unpack to."""

MAX_TEXT_BYTES = 50_000_000
"""Bytes of a text file, which takes up to five times as much once it is text."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

ROW_COST = 7
"""Cells that a row costs besides its own: the feature made of it."""

MAX_TEXT_CELLS = 5_000_000
"""Cells of a text file, empty ones included, with what its rows cost; what is made of so many takes under 500 MB."""

MAX_SHEET_CELLS = 6_500_000
"""Cells and shared texts of a workbook, with what its rows cost; likewise."""

MAX_PIECES = 4_000_000
"""What a packed file may hold of shared texts and of what is read slowly (elements, merged cells, cells written
unusually), taken together; each takes about a microsecond."""

MAX_GAP = 100
"""Blank rows kept between two filled ones; a longer gap shows in the row numbers only."""

_TOLD_EVERY = 0.01
_TOLD_ROWS = 100
"""Rows are told in round numbers."""
_REMEDY = "Keep only the rows and columns with your features, save, and open it again."


class Excuse(NamedTuple):
    """Why a file is refused that has too much to be read slowly, and what to do about a packed file that is too large.

    Attributes
    ----------
    why
        What it holds, after 'holds more'.
    remedy
        What to do.
    """

    why: str
    remedy: str


USUAL = Excuse(f"than {MAX_PIECES // 1_000_000} million cells or different texts", _REMEDY)
BULKY = Excuse(
    "cells than can be read from an .ods file",
    "Save it as .xlsx, in which three times as much fits, or keep only the rows and columns with your features.",
)
"""For an ODS file: its XML takes more room for the same cells."""


class Budget:
    """What one file may still unpack to and hold.

    Parameters
    ----------
    name
        The file's name, for the messages.
    pieces
        How many texts it may hold, and how much that has to be read slowly.
    cells
        How many cells and texts it may hold.
    progress
        Told how much of what the file unpacks to has been spent.
    excuse
        What is said when it holds more.

    Attributes
    ----------
    name
        As given.
    whole
        Bytes that the file says it unpacks to; 0 where it is not known.
    rows
        How many rows have been read.
    """

    def __init__(
        self,
        name: str,
        *,
        pieces: int = MAX_PIECES,
        cells: int = MAX_SHEET_CELLS,
        progress: Progress = NOT_TOLD,
        excuse: Excuse = USUAL,
    ) -> None:
        self.name = name
        self._excuse = excuse
        self.whole = self.rows = 0
        self._progress = progress
        self._told = 0.0
        self._most_cells = cells
        self._pieces, self._cells = pieces, cells
        self._bytes = MAX_BYTES

    def expect_bytes(self, count: int) -> None:
        """Take note of how many bytes the file says it unpacks to, all in all.

        Raises
        ------
        SpreadsheetError
            When they are more than ``MAX_BYTES``.
        """
        self.whole = count
        if count > MAX_BYTES:
            raise self._too_many_bytes()

    def spend_bytes(self, count: int) -> None:
        """Take the given number of unpacked bytes off.

        Raises
        ------
        SpreadsheetError
            When the file unpacks to more than ``MAX_BYTES``.
        """
        self._bytes -= count
        if self._bytes < 0:
            raise self._too_many_bytes()
        share = (MAX_BYTES - self._bytes) / self.whole if self.whole else 0.0
        if share >= self._told + _TOLD_EVERY:
            self._told = share
            told = max(self.rows - self.rows % _TOLD_ROWS, 1)
            self._progress.say(share, f"Reading row {told:,}" if self.rows else "Reading the file")

    def spend_pieces(self, count: int) -> None:
        """Take off a number of texts, or of things that are read slowly.

        Raises
        ------
        SpreadsheetError
            When the file holds more than it may.
        """
        self._pieces -= count
        if self._pieces < 0:
            raise SpreadsheetError(f"'{self.name}' holds more {self._excuse.why}. {self._excuse.remedy}")

    def spend_cells(self, count: int) -> None:
        """Take off a number of cells or texts, and what their rows cost besides.

        Raises
        ------
        SpreadsheetError
            When the file holds more than it may.
        """
        self._cells -= count
        if self._cells < 0:
            most = f"{self._most_cells / 1_000_000:g} million cells, every row counted as {ROW_COST} more"
            raise SpreadsheetError(f"'{self.name}' holds more than {most}. {_REMEDY}")

    def _too_many_bytes(self) -> SpreadsheetError:
        return SpreadsheetError(
            f"'{self.name}' unpacks to more than {MAX_BYTES // 1_000_000} MB. {self._excuse.remedy}"
        )


def refuse_rows(name: str) -> SpreadsheetError:
    """Make the error for a file with more rows than a spreadsheet can show."""
    return SpreadsheetError(f"'{name}' has more than {MAX_ROWS:,} rows. {_REMEDY}")


def refuse_columns(name: str, row: int) -> SpreadsheetError:
    """Make the error for a row with more columns than a spreadsheet can show."""
    return SpreadsheetError(f"'{name}' has more than {MAX_COLUMNS:,} columns in row {row}. {_REMEDY}")
