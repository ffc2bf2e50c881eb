"""Find the row that names the columns, and what stands above and below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from workbench.exchange.recognition.dates import is_date_like
from workbench.exchange.recognition.grid import Grid, is_blank
from workbench.exchange.recognition.header_words import find_meanings, is_known_name, normalise, word_set
from workbench.exchange.recognition.input_names import INPUT_NAMES
from workbench.exchange.recognition.quantities import parse_quantity
from workbench.exchange.recognition.stated_scales import is_scale_text

ROWS_SEARCHED = 60
"""How many rows that are not blank may stand at or before the header."""

_WEIGHTS = {"title": 3, "key": 2, "priority": 2, "rank": 2, "derived": 2} | dict.fromkeys(INPUT_NAMES, 3)
_CLEARLY_BETTER = 3
_ADJACENT = 2
_LONGEST_NAME = 700
_MOSTLY = 0.8
_SCALE_LABELS = word_set(
    "scale scala skala echelle escala schaal шкала unit units einheit unite unidad unidade range bereich werte "
    "values rating guide legend format example"
)


@dataclass(frozen=True)
class Header:
    """What names the columns.

    Attributes
    ----------
    row
        Index of the row that names them; None where there is none.
    first_body
        Index of the first row below it and what explains it.
    names
        One for each column; '' where it has none.
    hints
        What stands above or below a name: a group, a scale, a unit.
    """

    row: int | None
    first_body: int
    names: tuple[str, ...]
    hints: tuple[str, ...]


def find_header(grid: Grid, chosen: int | None = None) -> Header:
    """Find the header of a sheet.

    Parameters
    ----------
    grid
        The sheet.
    chosen
        Index of the row that a person says is the header, -1 for none; None to find it.
    """
    row = _search(grid.rows) if chosen is None else chosen if chosen >= 0 else None
    if row is None:
        first = next((index for index, cells in enumerate(grid.rows) if not is_blank(cells)), len(grid.rows))
        width = max((len(cells) for cells in grid.rows), default=0)
        return Header(None, first, ("",) * width, ("",) * width)
    return _complete(grid, row)


def weigh_names(cells: Iterable[str]) -> int:
    """Weigh how much a row, or a column, looks like names of columns."""
    return sum(_WEIGHTS.get(meaning, 1) for meaning in known_meanings(cells).values())


def known_meanings(cells: Iterable[str]) -> dict[str, str]:
    """Give each different known name among the cells with its first meaning."""
    found: dict[str, str] = {}
    for cell in cells:
        text = cell.strip()
        if text and len(text) <= _LONGEST_NAME and not text.isdigit():
            meanings = find_meanings(text)
            if meanings and meanings[0].grade < 2:  # noqa: PLR2004 - grades are explained at HeaderMeaning
                found.setdefault(normalise(text), meanings[0].meaning)
    return found


def is_data(text: str) -> bool:
    """Whether a cell is a number, an amount or a date rather than a name."""
    return bool(text.strip()) and (parse_quantity(text) is not None or is_date_like(text))


def _search(rows: Sequence[Sequence[str]]) -> int | None:
    filled = list(islice((index for index, cells in enumerate(rows) if not is_blank(cells)), ROWS_SEARCHED))
    best, best_weight = None, 0
    for place, index in enumerate(filled):
        known = known_meanings(rows[index])
        if len(known) < 2 or _has_too_much_data(rows[index]):  # noqa: PLR2004 - one known name may be chance
            continue
        below = [rows[later] for later in filled[place + 1 :]]
        if len(known) - _count_recurring(rows[index], below) < 2:  # noqa: PLR2004 - likewise
            continue
        weight = weigh_names(rows[index])
        near = best is not None and index - best <= _ADJACENT
        fuller = best is not None and _extent(rows[index]) > _extent(rows[best])
        if weight >= best_weight + (0 if near and fuller else 1 if near or best is None else _CLEARLY_BETTER):
            best, best_weight = index, weight
    return _search_unknown(rows, filled) if best is None else best


def _has_too_much_data(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return sum(map(_is_only_data, filled)) * 3 > len(filled)


@lru_cache(maxsize=4096)
def _is_only_data(cell: str) -> bool:
    return is_data(cell) and not is_known_name(cell) and not is_scale_text(cell)


def _count_recurring(cells: Sequence[str], below: Sequence[Sequence[str]]) -> int:
    """Count the known names that stand again below in their column, as values do, outside repeated headers."""
    names = [(index, cell.strip().casefold()) for index, cell in enumerate(cells) if cell.strip()]
    recurring = set()
    for row in below:
        same = [index for index, name in names if index < len(row) and row[index].strip().casefold() == name]
        if len(same) * 2 < len(names):
            recurring.update(same)
    return sum(1 for index, _ in names if index in recurring and is_known_name(cells[index]))


def _search_unknown(rows: Sequence[Sequence[str]], filled: Sequence[int]) -> int | None:
    """Take the first row as header where it holds one telling name, or names above numbers."""
    usual = max((_extent(rows[index]) for index in filled), default=0)
    for place, index in enumerate(filled[:10]):
        cells = rows[index]
        if 2 * _extent(cells) < usual or any(is_data(cell) and not is_scale_text(cell) for cell in cells):
            continue
        below = [rows[later] for later in filled[place + 1 :]]
        has_name = weigh_names(cells) > 1 and not _count_recurring(cells, below)
        return index if (below and (has_name or _contrasts(cells, below))) or (has_name and not below) else None
    return None


def _extent(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _contrasts(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    for index, cell in enumerate(cells):
        values = [row[index] for row in below if index < len(row) and row[index].strip()]
        if cell.strip() and values and sum(map(is_data, values)) >= _MOSTLY * len(values):
            return True
    return False


def _complete(grid: Grid, row: int) -> Header:
    """Add to a header what the rows above and below it say."""
    rows = grid.rows
    width = len(rows[row])
    names = [cell if cell.strip() else "" for cell in rows[row]]
    hints = [""] * width
    above = _row_above(grid, row)
    for index, group in enumerate(above[:width]):
        if not group.strip():
            continue
        if not names[index] or (is_scale_text(names[index]) and not is_known_name(names[index])):
            names[index], hints[index] = group, names[index]
        else:
            hints[index] = group
    body = row + 1
    while body < len(rows) and (is_blank(rows[body]) or _explains(rows[body], names)):
        if not is_blank(rows[body]):
            _take_explanation(rows[body], names, hints)
        body += 1
    return Header(row, body, tuple(names), tuple(hints))


def _row_above(grid: Grid, row: int) -> list[str]:
    """Give the group names above a header, each repeated over the columns that its merged cell covers."""
    if row == 0 or _extent(grid.rows[row - 1]) < 2 or grid.is_transposed:  # noqa: PLR2004 - a lone cell is a heading
        return []
    cells = list(grid.rows[row - 1]) + [""] * max(0, len(grid.rows[row]) - len(grid.rows[row - 1]))
    for top, left, _, count in grid.table.merged:
        if top == row - 1:
            cells[left : left + count] = [cells[left]] * min(count, len(cells) - left)
    if row > 1 and any(is_known_name(cell) for cell in cells):
        return cells
    return cells if any(is_known_name(cell) for cell in cells) or grid.table.merged else []


def _explains(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row below the header gives scales, units or the names of grouped columns."""
    filled = [(index, cell) for index, cell in enumerate(cells) if cell.strip()]
    told = [index for index, cell in filled if is_scale_text(cell)]
    labels = [index for index, cell in filled if normalise(cell) in _SCALE_LABELS]
    if told and len(told) + len(labels) == len(filled):
        return all(index >= len(names) or not _is_title(names[index]) for index in told)
    named = [index for index, cell in filled if is_known_name(cell)]
    if len(named) < 2 or len(named) + len(told) < len(filled):  # noqa: PLR2004 - one name may be a value
        return False
    return all(index < len(names) and (not names[index] or not is_known_name(names[index])) for index in named)


def _is_title(name: str) -> bool:
    meanings = find_meanings(name) if name else ()
    return bool(meanings) and meanings[0].meaning == "title"


def _take_explanation(cells: Sequence[str], names: list[str], hints: list[str]) -> None:
    for index, cell in enumerate(cells[: len(names)]):
        if not cell.strip():
            continue
        if is_known_name(cell) and not is_scale_text(cell):
            names[index], hints[index] = cell, names[index]
        else:
            hints[index] = f"{hints[index]}\n{cell}".strip()
