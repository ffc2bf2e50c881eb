"""The workbook, read back with openpyxl: what stands where, and that text stays text."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.weighted_scores import scores, weighted_dimensions
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import (
    Backlog,
    Choice,
    Decision,
    Evidence,
    EvidenceKind,
    Feature,
    Note,
    Score,
    built_in_framework,
)
from workbench.workflows import evaluate

# openpyxl says so of every priority bar when it opens the file to be looked at.
pytestmark = pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension:UserWarning")

DANGEROUS = (
    '=HYPERLINK("http://x","y")', "+1", "-1", "@x", "<script>alert(1)</script>", "]]>", "'quoted", "<r>bold</r>",
    "http://example.org/x", "_x0041_", "007", "1e5", "&amp;",
)  # fmt: skip


def backlog() -> Backlog:
    ranged = scores(None, 2, 1, 5, 5) | {"user_impact": Score(low=2, likely=3, high=4, note="two teams disagree")}
    learnt = Evidence(kind=EvidenceKind.INTERVIEW, sentence="Leads check every answer", count=19)
    return Backlog(
        name="Harbour Assist",
        framework=weighted_dimensions(),
        features=(
            Feature(id="v", title="Voice input", key="HA-5"),
            Feature(id="m", title="Mobile app", key="HA-4", scores=ranged, carried={"Votes": "007"}),
            Feature(id="b", title="Bulk import", key="HA-3", scores=scores(3, None, 2, 4, 3)),
            Feature(
                id="a", title="Answers with sources", key="HA-1", scores=scores(5, 4, 3, 2, 4), status="Open",
                carried={"Team": "Blue", "Votes": "12"}, evidence=(learnt,), given={"given_rank": "3"},
            ),
            Feature(id="h", title="Hand-off, to a person", key="HA-2", scores=scores(4, 4, 4, 3, 2)),
        ),
        carried_headers=("Team", "Votes", "Status"),
        notes=(Note(kind="not_a_score", message="Odd.", sheet="B", row=9, column="Cost", cell="D9", found="soon"),),
    )  # fmt: skip


def open_book(one: Backlog, *, results: bool = True) -> Workbook:
    """Open the workbook with what its formulas give, or with the formulas themselves."""
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(one, evaluate(one))), data_only=results)


def table(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def filled(row: list[object]) -> list[object]:
    return [value for value in row if value is not None]


def test_there_are_six_sheets() -> None:
    names = ["Ranking", "Charts", "Scores", "Framework", "Working", "Notes"]

    assert open_book(backlog()).sheetnames == names


def test_the_declined_have_a_sheet_with_what_was_said_and_the_rank_of_that_day() -> None:
    no = Decision(choice=Choice.NO, reason="Too dear", decided_by="Head of product", reopen="A cheaper way")
    features = tuple(one.model_copy(update={"decision": no}) if one.id == "h" else one for one in backlog().features)
    book = open_book(backlog().model_copy(update={"features": features}))

    rows = table(book["No-list"])
    assert book.sheetnames == ["Ranking", "Charts", "Scores", "Framework", "No-list", "Working", "Notes"]
    assert rows[0][-1] == "Rank when exported"
    assert rows[1][:7] == [
        "HA-2", "Hand-off, to a person", "No", "Too dear", "A cheaper way", None, "Head of product",
    ]  # fmt: skip
    assert rows[1][-1] == 2


def test_the_ranking_lists_the_features_best_first_with_every_number_as_worked_out_by_hand() -> None:
    rows = table(open_book(backlog())["Ranking"])

    assert rows[0] == [
        "Rank", "Key", "Title", "Priority (0–100)", "Low", "High", "Best rank", "Worst rank", "Provisional",
        "User impact, points", "Business value, points", "Strategic alignment, points", "Time-to-market, points",
        "Engineering cost, points", "Why it has no rank", "Place in the list", "Row on Working",
    ]  # fmt: skip
    wanted = [
        [1, "HA-1", "Answers with sources", 72.5, 72.5, 72.5, 1, 1, None, 30, 18.75, 10, 11.25, 2.5, None, 1, 4],
        [2, "HA-2", "Hand-off, to a person", 71.25, 71.25, 71.25, 2, 2, None, 22.5, 18.75, 15, 7.5, 7.5, None, 2, 5],
        [3, "HA-3", "Bulk import", 41.25, 28.75, 53.75, 3, 3, "provisional", 15, "–", 5, 3.75, 5, None, 3, 3],
        [4, "HA-4", "Mobile app", 21.25, 13.75, 28.75, 3, 4, None, 15, 6.25, 0, 0, 0, None, 4, 2],
    ]
    for row, cells in zip(rows[1:5], wanted, strict=True):
        assert row == [pytest.approx(cell, abs=1e-9) if isinstance(cell, int | float) else cell for cell in cells]


def test_the_unranked_stand_last_without_a_rank_and_with_the_reason() -> None:
    rows = table(open_book(backlog())["Ranking"])

    why = "Not scored yet on any dimension that counts."
    assert filled(rows[5]) == ["HA-5", "Voice input", "–", "–", "–", "–", "–", why, 5, 1]
    assert filled(rows[6]) == []
    assert str(filled(rows[7])[0]).startswith("Priorities, ranks and the order of the rows follow as soon as a score")


def test_every_number_of_the_ranking_is_a_formula() -> None:
    sheet = open_book(backlog(), results=False)["Ranking"]

    kinds = {cell.data_type for row in sheet.iter_rows(min_row=2, max_row=6, max_col=15) for cell in row}
    assert kinds == {"f"}


def test_contributions_sum_to_the_priority() -> None:
    thirds = weighted_dimensions().with_weights(
        {"user_impact": 1, "business_value": 1, "strategic_alignment": 1, "time_to_market": 1, "engineering_cost": 3}
    )
    features = tuple(Feature(id=str(one), title="F", scores=scores(one, 2, 5, one, 4)) for one in (1, 2, 3, 4, 5))
    rows = table(open_book(Backlog(name="b", framework=thirds, features=features))["Ranking"])

    for row in rows[1:6]:
        assert sum(float(str(cell)) for cell in row[9:14]) == pytest.approx(row[3], abs=1e-9)


def test_priorities_are_shown_whole_and_points_as_tenths() -> None:
    sheet = open_book(backlog())["Ranking"]

    assert sheet["D2"].number_format == "0"
    assert sheet["J2"].number_format == "0.0"


def test_header_and_title_stay_in_view_and_the_ranked_rows_can_be_filtered() -> None:
    sheet = open_book(backlog())["Ranking"]

    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:Q6"


def test_priority_bars_are_ink_and_leave_room_for_the_number() -> None:
    formatting, _ = open_book(backlog())["Ranking"].conditional_formatting
    (rule,) = formatting.rules

    assert str(formatting.sqref) == "D2:D6"
    assert rule.type == "dataBar"
    assert rule.dataBar.color.rgb == "FF2F4368"
    assert [one.val for one in rule.dataBar.cfvo] == [0, 160]


def test_a_ratio_framework_ranks_by_its_quotient_and_shows_the_scores_instead_of_points() -> None:
    numbers = {"reach": 100, "impact": 2, "confidence": 0.8, "effort": 4}
    feature = Feature(id="a", title="A", scores={key: Score.exactly(one) for key, one in numbers.items()})
    one = Backlog(name="b", framework=built_in_framework("rice"), features=(feature,))

    rows = table(open_book(one)["Ranking"])

    assert rows[0][3] == "Priority"
    assert rows[0][9:13] == ["Reach", "Impact", "Confidence", "Effort"]
    assert rows[1][3] == 40
    assert rows[1][9:13] == [100, "High", "Medium", 4]


def test_scores_stand_in_their_own_unit_in_the_backlogs_order_with_what_the_person_brought() -> None:
    rows = table(open_book(backlog())["Scores"])
    header = [
        "Key", "Title", "User impact", "Business value", "Strategic alignment", "Time-to-market", "Engineering cost",
        "Note", "Problem", "Who has it", "Proposal", "Good enough", "Success metric", "What could go wrong", "Evidence",
        "Status", "Given rank", "Team", "Votes", "Status (2)", "Workbench id", "For the workbench: do not edit",
    ]  # fmt: skip

    assert rows[0] == header
    assert filled(rows[1]) == ["HA-5", "Voice input", "v"]
    assert rows[2][:7] == ["HA-4", "Mobile app", "2–4 (likely 3)", 2, 1, 5, 5]
    assert rows[3][2:7] == [3, None, 2, 4, 3]
    assert filled(rows[4]) == [
        "HA-1", "Answers with sources", 5, 4, 3, 2, 4, "interview: Leads check every answer (19)", "Open", "3", "Blue",
        "12", "a",
    ]  # fmt: skip


def test_carried_text_keeps_its_leading_zeros() -> None:
    sheet = open_book(backlog())["Scores"]

    assert sheet["S3"].value == "007"
    assert sheet["S3"].data_type == "s"


def test_the_reason_for_a_score_is_a_comment_without_an_author() -> None:
    comment = open_book(backlog())["Scores"]["C3"].comment

    assert comment is not None
    assert comment.text.strip() == "two teams disagree"
    assert comment.author == "None"  # how openpyxl reads an author without a name


def test_score_columns_offer_their_levels_and_let_a_range_pass() -> None:
    rules = open_book(backlog())["Scores"].data_validations.dataValidation

    assert [(str(rule.sqref), rule.type, rule.formula1) for rule in rules] == [
        (f"{column}2:{column}6", "list", '"1,2,3,4,5"') for column in "CDEFG"
    ]
    assert {rule.errorStyle for rule in rules} == {"information"}


def test_the_framework_sheet_says_weights_scales_and_levels_in_words() -> None:
    sheet = open_book(backlog())["Framework"]
    rows = [filled(row) for row in table(sheet)]

    assert rows[0] == ["Five dimensions"]
    assert rows[4] == [
        "Dimension", "Weight", "Share that counts", "Weight when exported", "Features scored", "Worst", "Best", "Unit",
        "Direction", "Question", "How to score",
    ]  # fmt: skip
    assert rows[5][:9] == [
        "User impact", 0.3, 0.3, 0.3, 4, 1, 5, "higher is better", "How many people, how often, how painful?",
    ]  # fmt: skip
    assert rows[9][:9] == ["Engineering cost", 0.1, 0.1, 0.1, 4, 5, 1, "person-weeks", "lower is better"]
    assert ["User impact", "5", 5, "Everyone, every day; without it the work stops"] in rows
    assert ["Time-to-market", "4", 4, "13 weeks", "Within a quarter; needs data, partners or a security review"] in rows
    assert sheet["B6"].number_format == "0%"


def test_the_part_for_the_workbench_is_labelled_and_cut_to_fit_cells() -> None:
    many = backlog().model_copy(update={"notes": backlog().notes * 400})
    rows = [filled(row) for row in table(open_book(many)["Framework"])]
    below = rows[rows.index(["For the workbench: do not edit"]) + 1 :]

    assert len(below) > 1
    assert max(len(str(row[0])) for row in below) == 30_000


def test_notes_come_with_their_place() -> None:
    rows = table(open_book(backlog())["Notes"])

    assert rows[0] == ["Note", "Noted", "Kind", "Feature", "Sheet", "Row", "Column", "Cell", "Found"]
    assert rows[1] == ["Odd.", "on import", "not a score", None, "B", 9, "Cost", "D9", "soon"]
    assert len(rows) == 2


def test_nothing_to_note_is_said() -> None:
    one = Backlog(
        name="b", framework=weighted_dimensions(), features=(Feature(id="a", title="A", scores=scores(*[3] * 5)),)
    )

    assert table(open_book(one)["Notes"])[1][0] == "Nothing was corrected, guessed or left out."


def everywhere(text: str) -> Backlog:
    """Give a backlog that holds a text wherever a person can put one."""
    feature = Feature(
        id="a", title=text, key=text, note=text, risk=text, carried={text: text}, given={"derived": text},
        scores={"user_impact": Score.exactly(3, note=text)},
    )  # fmt: skip
    note = Note(kind="not_a_score", message=text, found=text, column=text, feature_id="a")
    return Backlog(
        name=text, framework=weighted_dimensions(), features=(feature,), carried_headers=(text,), notes=(note,)
    )


def formulas(book: Workbook) -> list[tuple[str, str, object]]:
    cells = ((sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row)
    return [(title, cell.coordinate, cell.value) for title, cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_dangerous_text_is_text_in_every_sheet(text: str) -> None:
    book = open_book(everywhere(text), results=False)
    shown = open_book(everywhere(text))["Ranking"]

    cells = [(sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert formulas(book) == formulas(open_book(everywhere("harmless"), results=False))
    assert not [cell.coordinate for _, cell in cells if cell.hyperlink]
    assert [title for title, cell in cells if cell.data_type == "s" and cell.value == text] == [
        *["Scores"] * 7, *["Notes"] * 4,
    ]  # fmt: skip
    assert [shown["B2"].value, shown["C2"].value] == [text, text]


def test_text_beyond_a_cells_limit_is_cut_with_a_note() -> None:
    long = Feature(id="a", title="Long", description="🙂" * 20_000)
    book = open_book(Backlog(name="b", framework=weighted_dimensions(), features=(long,)))

    assert book["Scores"]["P2"].value == "🙂" * 16_383
    notes = [row for row in table(book["Notes"]) if row[2] == "text cut"]
    message = (
        "Sheet 'Scores', cell P2: Description of “\u2068Long\u2069” is longer than a cell can hold and was cut at "
        "32,767 characters. The workbench still has the whole text."
    )
    assert notes == [[message, "on export", "text cut", "Long", "Scores", 2, "Description", "P2", None]]


def test_characters_that_no_cell_can_hold_are_left_out_with_a_note() -> None:
    party = Feature(id="a", title="Par\x07ty\ufffe", scores=scores(1, 2, 3, 4, 5))
    book = open_book(Backlog(name="b", framework=weighted_dimensions(), features=(party,)))

    assert book["Ranking"]["C2"].value == "Party"
    assert book["Scores"]["B2"].value == "Party"
    notes = [row for row in table(book["Notes"]) if row[2] == "characters removed"]
    assert [(row[4], row[7]) for row in notes] == [("Scores", "B2")]
    assert "2 characters left out" in str(notes[0][0])


def test_a_header_that_no_cell_can_hold_is_noted() -> None:
    header = "Te\x07am"
    one = Backlog(name="b", framework=weighted_dimensions(), features=backlog().features, carried_headers=(header,))

    notes = [row for row in table(open_book(one)["Notes"]) if row[2] == "characters removed"]
    assert [(row[4], row[6], row[7]) for row in notes] == [("Scores", "The header", "R1")]


def test_two_exports_of_the_same_backlog_are_the_same_bytes() -> None:
    assert write_xlsx(backlog(), evaluate(backlog())) == write_xlsx(backlog(), evaluate(backlog()))


def test_the_file_names_no_person() -> None:
    properties = open_book(backlog()).properties

    assert properties.title == "Harbour Assist"
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_an_empty_backlog_makes_a_workbook() -> None:
    empty = Backlog(name="b", framework=weighted_dimensions())

    assert len(table(open_book(empty)["Ranking"])) == 1
    assert "There are no features yet." in str(table(open_book(empty)["Notes"])[1][0])
