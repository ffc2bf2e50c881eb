"""Dates are told from scores, and read only where they can be read one way."""

import datetime as dt

import pytest

from workbench.exchange.recognition.dates import is_date_like, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03", "2026-05-03 00:00:00", "31.02.2026", "05/04/2026", "1/5/26", "20/Aug/25 12:38 PM", "Q3 2026",
        "2026-Q4", "Q1/2027", "H2 2026", "FY26 Q2", "2Q26", "KW 23", "Fin avril 2026", "Avril-Mai 2026",
        "3. März 2026", "2026年3月", "October 8, 2021 → October 29, 2021", "Mon, 21 Apr 2025 10:17:06 UTC+0000",
    ],
)  # fmt: skip
def test_dates_and_quarters_look_like_dates(text: str) -> None:
    assert is_date_like(text)


@pytest.mark.parametrize(
    "text", ["3", "12.5", "3-5", "4/5", "2-3 months", "3h", "2 t", "May", "later", "2026", "S", "1w"]
)
def test_scores_do_not_look_like_dates(text: str) -> None:
    assert not is_date_like(text)


@pytest.mark.parametrize(
    "text,day",
    [
        ("2026-05-03", dt.date(2026, 5, 3)),
        ("Q3 2026", dt.date(2026, 7, 1)),
        ("H2 26", dt.date(2026, 7, 1)),
        ("45581", dt.date(2024, 10, 16)),
        ("3.5.2026", dt.date(2026, 5, 3)),
        ("25/04/2026", dt.date(2026, 4, 25)),
        ("12/25/2026", dt.date(2026, 12, 25)),
        ("20/Aug/25 12:38 PM", dt.date(2025, 8, 20)),
        ("October 8, 2021 → October 29, 2021", dt.date(2021, 10, 8)),
    ],
)
def test_a_date_that_can_be_read_one_way_is_read(text: str, day: dt.date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", ["05/04/2026", "31.02.2026", "Q3", "soon", "12/13", "2026-13-01"])
def test_a_date_that_is_none_or_ambiguous_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None
