"""What a person says about a file overrules what was recognised, and nothing else changes."""

import pytest

from workbench.errors import InvalidChoice, SpreadsheetError
from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise, roles_for
from workbench.exchange.report import ColumnChoice, Corrections
from workbench.exchange.table import Source
from workbench.model import (
    Dimension,
    Direction,
    Framework,
    Level,
    LevelScale,
    NumericScale,
    built_in_framework,
    five_dimensions,
)


def text(rows: str) -> Source:
    """Read rows as a text file."""
    return read_source("backlog_2026.csv", rows.encode())


def test_a_chosen_role_takes_the_column_and_frees_the_one_before() -> None:
    found = recognise(
        text("Title,Value,Benefit\nPlum,3,1"), Corrections(choices=(ColumnChoice(position=3, role="business_value"),))
    )
    assert [column.role for column in found.report.columns] == ["title", "carried", "business_value"]
    assert found.backlog.features[0].carried == {"Value": "3"}


def test_a_column_left_out_gives_its_role_to_the_next() -> None:
    found = recognise(
        text("Title,Value,Benefit\nPlum,3,1"), Corrections(choices=(ColumnChoice(position=2, role="carried"),))
    )
    assert [column.role for column in found.report.columns] == ["title", "carried", "business_value"]


def test_a_chosen_direction_turns_the_scale_and_settles_the_question() -> None:
    choices = [ColumnChoice(position=2, direction=Direction.HIGHER_IS_BETTER)]
    found = recognise(text("Title,Size\nPlum,3\nFig,5"), Corrections(choices=tuple(choices)))
    column = found.report.columns[1]
    assert (column.role, column.direction, column.sure) == ("engineering_cost", Direction.HIGHER_IS_BETTER, True)
    assert found.backlog.framework.dimension("engineering_cost").scale == NumericScale(worst=1, best=5)


def test_a_chosen_scale_is_pinned_and_nothing_is_guessed() -> None:
    choices = [ColumnChoice(position=2, scale=NumericScale(worst=0, best=8))]
    found = recognise(text("Title,Value\nPlum,3\nFig,9"), Corrections(choices=tuple(choices)))
    assert found.backlog.framework.dimension("business_value").scale == NumericScale(worst=0, best=8)
    assert [(note.kind, note.cell) for note in found.report.notes] == [("out_of_scale", "B3")]


def test_dates_become_weeks_after_the_earliest_when_a_person_says_that_they_are_a_score() -> None:
    choices = [ColumnChoice(position=2, role="time_to_market")]
    found = recognise(
        text("Title,Target\nPlum,Q3 2026\nFig,2026-07-15\nKiwi,later"), Corrections(choices=tuple(choices))
    )
    scores = [feature.score("time_to_market") for feature in found.backlog.features]
    assert [score and score.low for score in scores] == [0, 2, None]
    assert [note.cell for note in found.report.notes if note.kind == "not_a_score"] == ["B4"]


def test_a_header_row_may_be_chosen_or_denied() -> None:
    source = text("Title,Value\nIdea,Score\nPlum,3")
    assert [one.title for one in recognise(source, Corrections(header_row=2)).backlog.features] == ["Plum"]
    assert len(recognise(source, Corrections(header_row=0)).backlog.features) == 3


def test_a_header_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(SpreadsheetError, match="no row 9"):
        recognise(text("Title,Value\nPlum,3"), Corrections(header_row=9))


def test_a_role_of_another_framework_is_refused() -> None:
    with pytest.raises(InvalidChoice) as caught:
        recognise(text("Title,Value\nPlum,3"), Corrections(choices=(ColumnChoice(position=2, role="joy"),)))
    assert caught.value.found == "joy"


def test_the_roles_to_choose_from_are_the_frameworks_inputs_and_the_general_ones() -> None:
    roles = roles_for(built_in_framework("ice"))
    assert list(roles)[:5] == ["title", "key", "impact", "confidence", "ease"]
    assert roles["carried"] == "Keep as it is"
    assert "given_rank" in roles


def test_a_named_framework_takes_what_serves_for_its_inputs() -> None:
    source = text(
        "Title,User impact,Number of users,Engineering cost,Certainty\nPlum,High,500,3d,80%\nFig,Low,50,1w,50%"
    )
    found = recognise(source, Corrections(framework=built_in_framework("rice")))
    assert [column.role for column in found.report.columns] == ["title", "impact", "reach", "effort", "confidence"]
    scores = {key: score.low for key, score in found.backlog.features[0].scores.items()}
    assert scores == {"impact": 2, "reach": 500, "effort": 3, "confidence": 0.8}


