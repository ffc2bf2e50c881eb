"""Make features from the rows of a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.model import Feature, Score

_SAMPLED = 1000
_MOSTLY_ALIKE = 2


@dataclass(frozen=True)
class ScoreCells:
    """A column of scores: its cells, and the score of each different cell that is one."""

    cells: Sequence[str]
    scores: Mapping[str, Score]


@dataclass
class FeatureColumns:
    """The cells of every kept row, column by column, all of the same length.

    Attributes
    ----------
    ids
        Made by the machine, each once.
    titles
        Never blank.
    keys
        Empty where there are none.
    about
        A field of ``ABOUT_FIELDS`` → its cells.
    scores
        For each row, dimension → score; empty where no column is scored.
    given
        Role → cells.
    carried
        Name to carry it under → cells.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    keys: Sequence[str] = ()
    about: dict[str, Sequence[str]] = field(default_factory=dict)
    scores: Sequence[dict[str, Score]] = ()
    given: dict[str, Sequence[str]] = field(default_factory=dict)
    carried: dict[str, Sequence[str]] = field(default_factory=dict)


def make_features(columns: FeatureColumns, progress: Progress = NOT_TOLD) -> list[Feature]:
    """Make one feature for each row, and tell how far it has come.

    Notes
    -----
    The fields are strings and scores that are already checked, so the features are put together without checking them
    again: a hundred thousand rows take a tenth of the time.
    """
    count = len(columns.ids)
    fields: dict[str, Iterable[Any]] = {
        "id": progress.follow(columns.ids, count, "Bringing in row {:,} of {:,}"),
        "title": columns.titles,
        **{name: cells for name, cells in (("key", columns.keys), *columns.about.items()) if cells},
    }
    if columns.given:
        fields["given"] = _row_dicts(columns.given)
    if columns.carried:
        fields["carried"] = _row_dicts(columns.carried)
    if columns.scores:
        fields["scores"] = columns.scores
    return Feature.from_checked_columns(fields)


def share_scores(columns: Mapping[str, ScoreCells]) -> list[dict[str, Score]]:
    """Give the scores of each row by dimension; rows whose cells are the same share theirs."""
    rows = zip(*(one.cells for one in columns.values()), strict=True)
    return list(map(_SharedScores(columns).__getitem__, rows))


def _row_dicts(columns: Mapping[str, Sequence[str]]) -> Iterable[dict[str, str]]:
    """Give, row by row, the cells by name, blank ones left out; where most rows repeat, those alike share theirs."""
    rows = zip(*columns.values(), strict=True)
    first = list(zip(*(cells[:_SAMPLED] for cells in columns.values()), strict=True))
    if _MOSTLY_ALIKE * len(set(first)) <= len(first):
        return map(_SharedCells(columns).__getitem__, rows)
    names = tuple(columns)
    if not any("" in cells for cells in columns.values()):
        return map(dict, map(zip, repeat(names), rows))
    return ({name: cell for name, cell in zip(names, row) if cell} for row in rows)  # noqa: B905 - of one length


class _SharedCells(dict[tuple[str, ...], dict[str, str]]):
    """Cells by name for each different row of them."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = tuple(names)

    def __missing__(self, cells: tuple[str, ...]) -> dict[str, str]:
        pairs = zip(self.names, cells, strict=True)
        self[cells] = found = {name: cell for name, cell in pairs if cell}
        return found


class _SharedScores(dict[tuple[str, ...], dict[str, Score]]):
    """Scores by dimension for each different row of cells."""

    def __init__(self, columns: Mapping[str, ScoreCells]) -> None:
        super().__init__()
        self.columns = columns

    def __missing__(self, cells: tuple[str, ...]) -> dict[str, Score]:
        pairs = zip(self.columns.items(), cells, strict=True)
        scores = ((name, column.scores.get(cell)) for (name, column), cell in pairs)
        self[cells] = found = {name: score for name, score in scores if score is not None}
        return found
