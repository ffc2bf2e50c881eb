"""Find the table in a file: which sheet, which way round, its header and its body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise

from workbench.errors import SpreadsheetError
from workbench.exchange.even_rows import count_widths
from workbench.exchange.recognition.grid import Grid, column_cells, find_filled, is_blank, turn_round
from workbench.exchange.recognition.header_rows import (
    ROWS_SEARCHED,
    Header,
    find_header,
    is_data,
    known_meanings,
    weigh_names,
)
from workbench.exchange.table import Source, Table

_SHEET_WORDS = {
    "backlog": 2, "feature": 2, "features": 2, "data": 1, "roadmap": 1, "initiatives": 1, "prioritization": 1,
    "prioritisation": 1, "archive": -4, "old": -4, "readme": -4, "instructions": -4, "legend": -4, "lists": -4,
    "list": -1, "lookup": -4, "lookups": -4, "pivot": -4, "notes": -3, "cover": -4, "example": -2,
}  # fmt: skip
"""Words in a sheet's name that speak for or against it, in the points of known column names."""

_CLEARLY_BETTER = 3.0
_ENOUGH_NAMES = 3
_SHARE_OF_NAMES = 0.3


@dataclass(frozen=True)
class Layout:
    """Where the table of features stands.

    Attributes
    ----------
    grid
        The sheet, turned round where features stand in columns.
    header
        What names the columns.
    body
        Indexes of the rows below the header that are not blank.
    too_long
        Those of ``body`` that have more cells than the header has columns, in text files.
    mended
        The header as it was before cells that a delimiter had torn apart were joined; () where nothing was.
    is_short
        Whether every row of a text file has fewer cells than the header.
    parts
        The tables of single sheets that it was put together from, each with the columns of all; () for one sheet.
    """

    grid: Grid
    header: Header
    body: Sequence[int]
    too_long: frozenset[int] = frozenset()
    mended: tuple[str, ...] = ()
    is_short: bool = False
    parts: tuple["Layout", ...] = ()

    @cached_property
    def cells(self) -> list[Sequence[str]]:
        """The cells of ``body`` column by column; '' where a row is too short."""
        return column_cells(self.grid, self.body, self.width)

    @cached_property
    def after_gaps(self) -> tuple[int, ...]:
        """Those rows of ``body`` that stand below a blank row of the table."""
        body = self.body
        if not body or body[-1] - body[0] == len(body) - 1:
            return ()
        return tuple(row for before, row in pairwise(body) if row - before > 1)

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.header.names)


def choose_sheet(source: Source, name: str | None) -> Table:
    """Choose the sheet to read: the named one, else the one that looks most like a list of features.

    Raises
    ------
    SpreadsheetError
        When no sheet has that name, or nothing stands in any.
    """
    filled = [table for table in source.tables if any(not is_blank(row) for row in table.rows)]
    if name is not None:
        return _named_sheet(source, name)
    if not filled:
        raise SpreadsheetError(f"{source.name or 'The file'} is empty: no cell holds anything. Choose another file.")
    shown = [table for table in filled if not table.is_hidden] or filled
    if len(shown) == 1:
        return shown[0]
    best, best_promise = shown[0], _promise(shown[0])
    for table in shown[1:]:
        promise = _promise(table)
        if promise >= best_promise + _CLEARLY_BETTER:
            best, best_promise = table, promise
    return best


def find_layout(table: Table, *, is_text: bool, header_row: int | None = None) -> Layout:
    """Find the header and the body of a sheet.

    Parameters
    ----------
    table
        The sheet.
    is_text
        Whether it comes from a delimited file, in which a row can be too long.
    header_row
        Number of the header's row as a person says, 0 for none; None to find it.

    Raises
    ------
    SpreadsheetError
        When there is no such row.
    """
    grid = Grid(table, table.rows)
    if header_row is None and _is_turned(table):
        return _fit(turn_round(table), find_header(turn_round(table), 0), is_text=False)
    return _fit(grid, find_header(grid, _chosen_index(table, header_row)), is_text=is_text)


def _named_sheet(source: Source, name: str) -> Table:
    exactly = [table for table in source.tables if table.sheet == name]
    for table in exactly or source.tables:
        if table.sheet is not None and table.sheet.strip().casefold() == name.strip().casefold():
            if all(is_blank(row) for row in table.rows):
                raise SpreadsheetError(f"The sheet “{table.sheet}” is empty. Choose another one.")
            return table
    names = [table.sheet for table in source.tables if table.sheet is not None]
    listed = f"It has: {', '.join(names)}." if names else "It has no sheets."
    raise SpreadsheetError(f"{source.name or 'The file'} has no sheet “{name}”. {listed}")


def _promise(table: Table) -> float:
    """Say how much a sheet looks like a list of features: its known names, its rows, its name."""
    layout = find_layout(table, is_text=False)
    weight = float(weigh_names(layout.header.names))
    if "title" not in known_meanings(layout.header.names).values():
        weight -= 2
    rows = len(layout.body)
    weight += 0.0 if not rows else 1.0 if rows < ROWS_SEARCHED else 2.0
    if not rows or (layout.header.row is None and weight < 1):
        weight -= 2
    words = (table.sheet or "").casefold().replace("_", " ").split()
    return weight + sum(_SHEET_WORDS.get(word, 0) for word in words)


