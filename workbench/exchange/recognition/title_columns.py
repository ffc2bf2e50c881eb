"""Find the column that holds the features' titles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.header_words import HeaderMeaning, normalise

_BY_NAME = (100.0, 90.0, 80.0, 65.0, 50.0)
"""Points of a column by the group of its name in ``TITLE_NAMES``."""

_SURE = 45.0
_UNKNOWN = 35.0
_FALLBACK = {"description": 38.0, "parent": 30.0, "other": 20.0}
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


def find_title(columns: Sequence[Column], known: Mapping[int, tuple[HeaderMeaning, ...]]) -> FoundTitle | None:
    """Find the title among columns that hold no role yet; None where no column can be it."""
    named = [(points, column) for column in columns if (points := _points_by_name(column, known[column.index])) is not None]
    guessed = [(points, column) for column in columns if (points := _points_by_cells(column, known[column.index])) is not None]
    pairs = sorted((*named, *guessed), key=lambda pair: (-pair[0], pair[1].index))
    if not pairs:
        return None
    points, best = pairs[0]
    others = tuple(
        column.index for score, column in named if column is not best and score >= _SURE and not column.is_empty
    )
    group = _indented(best, columns)
    is_named = any(column is best for _, column in named)
    sure = is_named and (points >= _SURE or len(named) == 1)
    return FoundTitle(group, sure, tuple(index for index in others if index not in group))


def _points_by_name(column: Column, meanings: Iterable[HeaderMeaning]) -> float | None:
    name = next((one for one in meanings if one.meaning == "title"), None)
    if name is None:
        return None
    points = _BY_NAME[min(name.preference, len(_BY_NAME) - 1)] - 5 * name.grade
    if column.is_empty:
        return points - 80
    if column.id_share > 0.8 and not column.has_words:  # noqa: PLR2004 - nearly all
        points -= 60
    elif not column.has_words:
        points -= 30
    if column.filled_share < _MOSTLY:
        points -= 40
    if column.distinct_share < 0.2 and sum(column.sample.values()) >= _SEVERAL:  # noqa: PLR2004 - mostly repeated
        points -= 25
    return points


def _points_by_cells(column: Column, meanings: Sequence[HeaderMeaning]) -> float | None:
    """Give the points of a column without a title's name whose cells could be titles."""
    if any(one.meaning == "title" for one in meanings):
        return None
    base = min((_FALLBACK.get(one.meaning, 0.0) for one in meanings), default=_UNKNOWN)
    few = sum(column.sample.values()) < _FEW
    varied = column.distinct_share >= _MOSTLY or few
    if not base or not column.has_words or not varied or column.filled_share < _ENOUGH_FILLED:
        return None
    return base - min(10.0, column.index * 0.5)


def _indented(best: Column, columns: Sequence[Column]) -> tuple[int, ...]:
    """Add the columns that hold a title where the one before is empty: a level deeper in the hierarchy."""
    stem = normalise(best.header).rstrip("0123456789 ")
    group = [best]
    for column in sorted(columns, key=lambda one: one.index):
        follows = column.index == group[-1].index + 1
        same_stem = bool(stem) and normalise(column.header).rstrip("0123456789 ") == stem and best.header.strip()[-1:].isdigit()
        if not follows or not (not column.header.strip() or same_stem) or column.is_empty:
            continue
        if not any(mine.strip() and theirs.strip() for mine, theirs in zip(best.cells, column.cells, strict=False)):
            group.append(column)
    is_deeper = len(group) > 1 and any(not cell.strip() for cell in best.cells)
    return tuple(column.index for column in group) if is_deeper else (best.index,)
