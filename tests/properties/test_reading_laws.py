"""What is put together without being checked again is what checking would have made of it."""

import copy
import pickle
import string
from collections.abc import Mapping, Sequence
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from workbench.exchange.delimited_text import parse_records, split_evenly
from workbench.exchange.even_rows import EvenRows, count_widths
from workbench.exchange.progress import Progress
from workbench.exchange.recognising import recognise
from workbench.exchange.report import ImportReport
from workbench.exchange.table import Source, Table
from workbench.model import ABOUT_FIELDS, Backlog, Feature, Score

BLOCK = 1000
"""So many features are made at a time."""

filled = st.text(min_size=1, max_size=6)
numbers = st.floats(allow_nan=False, allow_infinity=False)
scores = st.dictionaries(filled, st.builds(Score.exactly, numbers, filled), max_size=3)
texts = st.dictionaries(filled, filled, max_size=3)
optional = {"key": st.text(), "scores": scores, "given": texts, "carried": texts} | dict.fromkeys(
    ABOUT_FIELDS, st.text(max_size=6)
)
cells = st.text(string.ascii_letters + string.digits + " é🎉;", max_size=4)


@st.composite
def columns_of_features(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Draw columns of one length."""
    names = draw(st.lists(st.sampled_from(sorted(optional)), unique=True))
    count = draw(st.integers(1, 4))
    strategies = {"id": filled, "title": filled} | {name: optional[name] for name in names}
    return {name: draw(st.lists(one, min_size=count, max_size=count)) for name, one in strategies.items()}


def _validated(columns: Mapping[str, Sequence[Any]]) -> list[Feature]:
    names = tuple(columns)
    return [Feature(**dict(zip(names, row, strict=True))) for row in zip(*columns.values(), strict=True)]


@given(columns_of_features())
def test_features_from_checked_columns_are_those_that_validation_makes(columns: dict[str, list[Any]]) -> None:
    made = Feature.from_checked_columns(columns)
    assert made == _validated(columns)
    for feature, checked in zip(made, _validated(columns), strict=True):
        assert feature.model_dump() == checked.model_dump()
        assert list(feature.__dict__) == list(checked.__dict__)
        assert Feature.model_validate(feature.model_dump()) == feature
        assert copy.deepcopy(feature) == pickle.loads(pickle.dumps(feature)) == checked  # noqa: S301 - made just now
        assert feature.model_copy(update={"title": "Other"}).title == "Other"
        assert feature.model_fields_set == set(Feature.model_fields)


def test_features_beyond_the_first_block_are_made_like_the_others() -> None:
    count = 2 * BLOCK + 1
    columns = {"id": [f"f{place}" for place in range(count)], "title": [f"Plum {place}" for place in range(count)]}
    assert Feature.from_checked_columns(columns) == _validated(columns)


def test_columns_may_be_read_only_once() -> None:
    columns = {"id": iter(["f1", "f2"]), "title": iter(["Plum", "Apple"])}
    assert [one.title for one in Feature.from_checked_columns(columns)] == ["Plum", "Apple"]


def test_no_ids_make_no_features() -> None:
    assert Feature.from_checked_columns({"id": [], "title": []}) == []


def test_a_column_shorter_than_the_ids_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Feature.from_checked_columns({"id": ["f1", "f2"], "title": ["Plum"]})


header = ("Key", "Title", "User impact", "Effort (days)", "Priority", "Labels", "Team", "Notes")
scored_cells = st.sampled_from(["", "3", "High", "2-4", "soon", "80%", "n/a", "2026-05-03"])


@given(st.lists(st.tuples(cells, cells, scored_cells, scored_cells, cells, cells, cells, cells), max_size=8))
def test_what_is_recognised_would_pass_the_checks_that_it_is_spared(rows: list[tuple[str, ...]]) -> None:
    table = Table(None, [list(header), *map(list, rows)], list(range(1, len(rows) + 2)))
    found = recognise(Source("plums.csv", "csv", (table,), delimiter=","))
    assert Backlog.model_validate(found.backlog.model_dump()) == found.backlog
    assert ImportReport.model_validate(found.report.model_dump()) == found.report


rows_of_cells = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(rows_of_cells)
def test_rows_of_one_width_are_the_same_in_one_list_as_in_many(rows: list[list[str]]) -> None:
    width = len(rows[0])
    even = EvenRows([cell for row in rows for cell in row], width)
    assert even == rows
    assert (list(even), len(even), even[-1], even[1:]) == (rows, len(rows), rows[-1], rows[1:])
    assert [even.column(index, 1) for index in range(width)] == [
        [row[index] for row in rows[1:]] for index in range(width)
    ]
    assert count_widths(even, range(len(even))) == count_widths(rows, range(len(rows)))


@given(rows_of_cells)
def test_lines_of_one_width_are_cut_at_one_stroke_as_they_are_one_by_one(rows: list[list[str]]) -> None:
    text = "\n".join(map(",".join, rows))
    assert split_evenly(text, ",") == parse_records(text + "\n", ",").rows == rows


@given(st.lists(st.lists(cells, min_size=1, max_size=6), min_size=1, max_size=6))
def test_lines_are_cut_at_one_stroke_only_where_all_are_of_one_width(rows: list[list[str]]) -> None:
    widths = set(map(len, rows))
    found = split_evenly("\n".join(map(",".join, rows)), ",")
    assert (found is not None) == (len(widths) == 1 and widths != {1})


def test_a_long_text_is_read_alike_whether_its_lines_are_alike_or_not() -> None:
    rows = [["Title", "Effort"], *([f"Plum {row}", str(row % 7)] for row in range(20_000))]
    text = "\n".join(map(",".join, rows))
    even, uneven = parse_records(text, ","), parse_records(f"{text}\nPlum,1,", ",")
    assert isinstance(even.rows, EvenRows)
    assert even.rows == rows
    told: list[float] = []
    told_of = parse_records(text, ",", Progress(lambda share, _: told.append(share)))
    assert isinstance(told_of.rows, EvenRows)
    assert told_of == even
    assert told == pytest.approx([slice_ / 20 for slice_ in range(20)], abs=0.03)
    assert uneven.rows == [*rows, ["Plum", "1", ""]]
