"""Put the tables of several sheets under each other, where their headers are the same or overlap."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from workbench.errors import SpreadsheetError
from workbench.exchange.recognition.grid import Grid, is_blank
from workbench.exchange.recognition.header_rows import Header, known_meanings
from workbench.exchange.recognition.header_words import normalise, unwrap
from workbench.exchange.recognition.layout import Layout, choose_sheet, find_layout
from workbench.exchange.recognition.stated_scales import StatedScale, parse_stated_scale
from workbench.exchange.table import SheetPart, Source, Table

SHEET_HEADER = "Sheet"
"""Names the column that keeps the sheet's name."""

_ENOUGH_SHARED = 2
_Key = tuple[str, int]
"""A header in plain form, and its place among those of the same form on its sheet."""


@dataclass(frozen=True)
class AlikeSheets:
    """The sheets of a file that can be taken together.

    Attributes
    ----------
    layouts
        Their tables, in the file's order; () where fewer than two fit together.
    why_not
        Name of a sheet that holds something but does not fit → the reason, to be put after a colon.
    """

    layouts: tuple[Layout, ...] = ()
    why_not: Mapping[str, str] = field(default_factory=dict)

    def stack(self) -> Layout:
        """Put the tables under each other; there are at least two."""
        return _stack(self.layouts)


def find_alike(source: Source, header_row: int | None = None) -> AlikeSheets:
    """Find the sheets whose tables fit together.

    Parameters
    ----------
    source
        The file.
    header_row
        Number of the header's row on every sheet, 0 for none; None to find it on each.

    Returns
    -------
    The sheet that would be read by itself and those that have at least half of its names, or it of theirs, among them
    the one of the titles. Hidden sheets are left out where others are shown.

    Raises
    ------
    SpreadsheetError
        When no cell of the file holds anything.
    """
    filled = [table for table in source.tables if not all(map(is_blank, table.rows))]
    shown = [table for table in filled if not table.is_hidden] or filled
    if len(shown) < 2 or any(table.sheet is None for table in shown):  # noqa: PLR2004 - nothing to put together
        return AlikeSheets()
    first = choose_sheet(source, None)
    why_not: dict[str, str] = {}
    found = [(table, _find_table(table, header_row, why_not)) for table in shown]
    model = next((layout for table, layout in found if table is first), None)
    if model is None:
        return AlikeSheets(why_not=why_not)
    layouts = []
    for table, layout in found:
        if layout is not None and (layout is model or _fits(layout, model)):
            layouts.append(layout)
        elif layout is not None:
            why_not[table.sheet or ""] = f"its columns are not those of “{first.sheet}”"
    return AlikeSheets(tuple(layouts) if len(layouts) > 1 else (), why_not)


def _find_table(table: Table, header_row: int | None, why_not: dict[str, str]) -> Layout | None:
    name = table.sheet or ""
    try:
        layout = find_layout(table, is_text=False, header_row=header_row)
    except SpreadsheetError:
        why_not[name] = f"it has no row {header_row}"
        return None
    if layout.grid.is_transposed:
        why_not[name] = "its features stand in columns"
    elif layout.header.row is None:
        why_not[name] = "no row of it names the columns"
    elif not layout.body:
        why_not[name] = "nothing stands below its header"
    else:
        return layout
    return None


def _fits(layout: Layout, model: Layout) -> bool:
    names, wanted = (_plain_names(one) for one in (layout, model))
    shared = names & wanted
    titles = {name for name, meaning in known_meanings(model.header.names).items() if meaning == "title"}
    if titles and not titles & shared:
        return False
    fewest = min(len(names), len(wanted))
    return len(shared) >= min(_ENOUGH_SHARED, fewest) and 2 * len(shared) >= fewest


def _plain_names(layout: Layout) -> set[str]:
    return {_plain(name) for name in layout.header.names if name.strip()}


def _plain(name: str) -> str:
    return normalise(name) or name.strip().casefold()


