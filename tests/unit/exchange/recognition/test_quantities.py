"""Amounts as people write them, read as a whole or not at all."""

import pytest

from workbench.exchange.recognition.quantities import parse_quantity


def read(text: str) -> tuple[list[tuple[float, str]], list[tuple[float, str]]] | None:
    """Read a cell as (low, high), each a list of numbers with their units; None where it is no amount."""
    quantity = parse_quantity(text)
    if quantity is None:
        return None
    low, high = ([(number * unit.factor, unit.name) for number, unit in end] for end in (quantity.low, quantity.high))
    return low, high


@pytest.mark.parametrize(
    "text,number,unit",
    [
        ("8 pts", 8, "points"),
        ("2d", 2, "days"),
        ("1,5 Tage", 1.5, "days"),
        ("5 PT", 5, "person-days"),
        ("3 person-weeks", 3, "person-weeks"),
        ("3 man days", 3, "person-days"),
        ("3 人日", 3, "days"),
        ("2 недели", 2, "weeks"),
        ("3 sprints", 3, "sprints"),
        ("$5k", 5000, "USD"),
        ("€ 1.2M", 1_200_000, "EUR"),
        ("1 200 €", 1200, "EUR"),
        ("USD 5000", 5000, "USD"),
        ("1.5 Mio. €", 1_500_000, "EUR"),
        ("10,000 users/month", 10_000, "people"),
        ("12 deals", 12, "deals"),
        ("5k", 5000, ""),
    ],
)
def test_an_amount_keeps_its_unit(text: str, number: float, unit: str) -> None:
    assert read(text) == ([(number, unit)], [(number, unit)])


@pytest.mark.parametrize(
    "text,low,high,unit",
    [
        ("3-5", 3, 5, ""),
        ("2–4", 2, 4, ""),
        ("1 to 3", 1, 3, ""),
        ("3 bis 5 Tage", 3, 5, "days"),
        ("2–3 months", 2, 3, "months"),
        ("2～3週間", 2, 3, "weeks"),
        ("3d-5d", 3, 5, "days"),
        ("$1-2k", 1000, 2000, "USD"),
        ("between 3 and 5", 3, 5, ""),
        ("zwischen 3 und 5", 3, 5, ""),
        ("3..5", 3, 5, ""),
    ],
)
def test_a_range_has_two_ends_in_one_unit(text: str, low: float, high: float, unit: str) -> None:
    assert read(text) == ([(low, unit)], [(high, unit)])


def test_a_compound_duration_keeps_its_parts() -> None:
    assert read("1w 2d 3h 4m") == ([(1, "weeks"), (2, "days"), (3, "hours"), (4, "minutes")],) * 2


@pytest.mark.parametrize("text", ["3 – 5 – 8", "3–8 (5)", "3–8, likely 5", "5.5 ± 2.5"])
def test_a_likely_value_may_be_stated(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert quantity.likely is not None
    assert (quantity.low[0][0], quantity.high[0][0]) == (3, 8)
    assert 3 < quantity.likely[0][0] < 8


@pytest.mark.parametrize("text", ["~3", "ca. 3", "about 3", "≈3", "etwa 3", "env. 3", "около 3", "約3"])
def test_an_approximate_number_says_so(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert quantity.is_approximate
    assert quantity.low[0][0] == 3


@pytest.mark.parametrize(
    "text,opens",
    [
        ("<1", "below"),
        ("≤ 1", "below"),
        ("up to 1", "below"),
        ("1+", "above"),
        (">1", "above"),
        ("at least 1", "above"),
    ],
)
def test_a_bound_opens_to_one_side(text: str, opens: str) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (quantity.opens, quantity.low[0][0]) == (opens, 1)


@pytest.mark.parametrize("text,number,whole", [("4/5", 4, 5), ("4 of 5", 4, 5), ("★★★☆☆", 3, 5), ("★★★", 3, None)])
def test_fractions_and_stars_say_out_of_how_many(text: str, number: float, whole: float | None) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (quantity.low[0][0], quantity.out_of) == (number, whole)


@pytest.mark.parametrize(
    "text",
    [
        "5 because of the audit", "we need about 5 days for it", "v3", "PM-92", "Q3 2026", "2026-05-03", "#N/A", "inf",
        "(5)", "5*", "3 = High", "soon", "", "3-5-8", "1.2.3", "+ or -", "9" * 500 + "x",
    ],
)  # fmt: skip
def test_a_number_is_never_taken_out_of_a_text(text: str) -> None:
    assert parse_quantity(text) is None
