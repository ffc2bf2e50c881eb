"""Find the column that holds the features' titles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.exchange.recognition.columns import SAMPLED, Column
from workbench.exchange.recognition.grid import is_blank
from workbench.exchange.recognition.header_words import HeaderMeaning, normalise

_BY_NAME = (100.0, 90.0, 80.0, 65.0, 50.0)
"""Points of a column by the group of its name in ``TITLE_NAMES``."""

_PLAIN = 95.0
"""From these points on nothing else can be meant."""

_SURE = 45.0
_UNKNOWN = 35.0
_FALLBACK = {"description": 38.0, "parent": 30.0, "other": 20.0}
_LAST_RESORT = 5.0
_MOSTLY = 0.5
_ENOUGH_FILLED = 0.6
_FEW = 4
_SEVERAL = 10


@dataclass(frozen=True)
class FoundTitle:
    """The columns that hold titles.

    Attributes
    ----------
    indexes
        The first filled one of a row counts; more than one where titles are indented by their level.
    sure
        Whether the header says so.
    others
        Columns whose names could mean the title as well.
    """

    indexes: tuple[int, ...]
    sure: bool
    others: tuple[int, ...] = ()


def find_title(
    columns: Sequence[Column], known: Mapping[int, tuple[HeaderMeaning, ...]], leading: int | None = None
) -> FoundTitle | None:
    """Find the title among columns that hold no role yet.

    Parameters
    ----------
    columns
        From left to right.
    known
        Column index → what its header means.
    leading
        Index of a nameless column that holds the titles of a table that was turned round; None for no such table.

    Returns
    -------
    None where no column can hold titles.
    """
    named = {column.index: own for column in columns if (own := _points_by_name(column, columns, known)) is not None}
    guessed = {column.index: own for column in columns if (own := _points_by_cells(column, known)) is not None}
    if leading in guessed and leading is not None:
        named[leading] = _BY_NAME[1]
    points = guessed | named
    if not points:
        return None
    best = min(points, key=lambda index: (-points[index], index))
    group = tuple(one.index for one in _indented(best, columns))
    rivals = {} if points[best] >= _PLAIN else {index: own for index, own in named.items() if own >= _SURE}
    others = tuple(one.index for one in columns if one.index in rivals and not one.is_empty and one.index not in group)
    sure = best in named and (points[best] >= _SURE or len(named) == 1)
    return FoundTitle(group, sure, others)


def _points_by_name(
    column: Column, columns: Sequence[Column], known: Mapping[int, tuple[HeaderMeaning, ...]]
) -> float | None:
    name = next((one for one in known[column.index] if one.meaning == "title"), None)
    if name is None:
        return None
    points = _BY_NAME[min(name.preference, len(_BY_NAME) - 1)] - 5 * name.grade
    if column.is_empty:
        return points - 80
    if column.id_share > 0.8 and not column.has_words:  # noqa: PLR2004 - nearly all
        points -= 60
    elif not column.has_words:
        points -= 30
    if _filled_share(_indented(column.index, columns)) < _MOSTLY:
        points -= 40
    if column.distinct_share < 0.2 and sum(column.sample.values()) >= _SEVERAL:  # noqa: PLR2004 - mostly repeated
        points -= 25
    return points


def _filled_share(group: Sequence[Column]) -> float:
    """Give the share of the first rows in which one of the columns is filled."""
    if len(group) == 1:
        return group[0].filled_share
    rows = list(islice(zip(*(one.cells for one in group), strict=True), SAMPLED))
    return sum(1 for cells in rows if not is_blank(cells)) / len(rows) if rows else 0.0


def _points_by_cells(column: Column, known: Mapping[int, tuple[HeaderMeaning, ...]]) -> float | None:
    """Give the points of a column without a title's name whose cells could be titles."""
    meanings = known[column.index]
    if any(one.meaning == "title" for one in meanings):
        return None
    base = min((_FALLBACK.get(one.meaning, 0.0) for one in meanings), default=_UNKNOWN)
    few = sum(column.sample.values()) < _FEW
    varied = column.distinct_share >= _MOSTLY or few
    if not base or not varied or column.filled_share < _ENOUGH_FILLED:
        return None
    if not column.has_words:
        is_text = max(column.number_share, column.date_share, column.id_share) < _MOSTLY
        return _LAST_RESORT + base / 100 - column.index * 0.1 if is_text else None
    return base - min(10.0, column.index * 0.5)


def _indented(index: int, columns: Sequence[Column]) -> list[Column]:
    """Add to a column those that hold a title where it is empty: a level deeper in the hierarchy."""
    best = next(one for one in columns if one.index == index)
    group = [best]
    if all(cell.strip() for cell in best.cells[:SAMPLED]):
        return group
    stem, is_numbered = _stem(best.header), best.header.strip()[-1:].isdigit()
    for column in sorted(columns, key=lambda one: one.index):
        continues = not column.header.strip() or (is_numbered and bool(stem) and _stem(column.header) == stem)
        if column.index != group[-1].index + 1 or not continues or column.is_empty:
            continue
        if not any(mine.strip() and theirs.strip() for mine, theirs in zip(best.cells, column.cells, strict=False)):
            group.append(column)
    return group


def _stem(header: str) -> str:
    return normalise(header).rstrip("0123456789 ")