@dataclass
class _Columns:
    """The columns of the tables together, as they are found one sheet after the other."""

    places: dict[_Key, list[int]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    scales: list[StatedScale] = field(default_factory=list)

    def find(self, layout: Layout) -> list[int]:
        """Give, for each column of a table, its place among all; columns that are new are added."""
        return [
            self._place(key, name, hint, layout.grid.table.sheet or "")
            for key, name, hint in zip(_keys(layout), layout.header.names, layout.header.hints, strict=True)
        ]

    def _place(self, key: _Key, name: str, hint: str, sheet: str) -> int:
        scale = parse_stated_scale(unwrap(name), hint)
        for place in self.places.get(key, ()):
            if not _contradict(self.scales[place], scale):
                if not self.hints[place]:
                    self.hints[place], self.scales[place] = hint, scale
                return place
        # Scores on two scales are not put into one column: 4 of 5 is not 4 of 10.
        self.names.append(f"{name} ({sheet})" if key in self.places and name.strip() else name)
        self.hints.append(hint)
        self.scales.append(scale)
        self.places.setdefault(key, []).append(len(self.names) - 1)
        return len(self.names) - 1


def _keys(layout: Layout) -> Iterator[_Key]:
    """Tell the columns of a table apart: by header, those of the same header by order, nameless ones by their place."""
    counts: dict[str, int] = {}
    for index, name in enumerate(layout.header.names):
        plain = _plain(name)
        counts[plain] = counts.get(plain, -1) + 1
        yield plain, counts[plain] if plain else layout.grid.position(index)


def _contradict(one: StatedScale, other: StatedScale) -> bool:
    """Whether two headers state different scales; what one leaves open contradicts nothing."""
    if one.factor != other.factor and one.unit and other.unit:
        return True
    stated = (
        ((one.low, one.high), (other.low, other.high)),
        (one.direction, other.direction),
        (one.rises_with, other.rises_with),
        (one.unit, other.unit),
    )
    return any(mine != theirs for mine, theirs in stated if _is_said(mine) and _is_said(theirs))


def _is_said(fact: object) -> bool:
    return fact not in (None, "", (None, None))


def _stack(layouts: Sequence[Layout]) -> Layout:
    columns = _Columns()
    places = [columns.find(layout) for layout in layouts]
    header = Header(None, 0, tuple(columns.names), tuple(columns.hints))
    parts = [_rearranged(layout, place, header) for layout, place in zip(layouts, places, strict=True)]
    starts = [0, *accumulate(len(part.grid.rows) for part in parts)]
    pairs = list(zip(parts, starts, strict=False))
    table = _one_table(pairs, [_numbers(layout, place, header) for layout, place in zip(layouts, places, strict=True)])
    names = (*header.names, _free_name(header.names))
    first = parts[0].header
    return Layout(
        Grid(table, table.rows),
        Header(first.row, first.first_body, names, (*header.hints, "")),
        tuple(start + row for part, start in pairs for row in part.body),
        parts=tuple(parts),
    )


def _numbers(layout: Layout, places: Sequence[int], header: Header) -> tuple[int | None, ...]:
    """Give, for each column of all, its number on a sheet; None where the sheet has none, and for the sheet's name."""
    numbers: list[int | None] = [None] * (len(header.names) + 1)
    for index, place in enumerate(places):
        numbers[place] = layout.grid.position(index)
    return tuple(numbers)


def _rearranged(layout: Layout, places: Sequence[int], header: Header) -> Layout:
    """Put the cells of a table where they stand in the table of all sheets."""
    table = layout.grid.table
    own = replace(header, row=layout.header.row, first_body=layout.header.first_body)
    if list(places) == list(range(len(places))):
        return replace(layout, header=own)
    rows = []
    for cells in table.rows:
        row = [""] * len(header.names) if cells else []
        for place, cell in zip(places, cells, strict=False):
            row[place] = cell
        rows.append(row)
    moved = replace(
        table,
        rows=rows,
        no_value=frozenset((row, places[index]) for row, index in table.no_value if index < len(places)),
        formulas=frozenset(places[index] for index in table.formulas if index < len(places)),
        # An area whose columns no longer stand together holds its text in the first of them.
        merged=tuple(
            (top, places[left], height, width if _is_together(places[left : left + width]) else 1)
            for top, left, height, width in table.merged
            if left < len(places)
        ),
    )
    return replace(layout, grid=Grid(moved, rows), header=own)


def _is_together(places: Sequence[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(places))


def _one_table(parts: Sequence[tuple[Layout, int]], numbers: Sequence[tuple[int | None, ...]]) -> Table:
    tables = [(part.grid.table, start) for part, start in parts]
    filled = sum(len(part.body) for part, _ in parts)
    return Table(
        sheet=None,
        rows=[row for table, _ in tables for row in table.rows],
        row_numbers=[number for table, _ in tables for number in table.row_numbers],
        no_value=frozenset((row + start, index) for table, start in tables for row, index in table.no_value),
        formulas=frozenset(
            index
            for index in range(len(numbers[0]))
            if 2 * sum(len(part.body) for part, _ in parts if index in part.grid.table.formulas) > filled
        ),
        merged=tuple(
            (top + start, left, height, width) for table, start in tables for top, left, height, width in table.merged
        ),
        parts=tuple(
            SheetPart(table.sheet or "", start, columns)
            for (table, start), columns in zip(tables, numbers, strict=True)
        ),
    )


def _free_name(names: Sequence[str]) -> str:
    """Give a name for the column of the sheet's name that no other column has."""
    taken = {" ".join(name.split()).casefold() for name in names}
    name, number = SHEET_HEADER, 2
    while name.casefold() in taken:
        name, number = f"{SHEET_HEADER} ({number})", number + 1
    return name
