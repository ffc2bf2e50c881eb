"""Make features from the rows of a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from workbench.exchange.collection_pause import collection_paused
from workbench.model import ABOUT_FIELDS, Feature, Score

_DEFAULTS: dict[str, Any] = {
    name: info.get_default(call_default_factory=True, validated_data={}) for name, info in Feature.model_fields.items()
    if not info.is_required()
}  # fmt: skip
_EVERY_FIELD = set(Feature.model_fields)


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
        Dimension → scores; None where missing.
    given
        Role → cells.
    carried
        Name to carry it under → cells.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    keys: Sequence[str] = ()
    about: dict[str, Sequence[str]] = field(default_factory=dict)
    scores: dict[str, Sequence[Score | None]] = field(default_factory=dict)
    given: dict[str, Sequence[str]] = field(default_factory=dict)
    carried: dict[str, Sequence[str]] = field(default_factory=dict)


def make_features(columns: FeatureColumns) -> tuple[Feature, ...]:
    """Make one feature for each row.

    Notes
    -----
    The fields are strings and scores that are already checked, so the features are put together without checking them
    again: a hundred thousand rows take a fifth of the time.
    """
    count = len(columns.titles)
    with collection_paused():
        plain = {name: columns.about[name] for name in ABOUT_FIELDS if name in columns.about}
        if columns.keys:
            plain["key"] = columns.keys
        names = ("id", "title", *plain)
        texts = zip(columns.ids, columns.titles, *plain.values(), strict=True)
        parts = zip(
            texts,
            _filled(columns.scores, count),
            _filled(columns.given, count),
            _filled(columns.carried, count),
            strict=True,
        )
        return tuple(_put_together(names, *part) for part in parts)


def _filled(columns: Mapping[str, Sequence[Any]], count: int) -> Iterator[dict[str, Any]]:
    """Give, row by row, the filled cells by name."""
    if not columns:
        return ({} for _ in repeat(None, count))
    names = tuple(columns)
    return ({name: cell for name, cell in zip(names, row) if cell} for row in zip(*columns.values(), strict=True))  # noqa: B905 - checked by the outer zip


def _put_together(
    names: tuple[str, ...],
    texts: tuple[str, ...],
    scores: dict[str, Score],
    given: dict[str, str],
    carried: dict[str, str],
) -> Feature:
    fields = {**_DEFAULTS, "scores": scores, "given": given, "carried": carried}
    fields.update(zip(names, texts))  # noqa: B905 - made from the same names
    feature = Feature.__new__(Feature)
    object.__setattr__(feature, "__dict__", fields)
    object.__setattr__(feature, "__pydantic_fields_set__", _EVERY_FIELD)
    object.__setattr__(feature, "__pydantic_extra__", None)
    object.__setattr__(feature, "__pydantic_private__", None)
    return feature