def test_inputs_that_a_named_ratio_framework_lacks_are_told() -> None:
    notes = recognise(text("Title,Impact\nPlum,3"), Corrections(framework=built_in_framework("ice"))).report.notes
    assert sum(note.kind == "input_missing" for note in notes) == 2


def test_value_effort_takes_user_impact_as_value_only_where_there_is_no_value() -> None:
    framework = built_in_framework("value-effort")
    with_value = recognise(
        text("Title,User impact,Value,Effort\nPlum,3,4,5"), Corrections(framework=framework)
    ).report.columns
    without = recognise(text("Title,User impact,Effort\nPlum,3,5"), Corrections(framework=framework)).report.columns
    assert [column.role for column in with_value] == ["title", "carried", "business_value", "effort"]
    assert [column.role for column in without] == ["title", "business_value", "effort"]


def test_a_divisor_of_0_is_noted_at_its_cell() -> None:
    found = recognise(
        text("Title,Value,Effort\nPlum,3,0\nFig,4,2"), Corrections(framework=built_in_framework("value-effort"))
    )
    assert [note.cell for note in found.report.notes if note.kind == "zero_is_undefined"] == ["C2"]


def own_framework() -> Framework:
    """Make a framework of one's own."""
    levels = (Level(number=3, label="awful"), Level(number=2, label="bearable"), Level(number=1, label="none at all"))
    return Framework(
        key="own",
        name="Own",
        dimensions=(
            Dimension(
                key="joy", name="Joy of use", direction=Direction.HIGHER_IS_BETTER, scale=NumericScale(worst=0, best=10)
            ),
            Dimension(
                key="pain", name="Migration pain", direction=Direction.LOWER_IS_BETTER, scale=LevelScale(levels=levels)
            ),
        ),
        weights={"joy": 0.5, "pain": 0.5},
    )


def test_a_framework_of_ones_own_keeps_its_scales_and_reads_by_its_names_and_labels() -> None:
    source = text("Title,Joy of use,Migration Pain\nPlum,7,awful\nFig,12,2\nKiwi,3,terrible")
    found = recognise(source, Corrections(framework=own_framework()))
    assert found.backlog.framework == own_framework()
    scores = [{key: score.low for key, score in one.scores.items()} for one in found.backlog.features]
    assert scores == [{"joy": 7, "pain": 3}, {"joy": 12, "pain": 2}, {"joy": 3}]
    assert {(note.kind, note.cell) for note in found.report.notes} == {("out_of_scale", "B3"), ("not_a_score", "C4")}


def test_the_backlog_is_named_for_its_file_and_pasted_cells_for_themselves() -> None:
    assert recognise(text("Title,Value\nPlum,3")).backlog.name == "backlog 2026"
    pasted = Source("", "tsv", text("Title,Value\nPlum,3").tables, delimiter="\t")
    assert recognise(pasted).backlog.name == "Pasted cells"


def test_a_dimension_without_a_column_keeps_its_own_scale() -> None:
    framework = recognise(text("Title,Value\nPlum,3")).backlog.framework
    assert framework.dimension("user_impact") == five_dimensions().dimension("user_impact")
    assert framework.dimension("business_value").scale == NumericScale(worst=1, best=5)
    assert framework.weights == five_dimensions().weights


def test_the_last_of_two_choices_of_one_role_has_it() -> None:
    choices = [ColumnChoice(position=2, role="business_value"), ColumnChoice(position=3, role="business_value")]
    found = recognise(text("Title,Worth,Gain\nPlum,3,1"), Corrections(choices=tuple(choices)))
    assert [column.role for column in found.report.columns] == ["title", "carried", "business_value"]
    assert found.backlog.features[0].carried == {"Worth": "3"}


def test_an_ease_that_is_chosen_as_cost_still_counts_more_as_better() -> None:
    choices = [ColumnChoice(position=3, role="engineering_cost")]
    found = recognise(text("Title,Effort,Ease\nPlum,3,1"), Corrections(choices=tuple(choices)))
    assert [column.role for column in found.report.columns] == ["title", "carried", "engineering_cost"]
    assert found.report.columns[2].direction is Direction.HIGHER_IS_BETTER
