"""What a document keeps of people's text, and which way it runs."""

import pytest

from workbench.reports.plain_text import as_line, as_lines, begins_right_to_left


def test_control_characters_and_blank_lines_go_and_the_words_stay() -> None:
    assert as_lines("one\x00 \x1b[31mtwo\r\n\r\n\tthree\u2028four\x85five\ufeff") == (
        "one [31mtwo",
        "three",
        "four",
        "five",
    )
    assert as_lines(" \n\x07\n") == ()
    assert as_line("one\n two") == "one two"


def test_spaces_that_hold_a_number_and_its_unit_together_stay() -> None:
    assert as_line("25\u202f% of\u00a0it") == "25\u202f% of\u00a0it"


def test_an_override_cannot_turn_what_follows() -> None:
    assert as_line("safe\u202egnp.exe") == "safegnp.exe"


def test_isolates_stay_only_where_letters_run_the_other_way_and_are_always_closed() -> None:
    assert as_line("“\u2068Dark mode\u2069” leads") == "“Dark mode” leads"
    assert as_line("“\u2068שלום\u2069” leads") == "“\u2068שלום\u2069” leads"
    assert as_line("\u2069\u2067שלום") == "\u2067שלום\u2069"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("hello שלום", False),
        ("שלום hello", True),
        ("12 مرحبا", True),
        ("\u2068שלום\u2069 leads", False),
        ("\u2068שלום\u2069: 12", True),
        ("12", False),
        ("", False),
        ("问答 שלום", False),
    ],
)
def test_a_text_runs_as_its_first_letter_outside_isolates(text: str, expected: bool) -> None:  # noqa: FBT001
    assert begins_right_to_left(text) is expected
