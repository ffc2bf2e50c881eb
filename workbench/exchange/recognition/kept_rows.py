"""Decide which rows become features, and cut those into columns."""

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from workbench.exchange.recognition.grid import Grid, column_cells
from workbench.exchange.recognition.layout import Layout
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.role_book import Roles
from workbench.exchange.recognition.row_filter import FILTERED_BY, find_left_out, group_cells
from workbench.exchange.recognition.row_kinds import Skipped, find_skipped
from workbench.exchange.report import CellGroup
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
    parents
        For each of them the last row above whose title stands in an earlier title column, left out or not, by its key
        or else its title; () where there is one title column.
    groups
        Index of a column of kinds or statuses → its groups.
    repeated
        (column index, merged cell's first row, how many rows) of merged cells that hold for several rows.
    """

    rows: Sequence[int]
    ids: Sequence[str]
    cells: list[Sequence[str]]
    titles: Sequence[str]
    parents: Sequence[str] = ()
    groups: Mapping[int, tuple[CellGroup, ...]] = field(default_factory=dict)
    repeated: list[tuple[int, int, int]] = field(default_factory=list)


def keep_rows(layout: Layout, roles: Roles, notes: NoteBook, *, leave_out: Mapping[int, Iterable[str]]) -> KeptRows:
    """Leave out the rows that are no features or not wanted, note each of them, and cut the rest into columns."""
    grid = layout.grid
    whole = layout.cells
    body_titles = _first_filled([whole[index] for index in roles.titles]) if roles.titles else ()
    key = roles.holder("key")
    body_keys = whole[key] if key is not None else ()
    skipped = _find_skipped(layout, roles, body_titles, body_keys)
    groups, unwanted = _find_unwanted(layout, roles, skipped, leave_out)
    copies, repeats = _find_copies(grid, layout.body, body_keys, skipped.keys() | unwanted.keys())
    left_out = skipped.keys() | copies.keys() | unwanted.keys()
    rows = tuple(row for row in layout.body if row not in left_out) if left_out else layout.body
    ids = [f"f{place}" for place in range(1, len(rows) + 1)]
    notes.rows, notes.ids = rows, ids
    for row, why in sorted(skipped.items()):
        notes.add(why.kind, why.message, row=row, found=_shown(grid, row))
    _note_repeats(notes, copies, repeats, key)
    _note_unwanted(notes, unwanted)
    cells = list(whole) if len(rows) == len(layout.body) else column_cells(grid, rows, layout.width)
    repeated = _spread_merged(layout, roles, rows, cells)
    titles: Sequence[str] = _first_filled([cells[index] for index in roles.titles])
    parents = _find_parents(layout, roles, skipped.keys() | copies.keys()) if len(roles.titles) > 1 else {}
    if not roles.titles:
        titles = [grid.row_name(row)[:1].upper() + grid.row_name(row)[1:] for row in rows]
    kept = KeptRows(rows, ids, cells, titles, [parents[row] for row in rows] if parents else (), groups, repeated)
    if roles.titles:
        _note_same_titles(grid, kept, roles.titles, notes)
    return kept


def _find_skipped(layout: Layout, roles: Roles, titles: Sequence[str], keys: Sequence[str]) -> dict[int, Skipped]:
    """Find the rows that are no features, sheet by sheet: what ends one sheet's table does not end the next one's."""
    skipped: dict[int, Skipped] = {}
    done = 0
    for part, source in zip(layout.parts, layout.grid.table.parts, strict=True):
        mine = slice(done, done := done + len(part.body))
        found = find_skipped(part, roles, titles[mine], keys[mine])
        skipped |= {row + source.start: why for row, why in found.items()}
    return skipped if layout.parts else find_skipped(layout, roles, titles, keys)


_Repeats = dict[int, tuple[int, str]]
"""Index of a row → the row that had its key before, and the key."""


def _note_repeats(notes: NoteBook, copies: _Repeats, repeats: _Repeats, key: int | None) -> None:
    for row, (first, name) in sorted({**copies, **repeats}.items()):
        same = "every cell of it is the same, so it was left out" if row in copies else "both were imported"
        message = f"“{name}” stands in {notes.grid.row_name(first)} already; {same}."
        notes.add("duplicate_key", message, row=row, index=key, found=name)


def _first_filled(columns: Sequence[Sequence[str]]) -> Sequence[str]:
    if len(columns) < 2:  # noqa: PLR2004 - nothing to choose from
        return columns[0] if columns else ()
    return [next((cell for cell in cells if cell.strip()), "") for cells in zip(*columns, strict=True)]


def _find_parents(layout: Layout, roles: Roles, skipped: Container[int]) -> dict[int, str]:
    """Give each indented title the last one of a level above it, by its key or else its title."""
    key = roles.holder("key")
    keys = layout.cells[key] if key is not None else ("",) * len(layout.body)
    indented = zip(*(layout.cells[index] for index in roles.titles), strict=True)
    parents: dict[int, str] = {}
    last: dict[int, str] = {}
    sheet = None
    for row, titles, name in zip(layout.body, indented, keys, strict=True):
        if row in skipped:
            continue
        if layout.parts and layout.grid.sheet(row) != sheet:
            sheet, last = layout.grid.sheet(row), {}
        level = next((place for place, cell in enumerate(titles) if cell.strip()), 0)
        above = [one for one in last if one < level]
        parents[row] = last[max(above)] if above else ""
        last = {one: title for one, title in last.items() if one < level}
        last[level] = name.strip() or titles[level]
    return parents


def _find_unwanted(
    layout: Layout, roles: Roles, skipped: Collection[int], leave_out: Mapping[int, Iterable[str]]
) -> tuple[dict[int, tuple[CellGroup, ...]], dict[int, tuple[int, str]]]:
    """Sort the rows by kind and status.

    Returns
    -------
    Column index → its groups; and row that the person leaves out → (column index, its cell).
    """
    held = {role: index for role in FILTERED_BY if (index := roles.holder(role)) is not None}
    if not held:
        return {}, {}
    cells = list(layout.cells)
    _spread_merged(layout, roles, layout.body, cells)
    wanted = [row not in skipped for row in layout.body] if skipped else []
    groups = {
        index: group_cells(compress(cells[index], wanted) if skipped else cells[index], role, leave_out.get(index, ()))
        for role, index in held.items()
    }
    found = find_left_out({index: cells[index] for index in held.values()}, leave_out)
    unwanted = {
        layout.body[place]: (index, cells[index][place].strip())
        for place, index in found.items()
        if layout.body[place] not in skipped
    }
    return groups, unwanted


def _note_unwanted(notes: NoteBook, unwanted: Mapping[int, tuple[int, str]]) -> None:
    for row, (index, name) in sorted(unwanted.items()):
        what = f"“{name}” is left out" if name else "rows without it are left out"
        notes.add(
            "left_out_by_choice", f"{what}, as you chose; the row was not imported.", row=row, index=index, found=name
        )


def _shown(grid: Grid, row: int) -> str:
    return " | ".join(cell.strip() for cell in grid.rows[row] if cell.strip())


def _find_copies(
    grid: Grid, body: Sequence[int], keys: Sequence[str], skipped: Container[int]
) -> tuple[_Repeats, _Repeats]:
    """Find rows whose key was there before: those that are the same in every cell, and the others."""
    copies: _Repeats = {}
    repeats: _Repeats = {}
    if _all_differ(keys, len(keys)):
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


def _all_differ(texts: Iterable[str], count: int) -> bool:
    return len(dict.fromkeys(texts)) == count  # a set of them would take three times the memory


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


def _note_same_titles(grid: Grid, kept: KeptRows, columns: Sequence[int], notes: NoteBook) -> None:
    if _all_differ(map(str.strip, kept.titles), len(kept.titles)):
        return
    found: dict[str, list[int]] = {}
    for row, title in zip(kept.rows, kept.titles, strict=True):
        found.setdefault(title.strip(), []).append(row)
    for title, rows in found.items():
        if len(rows) > 1:
            where = f"rows {join_names([str(grid.number(row)) for row in rows])}"
            if grid.table.parts:
                where = join_names([grid.row_name(row) for row in rows])
            message = f"this title stands {len(rows)} times, in {where}; each is a feature of its own."
            place = bisect_left(kept.rows, rows[1])
            index = next((one for one in columns if kept.cells[one][place].strip()), columns[0])
            notes.add("duplicate_title", message, row=rows[1], index=index, found=title)
