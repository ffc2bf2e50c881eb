"""Decide which rows become features, and cut those into columns."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from workbench.exchange.recognition.grid import Grid, column_cells
from workbench.exchange.recognition.layout import Layout
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.role_book import Roles
from workbench.exchange.recognition.row_kinds import find_skipped
from workbench.workflows.wording import join_names


@dataclass(frozen=True)
class KeptRows:
    """The rows that become features.

    Attributes
    ----------
    rows
        Their indexes in the grid, in order.
    ids
        Their features' ids, in the same order.
    cells
        Every column's cells in these rows.
    titles
        Their titles; 'Row 7' where the table has no titles.
    levels
        Which of the title columns holds each title: 0 for the first.
    repeated
        (column index, merged cell's first row, how many rows) of merged cells that hold for several rows.
    """

    rows: tuple[int, ...]
    ids: tuple[str, ...]
    cells: list[Sequence[str]]
    titles: Sequence[str]
    levels: Sequence[int] = ()
    repeated: list[tuple[int, int, int]] = field(default_factory=list)


def keep_rows(layout: Layout, roles: Roles, notes: NoteBook) -> KeptRows:
    """Leave out the rows that are no features, note each of them, and cut the rest into columns."""
    grid = layout.grid
    whole = layout.cells
    body_titles = _first_filled([whole[index] for index in roles.titles]) if roles.titles else ()
    key = roles.holder("key")
    body_keys = whole[key] if key is not None else ()
    skipped = find_skipped(layout, roles, body_titles, body_keys)
    copies, repeats = _find_copies(grid, layout.body, body_keys, skipped)
    left_out = skipped.keys() | copies.keys()
    rows = tuple(row for row in layout.body if row not in left_out) if left_out else layout.body
    ids = tuple(f"f{place}" for place in range(1, len(rows) + 1))
    notes.ids = dict(zip(rows, ids, strict=True))
    for row, why in sorted(skipped.items()):
        notes.add(why.kind, why.message, row=row, found=_shown(grid, row))
    _note_repeats(notes, copies, repeats, key)
    cells = list(whole) if len(rows) == len(layout.body) else column_cells(grid, rows, layout.width)
    repeated = _spread_merged(layout, roles, rows, cells)
    titles: Sequence[str] = _first_filled([cells[index] for index in roles.titles])
    levels = _find_levels([cells[index] for index in roles.titles]) if len(roles.titles) > 1 else ()
    if not roles.titles:
        word = "Column" if grid.is_transposed else "Row"
        titles = [f"{word} {grid.number(row)}" for row in rows]
    kept = KeptRows(rows, ids, cells, titles, levels, repeated)
    if roles.titles:
        _note_same_titles(grid, kept, roles.titles[0], notes)
    return kept


_Repeats = dict[int, tuple[int, str]]
"""Index of a row → the row that had its key before, and the key."""


def _note_repeats(notes: NoteBook, copies: _Repeats, repeats: _Repeats, key: int | None) -> None:
    for row, (first, name) in sorted({**copies, **repeats}.items()):
        same = "every cell of it is the same, so it was left out" if row in copies else "both were imported"
        message = f"“{name}” stands in row {notes.grid.number(first)} already; {same}."
        notes.add("duplicate_key", message, row=row, index=key, found=name)


def _first_filled(columns: Sequence[Sequence[str]]) -> Sequence[str]:
    if len(columns) < 2:  # noqa: PLR2004 - nothing to choose from
        return columns[0] if columns else ()
    return [next((cell for cell in cells if cell.strip()), "") for cells in zip(*columns, strict=True)]


def _find_levels(columns: Sequence[Sequence[str]]) -> list[int]:
    return [
        next((level for level, cell in enumerate(cells) if cell.strip()), 0) for cells in zip(*columns, strict=True)
    ]


def _shown(grid: Grid, row: int) -> str:
    return " | ".join(cell.strip() for cell in grid.rows[row] if cell.strip())


def _find_copies(
    grid: Grid, body: Sequence[int], keys: Sequence[str], skipped: Container[int]
) -> tuple[_Repeats, _Repeats]:
    """Find rows whose key was there before: those that are the same in every cell, and the others."""
    copies: _Repeats = {}
    repeats: _Repeats = {}
    if len(set(keys)) == len(keys):
        return copies, repeats
    first: dict[str, int] = {}
    whole: dict[tuple[str, ...], int] = {}
    for row, key in zip(body, keys, strict=True):
        name = key.strip()
        if not name or row in skipped:
            continue
        cells = _without_blank_end(grid.rows[row])
        if cells in whole:
            copies[row] = (whole[cells], name)
        elif name in first:
            repeats[row] = (first[name], name)
        first.setdefault(name, row)
        whole.setdefault(cells, row)
    return copies, repeats


def _without_blank_end(cells: Sequence[str]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])


def _spread_merged(
    layout: Layout, roles: Roles, rows: Sequence[int], cells: list[Sequence[str]]
) -> list[tuple[int, int, int]]:
    """Repeat a cell that is merged over several rows in each of them; titles and keys stay where they are."""
    repeated: list[tuple[int, int, int]] = []
    if layout.grid.is_transposed or not layout.grid.table.merged:
        return repeated
    places = {row: place for place, row in enumerate(rows)}
    own = {*roles.titles, roles.holder("key")}
    for top, left, height, width in layout.grid.table.merged:
        inside = [places[row] for row in range(top, top + height) if row in places]
        if height < 2 or width != 1 or left >= len(cells) or left in own or not inside:  # noqa: PLR2004 - one row repeats nothing
            continue
        text = layout.grid.rows[top][left] if left < len(layout.grid.rows[top]) else ""
        column = list(cells[left])
        blank = [place for place in inside if not column[place].strip()]
        for place in blank:
            column[place] = text
        cells[left] = column
        if text.strip() and blank:
            repeated.append((left, top, len(inside)))
    return repeated


def _note_same_titles(grid: Grid, kept: KeptRows, index: int, notes: NoteBook) -> None:
    if len({title.strip() for title in kept.titles}) == len(kept.titles):
        return
    found: dict[str, list[int]] = {}
    for row, title in zip(kept.rows, kept.titles, strict=True):
        found.setdefault(title.strip(), []).append(row)
    for title, rows in found.items():
        if len(rows) > 1:
            where = join_names([str(grid.number(row)) for row in rows])
            message = f"this title stands {len(rows)} times, in rows {where}; each is a feature of its own."
            notes.add("duplicate_title", message, row=rows[1], index=index, found=title)
