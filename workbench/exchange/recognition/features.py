"""Make features from the rows of a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from workbench.model import ABOUT_FIELDS, Feature, Score

_DEFAULTS: dict[str, Any] = {
    name: info.get_default(call_default_factory=True, validated_data={}) for name, info in Feature.model_fields.items()
    if not info.is_required()
}  # fmt: skip
_EVERY_FIELD = set(Feature.model_fields)


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
        Dimension → its cells and what each different one scores.
    given
        Role → cells.
    carried
        Name to carry it under → cells.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    keys: Sequence[str] = ()
    about: dict[str, Sequence[str]] = field(default_factory=dict)
    scores: dict[str, ScoreCells] = field(default_factory=dict)
    given: dict[str, Sequence[str]] = field(default_factory=dict)
    carried: dict[str, Sequence[str]] = field(default_factory=dict)


def make_features(columns: FeatureColumns) -> list[Feature]:
    """Make one feature for each row.

    Notes
    -----
    The fields are strings and scores that are already checked, so the features are put together without checking them
    again: a hundred thousand rows take a fifth of the time.
    """
    count = len(columns.titles)
    about = [columns.about.get(name) or repeat("", count) for name in ABOUT_FIELDS]
    rows = zip(
        columns.ids,
        columns.titles,
        columns.keys or repeat("", count),
        *about,
        map(_SharedScores(columns.scores).__getitem__, _score_rows(columns.scores, count)),
        _row_dicts(columns.given, count),
        _row_dicts(columns.carried, count),
        strict=True,
    )
    return _put_together(rows)


def _row_dicts(columns: Mapping[str, Sequence[Any]], count: int) -> Iterator[dict[str, Any]]:
    """Give, row by row, the cells by name, blank ones left out."""
    names = tuple(columns)
    if not names:
        return ({} for _ in range(count))
    rows = zip(*columns.values(), strict=True)
    if not any("" in cells for cells in columns.values()):
        return map(dict, map(zip, repeat(names), rows))
    return ({name: cell for name, cell in zip(names, row) if cell} for row in rows)  # noqa: B905 - of one length


def _score_rows(columns: Mapping[str, ScoreCells], count: int) -> Iterable[tuple[str, ...]]:
    return zip(*(one.cells for one in columns.values()), strict=True) if columns else repeat((), count)


class _SharedScores(dict[tuple[str, ...], dict[str, Score]]):
    """Scores by dimension for each different row of cells; features whose cells are the same share theirs."""

    def __init__(self, columns: Mapping[str, ScoreCells]) -> None:
        super().__init__()
        self.columns = columns

    def __missing__(self, cells: tuple[str, ...]) -> dict[str, Score]:
        pairs = zip(self.columns.items(), cells, strict=True)
        scores = ((name, column.scores.get(cell)) for (name, column), cell in pairs)
        self[cells] = found = {name: score for name, score in scores if score is not None}
        return found


def _put_together(rows: Iterable[tuple[Any, ...]]) -> list[Feature]:
    features = []
    make, put = Feature.__new__, object.__setattr__
    # Written out field by field: this loop is most of the time that an import takes.
    for made, title, key, description, status, kind, parent, labels, owner, link, scores, given, carried in rows:
        fields = _DEFAULTS.copy()
        fields["id"], fields["title"], fields["key"] = made, title, key
        fields["description"], fields["status"], fields["kind"], fields["parent"] = description, status, kind, parent
        fields["labels"], fields["owner"], fields["link"] = labels, owner, link
        fields["scores"], fields["given"], fields["carried"] = scores, given, carried
        feature = make(Feature)
        put(feature, "__dict__", fields)
        put(feature, "__pydantic_fields_set__", _EVERY_FIELD)
        put(feature, "__pydantic_extra__", None)
        put(feature, "__pydantic_private__", None)
        features.append(feature)
    return features
