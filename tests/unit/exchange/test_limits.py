"""A hundred thousand rows of thirty columns fit, and not much more."""

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.limits import MAX_TEXT_CELLS, ROW_COST, Budget

ROWS, COLUMNS = 100_000, 30


def test_so_many_fit_as_text_and_as_a_workbook_half_of_whose_cells_are_different_texts() -> None:
    Budget("backlog.csv", cells=MAX_TEXT_CELLS).spend_cells(ROWS * (COLUMNS + ROW_COST))
    Budget("backlog.xlsx").spend_cells(ROWS * (COLUMNS + ROW_COST) + ROWS * COLUMNS // 2)


def test_a_million_rows_of_three_columns_do_not() -> None:
    with pytest.raises(SpreadsheetError) as raised:
        Budget("backlog.xlsx").spend_cells(1_000_000 * (3 + ROW_COST))
    assert str(raised.value) == (
        "'backlog.xlsx' holds more than 6.5 million cells, every row counted as 7 more. Keep only the rows and columns "
        "with your features, save, and open it again."
    )
