"""Numbers in any locale, decided once for a file."""

import pytest

from workbench.exchange.recognition.numerals import clean_cell, decide_style, parse_number


@pytest.mark.parametrize(
    "text,number",
    [
        ("3", 3.0),
        ("-0.6", -0.6),
        ("1,234,567", 1_234_567.0),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("4,5", 4.5),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("1'200", 1200.0),
        ("1 200 000", 1_200_000.0),
        (".5", 0.5),
        ("1e5", 100_000.0),
        ("１２", 12.0),
        ("1\u202f200", 1200.0),
        ("−3", -3.0),
        ("1½", 1.5),
    ],
)
def test_a_number_that_can_be_read_only_one_way_is_read_so(text: str, number: float) -> None:
    assert parse_number(clean_cell(text)) == number


@pytest.mark.parametrize("text", ["", "inf", "nan", "1,2,3", "12,34,56", "3-5", "five", "1.2.3", "1e999", "0x10"])
def test_what_is_no_finite_number_is_none(text: str) -> None:
    assert parse_number(clean_cell(text)) is None


def test_a_semicolon_file_divides_decimals_by_commas_and_groups_by_points() -> None:
    style = decide_style(["1.234", "10"], ";")
    assert parse_number("1.234", style) == 1234.0
    assert parse_number("1,234", style) == 1.234


def test_a_semicolon_file_whose_numbers_have_points_divides_decimals_by_points() -> None:
    style = decide_style(["23.3", "1.5"], ";")
    assert parse_number("1.234", style) == 1.234


def test_a_decimal_comma_in_one_cell_decides_for_the_whole_file() -> None:
    style = decide_style(["4,5", "1,234"], ",")
    assert style.example == "4,5"
    assert parse_number("1,234", style) == 1.234


def test_without_evidence_a_comma_groups_thousands_and_the_doubt_is_told() -> None:
    style = decide_style(["1,234"], ",")
    assert parse_number("1,234", style) == 1234.0
    assert style.uncertain == "1,234"


def test_number_cells_of_a_spreadsheet_never_group_by_points() -> None:
    style = decide_style(["1.234", "0,8"], None)
    assert parse_number("1.234", style) == 1.234
    assert parse_number("0,8", style) == 0.8
