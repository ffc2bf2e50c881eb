"""The sample files are understood as their README says."""

import pytest

from sample_data import load_harbour_assist, read_sample
from workbench.exchange.own_files import read_own_json
from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.report import Recognition
from workbench.workflows import evaluate


def understood(name: str) -> Recognition:
    """Read one of the sample files as an import would."""
    return recognise(read_source(name, read_sample(name)))


@pytest.mark.parametrize(
    "name,framework,header_row,read,imported",
    [
        ("tracker_export.csv", "five-dimensions", 1, 40, 40),
        ("rice_sheet.xlsx", "rice", 3, 16, 14),
        ("thousand_features.csv", "five-dimensions", 1, 1000, 1000),
    ],
)
def test_rows_and_framework_are_found(name: str, framework: str, header_row: int, read: int, imported: int) -> None:
    report = understood(name).report
    assert (report.framework, report.file.header_row) == (framework, header_row)
    assert (report.rows_read, report.rows_imported, report.rows_skipped) == (read, imported, read - imported)


def test_the_scored_backlog_opens_as_one_of_the_workbenchs_own_files() -> None:
    assert read_own_json(read_sample("harbour_assist.json")) == load_harbour_assist()


def test_the_tracker_export_holds_value_and_points_and_keeps_the_estimate() -> None:
    roles = {column.header: column.role for column in understood("tracker_export.csv").report.columns}
    assert roles["Summary"] == "title"
    assert roles["Custom field (Business Value)"] == "business_value"
    assert roles["Custom field (Story Points)"] == "engineering_cost"
    assert roles["Original estimate"] == "carried"
    assert roles["Priority"] == "given_priority"


def test_the_rice_sheets_total_and_footnote_are_left_out_with_a_note() -> None:
    notes = [note for note in understood("rice_sheet.xlsx").report.notes if note.kind == "row_is_not_a_feature"]
    assert [note.row for note in notes] == [18, 20]


def test_the_rice_sheets_own_scores_are_those_of_the_workbench() -> None:
    backlog = understood("rice_sheet.xlsx").backlog
    evaluation = evaluate(backlog)
    for feature in backlog.features:
        priority = evaluation.standing(feature.id).priority
        assert priority == pytest.approx(float(feature.given["derived"].replace(",", "")), rel=1e-9)
    ranks = {feature.title: evaluation.standing(feature.id).rank for feature in backlog.features}
    # Both 400: 600 × 1 × 100 % ÷ 1.5 and 400 × 0.25 × 100 % ÷ 0.25.
    assert ranks["Single sign-on"] == ranks["Dark mode"] == 8


def test_the_same_features_have_the_same_keys_and_titles_in_every_file() -> None:
    titles = {feature.key: feature.title for feature in load_harbour_assist().features}
    for name in ("tracker_export.csv", "rice_sheet.xlsx"):
        shared = [feature for feature in understood(name).backlog.features if feature.key in titles]
        assert len(shared) > 10
        assert [feature.title for feature in shared] == [titles[feature.key] for feature in shared]


def test_the_ranges_of_the_thousand_features_are_read_as_ranges() -> None:
    features = understood("thousand_features.csv").backlog.features
    found = [score for feature in features for score in feature.scores.values()]
    assert sum(score.is_range for score in found) == 57
    assert len(found) == 5000 - 163
