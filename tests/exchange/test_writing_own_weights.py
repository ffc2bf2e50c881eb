"""Weights typed into our own workbook, read back."""

import io

import openpyxl
import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.exchange.own_files import read_own_workbook
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Backlog, Feature, built_in_framework
from workbench.workflows import evaluate

pytestmark = pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension:UserWarning")


def backlog() -> Backlog:
    return Backlog(
        name="b", framework=weighted_dimensions(), features=(Feature(id="a", title="A", scores=scores(1, 2, 3, 4, 5)),)
    )


def typed(*weights: float | str | None) -> Backlog:
    """Write the backlog, let somebody type these weights, and read it back."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(backlog(), evaluate(backlog()))))
    for row, weight in enumerate(weights, start=6):
        book["Framework"][f"B{row}"] = weight
    file = io.BytesIO()
    book.save(file)
    found = read_own_workbook(file.getvalue())
    assert found is not None
    return found


def test_weights_in_any_unit_are_rescaled_and_the_change_is_said() -> None:
    found = typed(4, 2, 1, 1, 0)

    assert list(found.framework.weights.values()) == [0.5, 0.25, 0.125, 0.125, 0]
    assert [(note.kind, note.sheet, note.row) for note in found.notes] == [("weights_changed", "Framework", 6)]
    assert found.notes[0].message == (
        "Sheet 'Framework': the weights typed there are used: User impact 50\u202f% (was 30\u202f%), "
        "Strategic alignment 13\u202f% (was 20\u202f%), Time-to-market 13\u202f% (was 15\u202f%), "
        "Engineering cost 0\u202f% (was 10\u202f%). They came to 8 and were rescaled to 100 %."
    )


def test_the_same_shares_in_another_unit_change_nothing() -> None:
    assert typed(30, 25, 20, 15, 10) == backlog()


def test_an_emptied_weight_is_zero_as_in_the_workbooks_own_formulas() -> None:
    weights = typed(1, None, 1, 0, 0).framework.weights

    assert list(weights.values()) == [0.5, 0, 0.5, 0, 0]


@pytest.mark.parametrize("odd", ["high", -3, "nan", "inf"])
def test_what_is_no_weight_counts_as_zero_and_is_noted_with_its_cell(odd: float | str) -> None:
    found = typed(1, odd, 1, 0, 0)

    assert list(found.framework.weights.values()) == [0.5, 0, 0.5, 0, 0]
    assert [(note.kind, note.cell, note.found) for note in found.notes] == [
        ("weights_changed", "B7", str(odd)),
        ("weights_changed", None, None),
    ]


def test_where_every_weight_is_zero_the_files_own_stay() -> None:
    found = typed(0, 0, 0, 0, 0)

    assert found.framework == backlog().framework
    assert [note.message for note in found.notes] == [
        "Sheet 'Framework': every weight is 0, so the weights stayed as they were. Give one a weight."
    ]


def test_a_file_exported_under_other_weights_keeps_its_own() -> None:
    other = backlog().framework.with_weights({"user_impact": 1})

    assert read_own_workbook(write_xlsx(backlog(), evaluate(backlog(), other))) == backlog()


def test_lines_that_somebody_sorted_are_told_apart_by_their_names() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(backlog(), evaluate(backlog()))))
    sheet = book["Framework"]
    lines = [[sheet.cell(row, column).value for column in (1, 2, 4)] for row in range(6, 11)]
    for row, line in enumerate(reversed(lines), start=6):
        for column, content in zip((1, 2, 4), line, strict=True):
            sheet.cell(row, column).value = content
    file = io.BytesIO()
    book.save(file)

    assert read_own_workbook(file.getvalue()) == backlog()


def test_a_ratio_framework_has_no_weights_to_read() -> None:
    one = backlog().model_copy(update={"framework": built_in_framework("rice")})

    assert read_own_workbook(write_xlsx(one, evaluate(one))) == one
