"""What a file holds before anything is understood: sheets of text cells with their places."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.model import Note


@dataclass(frozen=True)
class SheetPart:
    """The rows of a table of several sheets that come from one of them.

    Attributes
    ----------
    sheet
        The sheet's name.
    start
        Index of its first row in the table's rows.
    columns
        For each column of the table, the number of the sheet's own, from 1; None where the sheet has no such column.
    """

    sheet: str
    start: int
    columns: tuple[int | None, ...]


@dataclass(frozen=True)
class Table:
    """One sheet, every cell as text.

    Attributes
    ----------
    sheet
        Its name; None for text files.
    rows
        Cells as text, row by row; '' where empty; rows may differ in length. Numbers stand in their shortest form
        ('5', '0.25'), percent-formatted cells as '80%', dates as ISO ('2026-05-03'), truth as 'TRUE' and 'FALSE'.
    row_numbers
        For each of ``rows``, its number as the person sees it; the first line of the file is 1. In a text file a record
        that spans lines counts once, as a spreadsheet shows it.
    first_column
        The number of the column that the first cell of each row stands in; 1 is column A.
    no_value
        (row index, cell index) of formulas that were never calculated; their text is ''.
    formulas
        Indexes of columns in which most filled cells are formulas.
    hidden_rows
        Numbers of rows hidden in the spreadsheet; they are read all the same.
    merged
        (row index, cell index, row count, cell count) of merged areas; only the first cell holds the text.
    is_hidden
        Whether the sheet is hidden.
    parts
        The sheets that it was put together from, in order; () for one sheet. The last of their columns stands in no row
        of any: it holds the sheet's name.
    """

    sheet: str | None
    rows: Sequence[list[str]]
    row_numbers: list[int]
    first_column: int = 1
    no_value: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_hidden: bool = False
    parts: tuple[SheetPart, ...] = ()


@dataclass(frozen=True)
class Source:
    """A file that was opened: its kind and its sheets.

    Attributes
    ----------
    name
        The file's name, without its folder.
    format
        'csv', 'tsv', 'xlsx', 'xls', 'ods' or 'json', told by the content.
    encoding, delimiter
        For text files; None otherwise.
    tables
        Every sheet in the file's order, empty ones included; one for a text file.
    notes
        What was corrected on the way: a guessed encoding, removed characters, an unterminated quote.
    """

    name: str
    format: str
    tables: tuple[Table, ...]
    encoding: str | None = None
    delimiter: str | None = None
    notes: tuple[Note, ...] = field(default=())