def _chosen_index(table: Table, header_row: int | None) -> int | None:
    if header_row is None:
        return None
    if header_row == 0:
        return -1
    if header_row not in table.row_numbers:
        last = table.row_numbers[-1] if table.row_numbers else 0
        raise SpreadsheetError(f"There is no row {header_row} to take as header; the last one is {last}.")
    return table.row_numbers.index(header_row)


def _is_turned(table: Table) -> bool:
    """Whether the first column names fields while no row names columns."""
    filled = list(islice((row for row in table.rows if not is_blank(row)), ROWS_SEARCHED))
    start = min((index for row in filled for index, cell in enumerate(row) if cell.strip()), default=0)
    if len(filled) < _ENOUGH_NAMES or max(len(row) for row in filled) < start + 2:
        return False
    first = [row[start] for row in filled if start < len(row) and row[start].strip()]
    named = known_meanings(first)
    if len(named) < _ENOUGH_NAMES or (len(named) < _SHARE_OF_NAMES * len(first) and len(named) < 2 * _ENOUGH_NAMES):
        return False
    top = known_meanings(filled[0])
    others = [cell for cell in filled[0][start + 1 :] if cell.strip()]
    return bool(others) and len(known_meanings(others)) * 2 < len(others) and len(top) < len(named)


def _fit(grid: Grid, header: Header, *, is_text: bool) -> Layout:
    body = find_filled(grid.rows, header.first_body)
    if not is_text or header.row is None:
        widest = max(count_widths(grid.rows, body), default=0)
        return Layout(grid, _widen(header, max(widest, len(header.names))), body)
    lengths = count_widths(grid.rows, body)
    width = len(header.names)
    usual = lengths.most_common(1)[0][0] if lengths else width
    if body and max(lengths) < width and len(body) > 1:
        return _fit_short(grid, header, body, usual if len(lengths) == 1 else None)
    if not lengths or max(lengths) <= width:
        return Layout(grid, header, body)
    return Layout(grid, header, body, too_long=_find_too_long(grid, body, width))


def _widen(header: Header, width: int) -> Header:
    more = ("",) * max(0, width - len(header.names))
    return replace(header, names=header.names + more, hints=header.hints + more)


def _fit_short(grid: Grid, header: Header, body: Sequence[int], usual: int | None) -> Layout:
    """Mend a header that has more cells than every row because its own text held the delimiter."""
    joined = next((one for one in _join_torn(header.names) if len(one) == usual), None)
    if joined is not None and usual is not None:
        hints = ("",) * usual
        return Layout(grid, replace(header, names=joined, hints=hints), body, mended=header.names)
    return Layout(grid, header, body, is_short=True)


def _join_torn(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Join the pieces of names that held the delimiter: inside brackets, then wherever a piece begins with a blank."""
    yield _join_brackets(names)
    joined: list[str] = []
    for name in names:
        if joined and name[:1] == " ":
            joined[-1] = f"{joined[-1]},{name}"
        else:
            joined.append(name)
    yield tuple(joined)


def _join_brackets(names: Sequence[str]) -> tuple[str, ...]:
    joined: list[str] = []
    depth = 0
    for name in names:
        if depth > 0:
            joined[-1] = f"{joined[-1]},{name}"
        else:
            joined.append(name)
        depth = max(0, depth + name.count("(") - name.count(")"))
    return tuple(joined)


def _find_too_long(grid: Grid, body: Sequence[int], width: int) -> frozenset[int]:
    """Find rows that a delimiter inside their text has torn apart.

    Blank cells beyond the header are no harm where most rows end that way, or where nothing in the row looks shifted.
    """
    longer = [index for index in body if len(grid.rows[index]) > width]
    ends_in_blanks = sum(is_blank(grid.rows[index][width:]) for index in longer) * 2 > len(body)
    few_fit = len(longer) * 2 > len(body)
    fitting = [index for index in body if len(grid.rows[index]) == width]
    starts_with_blank = any(cell[:1] == " " for index in fitting[:ROWS_SEARCHED] for cell in grid.rows[index])
    typed = _find_data_columns(grid, fitting[:ROWS_SEARCHED], width)
    long = set()
    for index in longer:
        row = grid.rows[index]
        shifted = any(row[column].strip() and not is_data(row[column]) for column in typed)
        torn = not starts_with_blank and any(cell[:1] == " " and cell.strip() for cell in row)
        if not is_blank(row[width:]) or (not ends_in_blanks and (few_fit or shifted or torn)):
            long.add(index)
    return frozenset(long)


def _find_data_columns(grid: Grid, rows: Sequence[int], width: int) -> list[int]:
    found = []
    for column in range(width):
        cells = [grid.rows[index][column] for index in rows if grid.rows[index][column].strip()]
        if cells and sum(map(is_data, cells)) * 5 >= len(cells) * 4:
            found.append(column)
    return found
