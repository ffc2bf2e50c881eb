"""Delimited text → records of cells, with quotes as RFC 4180 has them and without losing rows to a stray quote.

References
----------
Shafranovich, Y. (2005). Common Format and MIME Type for Comma-Separated Values (CSV) Files. RFC 4180.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from workbench.exchange.even_rows import EvenRows
from workbench.exchange.limits import MAX_ROWS, MAX_TEXT_BYTES
from workbench.exchange.progress import NOT_TOLD, Progress

_NEVER = "\uffff"
"""A noncharacter, as the delimiter of text in one column."""
_READING = "Reading row {:,} of {:,}"

_SLICES = 20
"""In how many pieces long text is cut: few enough to be as fast as one, many enough for a bar to move."""

_LONG = 100_000
"""From this length on it pays to look whether all lines are alike."""


@dataclass(frozen=True)
class Records:
    """The records of a text.

    Attributes
    ----------
    rows
        Cells as written, record by record; an empty line is an empty list. At most ``MAX_ROWS`` + 1 of them.
    unterminated
        (row index, cell index) of quotes that were opened and never closed.
    """

    rows: Sequence[list[str]]
    unterminated: tuple[tuple[int, int], ...] = ()


def parse_records(text: str, delimiter: str | None, progress: Progress = NOT_TOLD) -> Records:
    r"""Cut text into records and cells.

    Parameters
    ----------
    text
        Line ends may be LF, CR LF or CR; the last one may be missing.
    delimiter
        One character; None where every line is one cell.
    progress
        Told about the rows.

    Returns
    -------
    The records in order; text is never trimmed.

    Notes
    -----
    A quote that opens a cell and is not closed in a place where a cell can end would swallow the lines below it. Such
    a cell ends with its line instead: what follows the quote is cut at the delimiters, and the quote stays.

    Examples
    --------
    >>> parse_records('a,"b,\nc"\n\n"d,1\ne,2', ",").rows
    [['a', 'b,\nc'], [], ['"d', '1'], ['e', '2']]
    """
    delimiter = delimiter or _NEVER
    if '"' not in text:
        return Records(_split_lines(text, delimiter, progress))
    csv.field_size_limit(MAX_TEXT_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = progress.follow(reader, text.count("\n"), _READING)
    try:
        return Records(list(islice(rows, MAX_ROWS + 1)))
    except csv.Error:
        return _parse_mending(text, delimiter)


def _split_lines(text: str, delimiter: str, progress: Progress) -> Sequence[list[str]]:
    """Cut text that holds no quotation mark, which takes half the time."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_long = len(text) >= _LONG
    if is_long and (rows := split_evenly(text.removesuffix("\n"), delimiter, progress)) is not None:
        return rows
    lines = text.split("\n", MAX_ROWS + 1)
    if not lines[-1] or len(lines) > MAX_ROWS + 1:
        lines.pop()
    told = progress.follow(lines, len(lines), _READING)
    if "" in lines:
        return [line.split(delimiter) if line else [] for line in told]
    cut = (line.split(delimiter) for line in told)
    if is_long and len(counts := {line.count(delimiter) for line in lines}) == 1:
        return EvenRows(list(chain.from_iterable(cut)), counts.pop() + 1)
    return list(cut)


def split_evenly(text: str, delimiter: str, progress: Progress = NOT_TOLD) -> EvenRows | None:
    r"""Cut text whose lines all have the same number of cells, two at least, many lines at a time.

    Parameters
    ----------
    text
        Without quotation marks; its line ends are LF, and the last one is missing.
    delimiter
        One character.
    progress
        Told about the rows.

    Returns
    -------
    None where the lines differ or are too many.

    Examples
    --------
    >>> split_evenly("a,b\n1,2", ",")
    [['a', 'b'], ['1', '2']]
    >>> split_evenly("a,b\n1,2,3,4\n", ",") is None
    True
    """
    breaks = text.count("\n")
    width = text.partition("\n")[0].count(delimiter) + 1
    if width < 2 or breaks > MAX_ROWS or text.count(delimiter) != (width - 1) * (breaks + 1):  # noqa: PLR2004 - one cell
        return None
    cells: list[str] = []
    start, length = 0, -(-len(text) // _SLICES)
    while start <= len(text):
        end = text.find("\n", start + length)
        end = len(text) if end < 0 else end
        progress.count(len(cells) // width, breaks + 1, _READING)
        rows = _split_slice(text[start:end], delimiter, width)
        if rows is None:
            return None
        cells += rows
        start = end + 1
    return EvenRows(cells, width)


def _split_slice(text: str, delimiter: str, width: int) -> list[str] | None:
    """Cut whole lines in one go; None where one of them has not the given number of cells."""
    # Every line end starts a cell now; the lines are alike if all of them are found where rows begin.
    breaks = text.count("\n")
    cells = text.replace("\n", f"{delimiter}\n").split(delimiter)
    firsts = "".join(cells[::width])
    if len(cells) != width * (breaks + 1) or firsts.count("\n") != breaks:
        return None
    cells[::width] = firsts.split("\n")
    return cells


def _parse_mending(text: str, delimiter: str) -> Records:
    """Parse record by record, so that one faulty record does not change the others."""
    lines = list(io.StringIO(text, newline=""))
    rows: list[list[str]] = []
    unterminated: list[tuple[int, int]] = []
    start = 0
    while start < len(lines) and len(rows) <= MAX_ROWS:
        rest = map(lines.__getitem__, range(start, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, strict=True)
        done = 0
        try:
            for cells in reader:
                rows.append(cells)
                done = reader.line_num
                if len(rows) > MAX_ROWS:
                    break
            start += done
        except csv.Error:
            start += done
            cells, is_closed = _parse_line(lines[start], delimiter)
            if not is_closed:
                unterminated.append((len(rows), len(cells) - 1))
                cells = [*cells[:-1], *('"' + cells[-1].rstrip("\r\n")).split(delimiter)]
            rows.append(cells)
            start += 1
    return Records(rows, tuple(unterminated))


def _parse_line(line: str, delimiter: str) -> tuple[list[str], bool]:
    """Parse one line by itself; give its cells and whether its quotes are closed."""
    reader = csv.reader([line, ""], delimiter=delimiter, strict=False)
    cells = next(reader)
    return cells, reader.line_num == 1
