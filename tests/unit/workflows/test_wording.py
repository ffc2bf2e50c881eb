import pytest

from workbench.model import Dimension, Direction, Level, LevelScale, NumericScale, Score
from workbench.workflows.wording import (
    amount_text,
    count_of,
    join_names,
    percent,
    plain_number,
    points,
    quote,
    range_text,
    rank_range,
    round_half_up,
    score_text,
    share_word,
    shorten,
    signed,
)

UP = Direction.HIGHER_IS_BETTER


@pytest.mark.parametrize(
    "number,text",
    [
        (25600, "25,600"),
        (26.66, "26.7"),
        (0.25, "0.25"),
        (0, "0"),
        (9.996, "10"),
        (-5.5, "−5.5"),
        (0.0001234, "0.000123"),
    ],
)
def test_a_plain_number_shows_three_digits_and_no_trailing_noughts(number: float, text: str) -> None:
    assert plain_number(number) == text


@pytest.mark.parametrize("number,whole", [(0.5, 1), (-0.5, -1), (2.4999999, 2), (67.5 - 1e-12, 68), (-0.4, 0)])
def test_halves_round_away_from_0_and_noise_does_not_matter(number: float, whole: int) -> None:
    assert round_half_up(number) == whole


@pytest.mark.parametrize("number,text", [(5, "+5"), (-6, "−6"), (0, "0")])
def test_a_difference_always_has_its_sign(number: int, text: str) -> None:
    assert signed(number) == text


def test_a_priority_is_said_in_whole_points() -> None:
    assert points(0.675) == "68"
    assert range_text(0.61, 0.814, is_ratio=False) == "61–81"
    assert range_text(0.611, 0.614, is_ratio=False) == "61"
    assert range_text(2.5, 1173.333, is_ratio=True) == "2.5–1,173"


def test_possible_ranks_are_one_or_from_to() -> None:
    assert (rank_range(4, 4), rank_range(4, 9)) == ("4", "4–9")


@pytest.mark.parametrize(
    "names,text",
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D", "E", "F", "G", "H"], "A, B, C, D, E, F and 2 more"),
    ],
)
def test_names_are_listed_and_the_rest_is_counted(names: list[str], text: str) -> None:
    assert join_names(names) == text


def test_small_counts_are_words() -> None:
    assert count_of(1, "feature") == "one feature"
    assert count_of(3, "feature is", "features are", start=True) == "Three features are"
    assert count_of(1200, "feature") == "1,200 features"


def test_a_long_title_is_cut_at_a_space_and_loses_its_line_breaks() -> None:
    assert shorten("Answers with\ntheir sources  shown", 60) == "Answers with their sources shown"
    assert shorten("Answers with their sources shown", 21) == "Answers with their…"
    assert shorten("Übersetzungsprüfung", 10) == "Übersetzu…"


def test_a_title_of_any_script_is_isolated_inside_its_quotation_marks() -> None:
    assert quote("إجابات") == "“\u2068إجابات\u2069”"


def test_shares_are_words_where_there_is_a_short_one() -> None:
    assert (share_word(0.1), share_word(1 / 3), share_word(0.14)) == ("a tenth", "a third", "14\u202f%")
    assert percent(0.245) == "25\u202f%"


@pytest.mark.parametrize("amount,text", [(12, "12 weeks"), (1, "1 week"), (2.5, "2.5 weeks")])
def test_an_amount_agrees_with_its_unit(amount: float, text: str) -> None:
    assert amount_text(amount, "weeks") == text


def test_a_score_is_said_in_its_dimensions_own_terms() -> None:
    days = Dimension(key="a", name="A", direction=UP, scale=NumericScale(worst=0, best=9, unit="days"))
    share = Dimension(key="b", name="B", direction=UP, scale=NumericScale(kind="percent", worst=0, best=1))
    levels = (Level(number=0.5, label="Low"), Level(number=2, label="High"))
    words = Dimension(key="c", name="C", direction=UP, scale=LevelScale(levels=levels))
    assert score_text(days, Score(low=2, high=3)) == "2–3 days"
    assert score_text(share, Score.exactly(0.8)) == "80\u202f%"
    assert score_text(words, Score.exactly(2)) == "High"
    assert score_text(words, Score.exactly(1.25)) == "1.25"
    assert score_text(days, Score(note="Ask")) == score_text(days, None) == "–"
