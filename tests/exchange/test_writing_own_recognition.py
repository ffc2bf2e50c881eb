"""A file of our own as an import shows it."""

import pytest

from workbench.errors import InvalidFramework
from workbench.exchange.own_recognition import read_own
from workbench.exchange.report import Recognition
from workbench.exchange.writing_json import write_json
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.workflows import evaluate


def backlog() -> Backlog:
    weighted = built_in_framework("five-dimensions").with_weights({"user_impact": 0.75, "business_value": 0.25})
    return Backlog(
        name="Orchard",
        framework=weighted,
        features=(
            Feature(id="a", title="Plum", key="T-1", scores={"user_impact": Score.exactly(4)}, status="Open"),
            Feature(id="b", title="Fig", key="T-2", carried={"Team": "Blue"}, given={"given_rank": "2"}),
        ),
        carried_headers=("Team",),
    )


def workbook() -> Recognition:
    found = read_own("ranking.xlsx", write_xlsx(backlog(), evaluate(backlog())))
    assert found is not None
    return found


def test_a_workbook_shows_its_rows_and_nothing_as_guessed() -> None:
    found = workbook()

    assert found.backlog == backlog()
    assert (found.report.rows_read, found.report.rows_imported, found.report.rows_skipped) == (2, 2, 0)
    assert found.report.rows == {"a": 2, "b": 3}
    assert (found.report.file.format, found.report.file.sheet, found.report.file.header_row) == ("xlsx", "Scores", 1)
    assert found.report.file.sheets == ("Ranking", "Charts", "Scores", "Framework", "Working", "Notes")
    assert all(column.sure for column in found.report.columns)


def test_its_columns_have_the_role_of_their_field() -> None:
    columns = {column.header: column for column in workbook().report.columns}
    impact = columns["User impact"]

    assert (impact.letter, impact.position, impact.role, impact.filled, impact.missing) == ("C", 3, "user_impact", 1, 1)
    assert impact.scale == backlog().framework.dimension("user_impact").scale
    assert impact.samples == ("4",)
    assert [columns[header].role for header in ("Key", "Title", "Status", "Given rank", "Team", "Note")] == [
        "key", "title", "status", "given_rank", "carried", "carried",
    ]  # fmt: skip
    assert not [header for header in columns if "orkbench" in header]


def test_a_json_file_numbers_its_features_as_a_sheet_would() -> None:
    found = read_own("backlog.json", write_json(backlog(), evaluate(backlog())))

    assert found is not None
    assert found.backlog == backlog()
    assert found.report.rows == {"a": 2, "b": 3}
    assert found.report.file.format == "json"
    assert [column.role for column in found.report.columns][:3] == ["key", "title", "user_impact"]


def test_naming_the_same_built_in_framework_leaves_the_files_own_weights_alone() -> None:
    data = write_xlsx(backlog(), evaluate(backlog()))

    assert read_own("ranking.xlsx", data, built_in_framework("five-dimensions")) == workbook()


def test_a_framework_of_ones_own_with_the_same_dimensions_replaces_the_files() -> None:
    own = built_in_framework("five-dimensions").with_weights({"engineering_cost": 1})
    found = read_own("a.xlsx", write_xlsx(backlog(), evaluate(backlog())), own)

    assert found is not None
    assert found.backlog.framework == own
    assert found.backlog.features == backlog().features


def test_a_workbook_with_other_dimensions_is_left_to_recognition() -> None:
    data = write_xlsx(backlog(), evaluate(backlog()))

    assert read_own("a.xlsx", data, built_in_framework("rice")) is None


def test_a_json_file_with_other_dimensions_is_refused_with_a_way_out() -> None:
    with pytest.raises(InvalidFramework, match="export it as CSV"):
        read_own("a.json", write_json(backlog(), evaluate(backlog())), built_in_framework("rice"))


def test_other_files_are_not_ours() -> None:
    assert read_own("a.csv", b"Title,Value\nPlum,3\n") is None
