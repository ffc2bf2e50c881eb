"""The ranked backlog as CSV: columns, numbers and the protection of formulas, typed in by hand."""

import csv
import io

import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.exchange.formula_protection import protect, undo_protection
from workbench.exchange.writing_csv import write_csv
from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.workflows import evaluate

DANGEROUS = (
    '=HYPERLINK("http://x","y")', "+Plus plan", "-5 °C mode", "@mention", "\tindented", "\rreturned", "'=quoted", "-",
)  # fmt: skip


def backlog() -> Backlog:
    ranged = scores(None, 2, 1, 5, 5) | {"user_impact": Score(low=2, likely=3, high=4, note="two teams disagree")}
    return Backlog(
        name="Harbour Assist",
        framework=weighted_dimensions(),
        features=(
            Feature(id="v", title="Voice input", key="HA-5"),
            Feature(id="m", title="Mobile app", key="HA-4", scores=ranged, status="Open", carried={"Votes": "007"}),
            Feature(id="b", title="Bulk import", key="HA-3", scores=scores(3, None, 2, 4, 3), note="ask security"),
            Feature(
                id="a", title="Answers with sources", key="HA-1", scores=scores(5, 4, 3, 2, 4),
                given={"given_priority": "High"}, carried={"Team": "Blue", "Votes": "12"}, problem="Nobody trusts it",
            ),
            Feature(id="h", title="Hand-off, to a person", key="HA-2", scores=scores(4, 4, 4, 3, 2), status="New"),
        ),
        carried_headers=("Team", "Votes"),
    )  # fmt: skip


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_file_begins_with_a_byte_order_mark_and_ends_lines_with_cr_lf() -> None:
    data = write_csv(backlog(), evaluate(backlog()))

    assert data.startswith(b"\xef\xbb\xbfRank,Key,Title,")
    assert data.count(b"\r\n") == 6
    assert data.count(b"\n") == 6


def test_columns_stand_in_the_agreed_order() -> None:
    header = read(write_csv(backlog(), evaluate(backlog())))[0]

    assert header == [
        "Rank", "Key", "Title",
        "Priority", "Priority low", "Priority high", "Best rank", "Worst rank", "Provisional", "Why no priority",
        "User impact", "Business value", "Strategic alignment", "Time-to-market", "Engineering cost",
        "User impact, points", "Business value, points", "Strategic alignment, points", "Time-to-market, points",
        "Engineering cost, points",
        "Note", "Problem", "Status", "Given priority", "Team", "Votes",
    ]  # fmt: skip


def test_rows_come_ranked_with_the_unranked_last_and_every_number_as_worked_out_by_hand() -> None:
    rows = read(write_csv(backlog(), evaluate(backlog())))[1:]

    assert rows == [
        ["1", "HA-1", "Answers with sources", "72.5", "72.5", "72.5", "1", "1", "", "", "5", "4", "3", "2", "4",
         "30", "18.75", "10", "11.25", "2.5", "", "Nobody trusts it", "", "High", "Blue", "12"],
        ["2", "HA-2", "Hand-off, to a person", "71.25", "71.25", "71.25", "2", "2", "", "", "4", "4", "4", "3", "2",
         "22.5", "18.75", "15", "7.5", "7.5", "", "", "New", "", "", ""],
        ["3", "HA-3", "Bulk import", "41.25", "28.75", "53.75", "3", "3", "yes", "", "3", "", "2", "4", "3",
         "15", "", "5", "3.75", "5", "ask security", "", "", "", "", ""],
        ["4", "HA-4", "Mobile app", "21.25", "13.75", "28.75", "3", "4", "", "", "2–4", "2", "1", "5", "5",
         "15", "6.25", "0", "0", "0", "", "", "Open", "", "", "007"],
        ["", "HA-5", "Voice input", "", "", "", "", "", "", "Not scored yet on any dimension that counts.",
         "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""],
    ]  # fmt: skip


def test_a_ratio_framework_has_no_points_and_keeps_the_digits_of_small_quotients() -> None:
    rice = built_in_framework("rice")
    numbers = {"reach": 3, "impact": 0.25, "confidence": 0.5, "effort": 24}
    feature = Feature(id="a", title="Small", scores={key: Score.exactly(one) for key, one in numbers.items()})
    small = Backlog(name="b", framework=rice, features=(feature,))

    header, row = read(write_csv(small, evaluate(small)))

    assert header[3] == "Priority"
    assert row[3] == "0.01563"  # 3 × 0.25 × 0.5 ÷ 24 = 0.015625
    assert header[10:] == ["Reach", "Impact", "Confidence", "Effort", "Note"]
    assert row[10:] == ["3", "Minimal", "Low", "24", ""]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_is_protected_in_every_column_and_comes_back(text: str) -> None:
    feature = Feature(id="a", title=text, key=text, note=text, status=text, carried={text: text})
    one = Backlog(name="b", framework=weighted_dimensions(), features=(feature,), carried_headers=(text,))

    rows = read(write_csv(one, evaluate(one)))

    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [cell for cell in rows[1] if cell and undo_protection(cell) == text] == [f"'{text}"] * 5
    assert undo_protection(rows[0][-1]) == text


@pytest.mark.parametrize("text", ["-5", "+3", "-1.5e3", "-80%", "plain", "'quoted", "", "’=curly"])
def test_numbers_and_harmless_text_are_left_alone(text: str) -> None:
    assert protect(text) == text
    assert undo_protection(text) == text
