"""Our own workbook coming back, untouched and after a colleague worked in it."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from workbench.errors import InvalidBacklog
from workbench.exchange.own_files import read_own_workbook
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import (
    Backlog,
    Evidence,
    EvidenceKind,
    Feature,
    NumericScale,
    Score,
    built_in_framework,
)
from workbench.workflows import evaluate

# openpyxl says so of every priority bar when a test edits the file with it.
pytestmark = pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension:UserWarning")


def backlog() -> Backlog:
    rough = Score(low=2, likely=3, high=4, note="two teams disagree")
    return Backlog(
        name="Harbour Assist",
        framework=built_in_framework("five-dimensions"),
        features=(
            Feature(
                id="a", title="Plum", key="T-1", scores={"user_impact": rough, "business_value": Score(note="ask")}
            ),
            Feature(id="b", title="Fig", key="T-2", scores={"user_impact": Score.exactly(4)}, carried={"Team": "Blue"}),
            Feature(id="c", title="Nut", key="T-3", scores={"reach": Score.exactly(9000), "effort": Score(note="?")}),
        ),
        carried_headers=("Team",),
    )


def edited(change: Callable[[Workbook], None], one: Backlog | None = None) -> Backlog:
    """Write a backlog, let somebody change the workbook, and read it back."""
    original = one or backlog()
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(original, evaluate(original))))
    change(book)
    file = io.BytesIO()
    book.save(file)
    found = read_own_workbook(file.getvalue())
    assert found is not None
    return found


def put(cells: Mapping[str, str | float | dt.datetime | None]) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for place, content in cells.items():
            book["Scores"][place] = content

    return change


def test_an_untouched_workbook_reads_back_to_an_equal_backlog() -> None:
    assert read_own_workbook(write_xlsx(backlog(), evaluate(backlog()))) == backlog()


@pytest.mark.parametrize(
    "headers",
    [
        ("Title", "title ", "Id", "User impact", "Status"),
        ("For the workbench: do not edit", "For the workbench: do not edit (2)"),
        ("_x0041_", "_x005F_x0041_", "x005F_"),
        ("", " ", "Column", "Column (2)"),
        ("Straße", "STRASSE", "x" * 300, "x" * 301),
    ],
    ids=["ours", "the label", "escapes", "nameless", "alike"],
)
def test_carried_headers_like_our_own_or_like_each_other_are_told_apart(headers: tuple[str, ...]) -> None:
    feature = Feature(id="a", title="Plum", carried={header: f"cell {place}" for place, header in enumerate(headers)})
    one = backlog().model_copy(update={"features": (feature,), "carried_headers": headers})

    assert read_own_workbook(write_xlsx(one, evaluate(one))) == one


def test_a_framework_named_like_the_label_for_the_workbench_comes_back() -> None:
    named = backlog().framework.model_copy(update={"name": "For the workbench: do not edit"})
    one = backlog().model_copy(update={"framework": named})

    assert read_own_workbook(write_xlsx(one, evaluate(one))) == one


def test_an_empty_text_and_nothing_are_kept_apart() -> None:
    features = (
        Feature(id="a", title="Plum", carried={"Team": ""}, given={"derived": ""}),
        Feature(id="b", title="Fig"),
        Feature(id="c", title="Nut", carried={"Team": "Blue"}, scores={"user_impact": Score()}),
    )
    one = backlog().model_copy(update={"features": features})

    assert read_own_workbook(write_xlsx(one, evaluate(one))) == one


def test_saving_it_again_in_another_program_changes_nothing() -> None:
    def widen(book: Workbook) -> None:
        book["Scores"].column_dimensions["B"].width = 9

    assert edited(widen) == backlog()


def test_changed_scores_are_read_as_they_now_stand() -> None:
    found = edited(put({"C3": 5, "D3": "2-4", "E3": "1–3 (likely 2)", "F3": "3,5", "G3": " 2 "}))

    assert found.feature("b").scores == {
        "user_impact": Score.exactly(5),
        "business_value": Score(low=2, high=4),
        "strategic_alignment": Score(low=1, likely=2, high=3),
        "time_to_market": Score.exactly(3.5),
        "engineering_cost": Score.exactly(2),
    }
    assert found.feature("a") == backlog().feature("a")
    assert found.notes == ()


def test_the_reason_stays_beside_a_score_that_changed_or_was_filled_in_or_emptied() -> None:
    found = edited(put({"C2": 5, "D2": 1}))
    emptied = edited(put({"C2": None}))

    assert found.feature("a").scores["user_impact"] == Score.exactly(5, note="two teams disagree")
    assert found.feature("a").scores["business_value"] == Score.exactly(1, note="ask")
    assert emptied.feature("a").scores["user_impact"] == Score(note="two teams disagree")


def test_scores_of_another_framework_come_back_though_no_column_shows_them() -> None:
    assert edited(put({"B4": "Walnut"})).feature("c").scores == backlog().feature("c").scores


@pytest.mark.parametrize("marker", [None, "-", "–", "n/a", "TBD", "?"])
def test_a_score_that_was_emptied_is_missing(marker: str | None) -> None:
    found = edited(put({"C3": marker}))

    assert found.feature("b").scores == {}
    assert found.notes == ()


def test_what_is_no_score_is_missing_and_noted_with_its_cell() -> None:
    found = edited(put({"C3": "soon"}))

    assert found.feature("b").scores == {}
    (note,) = found.notes
    assert (note.kind, note.sheet, note.row, note.column, note.cell, note.found) == (
        "not_a_score", "Scores", 3, "User impact", "C3", "soon",
    )  # fmt: skip
    assert note.message == (
        "Sheet 'Scores', cell C3: 'soon' is not a score on User impact. Type one of 1, 2, 3, 4, 5, a range such as "
        "2–4, or leave it empty to mark it unscored. It was read as missing."
    )


def test_a_range_that_the_spreadsheet_took_for_a_date_is_noted_as_one() -> None:
    found = edited(put({"C3": dt.datetime(2026, 2, 4)}))  # noqa: DTZ001 - a cell has no time zone

    assert found.feature("b").scores == {}
    assert [(note.kind, note.cell, note.found) for note in found.notes] == [("looks_like_a_date", "C3", "2026-02-04")]


def test_a_range_the_wrong_way_round_is_noted() -> None:
    (note,) = edited(put({"C3": "4-2"})).notes

    assert note.kind == "not_a_score"
    assert "Swap them" in note.message


def test_a_score_off_the_scale_is_kept_and_noted() -> None:
    found = edited(put({"C3": 9}))

    assert found.feature("b").scores["user_impact"] == Score.exactly(9)
    assert [(note.kind, note.cell, note.found) for note in found.notes] == [("out_of_scale", "C3", "9")]


def test_a_score_that_was_off_the_scale_before_is_not_noted_again() -> None:
    far = Feature(id="a", title="Far", scores={"user_impact": Score.exactly(9)})
    one = backlog().model_copy(update={"features": (far,)})

    assert read_own_workbook(write_xlsx(one, evaluate(one))) == one


def test_labels_of_levels_are_read_in_any_case() -> None:
    numbers = {"reach": 100, "impact": 2, "confidence": 0.8, "effort": 4}
    feature = Feature(id="a", title="A", scores={key: Score.exactly(one) for key, one in numbers.items()})
    rice = Backlog(name="b", framework=built_in_framework("rice"), features=(feature,))

    found = edited(put({"C2": "1,000 people", "D2": "MASSIVE", "E2": "low–high", "F2": "0.5"}), rice)

    assert found.features[0].scores == {
        "reach": Score.exactly(1000),
        "impact": Score.exactly(3),
        "confidence": Score(low=0.5, high=1),
        "effort": Score.exactly(0.5),
    }


def test_percents_are_read_as_shares() -> None:
    framework = built_in_framework("ice")
    share = framework.dimension("confidence").model_copy(
        update={"scale": NumericScale(kind="percent", worst=0, best=1)}
    )
    percent = framework.with_dimension(share)
    feature = Feature(id="a", title="A", scores={"confidence": Score(low=0.7, high=0.9)})
    one = Backlog(name="b", framework=percent, features=(feature,))

    assert read_own_workbook(write_xlsx(one, evaluate(one))) == one
    assert edited(put({"D2": "65 %"}), one).features[0].scores == {"confidence": Score.exactly(0.65)}
    assert edited(put({"D2": 0.9}), one).features[0].scores == {"confidence": Score.exactly(0.9)}


def test_rows_may_be_sorted_and_the_backlog_keeps_its_own_order() -> None:
    def turn_round(book: Workbook) -> None:
        sheet = book["Scores"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for row, values in enumerate(reversed(rows), start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(row, column).value = value

    assert edited(turn_round) == backlog()


def test_columns_may_be_moved_and_new_ones_are_carried() -> None:
    def widen(book: Workbook) -> None:
        sheet = book["Scores"]
        sheet.insert_cols(1)
        sheet["A1"] = "Squad"
        sheet["A3"] = "North"

    found = edited(widen)

    assert found.carried_headers == ("Team", "Squad")
    assert found.feature("b").carried == {"Team": "Blue", "Squad": "North"}
    assert found.feature("a") == backlog().feature("a")


def test_a_column_that_was_deleted_is_empty() -> None:
    found = edited(lambda book: book["Scores"].delete_cols(3))

    assert found.feature("b").scores == {}
    assert found.feature("b").carried == {"Team": "Blue"}


def test_a_deleted_row_is_gone_and_a_new_one_comes_last_with_an_id_of_its_own() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Scores"]
        sheet.delete_rows(2)
        sheet["B7"] = "Pear"
        sheet["C7"] = 3

    found = edited(change)

    assert [(one.id, one.title) for one in found.features] == [("b", "Fig"), ("c", "Nut"), ("new-1", "Pear")]
    assert found.features[2].scores == {"user_impact": Score.exactly(3)}


def test_a_copied_row_is_a_feature_of_its_own() -> None:
    def copy(book: Workbook) -> None:
        sheet = book["Scores"]
        for column, cell in enumerate(sheet[2], start=1):
            sheet.cell(5, column).value = cell.value

    found = edited(copy)

    assert [one.id for one in found.features] == ["a", "b", "c", "new-1"]
    assert found.features[3] == found.features[0].model_copy(update={"id": "new-1"})


def test_a_row_without_a_title_is_left_out_with_a_note() -> None:
    found = edited(put({"B3": None}))

    assert [one.id for one in found.features] == ["a", "c"]
    assert [(note.kind, note.row) for note in found.notes] == [("row_without_title", 3)]


def test_evidence_is_read_line_by_line_and_what_names_no_kind_is_a_guess() -> None:
    found = edited(put({"O3": "Interview: Leads check (19; 2026-03-02)\nsupport\nsomebody said so"}))

    assert found.feature("b").evidence == (
        Evidence(kind=EvidenceKind.INTERVIEW, sentence="Leads check", count=19, when="2026-03-02"),
        Evidence(kind=EvidenceKind.SUPPORT),
        Evidence(kind=EvidenceKind.GUESS, sentence="somebody said so"),
    )
    assert [(note.kind, note.cell, note.found) for note in found.notes] == [("word_guessed", "O3", "somebody said so")]


def test_emptying_the_part_for_the_workbench_leaves_what_the_cells_show() -> None:
    def empty(book: Workbook) -> None:
        next(cell for cell in book["Scores"][2] if str(cell.value).startswith("{")).value = None

    found = edited(empty)

    assert found.feature("a").scores == {"user_impact": Score(low=2, likely=3, high=4)}


def test_a_damaged_part_for_the_workbench_is_told_with_its_row() -> None:
    def damage(book: Workbook) -> None:
        sheet = book["Scores"]
        next(cell for cell in sheet[2] if str(cell.value).startswith("{")).value = "{broken"

    with pytest.raises(InvalidBacklog, match="row 2") as fault:
        edited(damage)

    assert fault.value.place == "2"


@pytest.mark.parametrize("name", ["Scores", "Framework"])
def test_a_sheet_that_is_gone_is_told(name: str) -> None:
    def rename(book: Workbook) -> None:
        book[name].title = "Old"

    with pytest.raises(InvalidBacklog, match="is gone, empty or renamed") as fault:
        edited(rename)

    assert fault.value.place == name


def test_damaged_lines_for_the_workbench_are_told() -> None:
    def damage(book: Workbook) -> None:
        cells = [cell for row in book["Framework"].iter_rows() for cell in row if str(cell.value).startswith("{")]
        cells[0].value = str(cells[0].value)[:-20]

    with pytest.raises(InvalidBacklog, match="cannot be read"):
        edited(damage)


def test_a_workbook_of_a_later_version_is_told() -> None:
    def later(book: Workbook) -> None:
        cells = [cell for row in book["Framework"].iter_rows() for cell in row if str(cell.value).startswith("{")]
        cells[0].value = str(cells[0].value).replace('"version":1', '"version":2')

    with pytest.raises(InvalidBacklog, match="newer workbench"):
        edited(later)


def test_other_workbooks_and_other_bytes_are_not_ours() -> None:
    file = io.BytesIO()
    Workbook().save(file)

    assert read_own_workbook(file.getvalue()) is None
    assert read_own_workbook(b"PK\x03\x04 not really") is None
    assert read_own_workbook(b"Title,Value\n") is None


def test_a_workbook_that_declares_entities_is_left_to_the_reader_of_other_files() -> None:
    file = io.BytesIO(write_xlsx(backlog(), evaluate(backlog())))
    with zipfile.ZipFile(file, "a") as parts:
        parts.writestr("xl/extra.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')

    assert read_own_workbook(file.getvalue()) is None


def test_a_workbook_that_breaks_off_is_not_ours() -> None:
    data = write_xlsx(backlog(), evaluate(backlog()))

    assert read_own_workbook(data[: len(data) // 2]) is None
