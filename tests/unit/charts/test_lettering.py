import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.charts.lettering import fit_text, flatten, hover_title, label_text, plain, text_width, wrap_text

ANY_TEXT = st.text(max_size=120)


def test_a_width_is_the_sum_of_the_letters_advances() -> None:
    assert text_width("Aa", 100) == 54 + 50
    assert text_width("iii", 10) == pytest.approx(7.5)


def test_bold_is_wider_and_an_accent_takes_no_room() -> None:
    assert text_width("Sources", bold=True) > text_width("Sources")
    assert text_width("e\u0301", 100) == text_width("é", 100) == text_width("e", 100) == 50


def test_chinese_letters_are_as_wide_as_they_are_tall() -> None:
    assert text_width("带有来源", 13) == 52


def test_a_text_that_fits_is_left_alone() -> None:
    assert fit_text("Audit log", 100) == "Audit log"


def test_a_text_too_long_is_cut_at_a_space_with_an_ellipsis() -> None:
    assert fit_text("Answers with their sources shown", 130) == "Answers with their…"


def test_a_word_too_long_is_cut_inside() -> None:
    assert fit_text("Donaudampfschifffahrt", 60) == "Donaud…"


def test_a_cut_never_parts_a_sign_from_its_letter() -> None:
    marked = "e\u0301" * 40
    cut = fit_text(marked, 60)
    assert cut.endswith("e\u0301…")


@given(text=ANY_TEXT, width=st.floats(min_value=13, max_value=300))
def test_a_cut_text_is_never_wider_than_its_room(text: str, width: float) -> None:
    assert text_width(fit_text(text, width)) <= width + 1e-9


@given(text=ANY_TEXT, width=st.floats(min_value=20, max_value=300))
def test_wrapping_into_enough_lines_loses_no_letter(text: str, width: float) -> None:
    lines = wrap_text(text, width, most=1000)
    assert "".join(lines).replace(" ", "") == flatten(text).replace(" ", "")
    assert all(text_width(line) <= width + 1e-9 or len(line) == 1 for line in lines)


def test_the_last_of_too_few_lines_is_cut() -> None:
    assert wrap_text("Business value, time criticality and risk reduction", 130, most=2) == [
        "Business value, time",
        "criticality and risk…",
    ]


def test_markup_in_a_title_stays_text() -> None:
    assert plain("<b>A & B</b>") == "\u2068&lt;b&gt;A &amp; B&lt;/b&gt;\u2069"
    assert label_text("<i>", 100) == "\u2068&lt;i&gt;\u2069"


def test_a_long_title_is_wrapped_in_bold_for_hovering_and_stays_whole() -> None:
    text = hover_title("Words " * 50)
    assert text.count("<b>") == text.count("</b>") == text.count("<br>") + 1 > 2
    assert text.count("Words") == 50


def test_signs_that_turn_the_direction_and_control_characters_are_dropped() -> None:
    assert flatten("a\u202eb\u2069c\x00d\nmore\tspace") == "abcd more space"
