"""What cells are scored as, where the column decides and not the cell alone."""

import pytest

from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.report import ColumnReading, Recognition
from workbench.model import LevelScale, NumericScale, Score


def read(*cells: str, header: str = "Value") -> Recognition:
    """Recognise one column of cells below a header, each beside its own title."""
    quoted = "\n".join(f'Feature {place},"{cell}"' for place, cell in enumerate(cells))
    return recognise(read_source("scores.csv", f'Title,"{header}"\n{quoted}'.encode()))


def scores(found: Recognition) -> list[float | tuple[float | None, float | None] | None]:
    """List the scores of the only input: a number, a range, or None."""
    role = column(found).role
    listed: list[float | tuple[float | None, float | None] | None] = []
    for feature in found.backlog.features:
        score = feature.score(role)
        listed.append(None if score is None else (score.low, score.high) if score.is_range else score.low)
    return listed


def column(found: Recognition) -> ColumnReading:
    """Give the second column."""
    return found.report.columns[1]


def noted(found: Recognition, kind: str) -> list[str | None]:
    """List the cells of the notes of a kind."""
    return [note.cell for note in found.report.notes if note.kind == kind]


def test_the_column_decides_what_the_odd_cell_is() -> None:
    found = read("3", "4", "High", "5")
    assert scores(found) == [3, 4, None, 5]
    assert noted(found, "not_a_score") == ["B4"]


def test_a_number_among_words_is_not_taken_for_a_level() -> None:
    found = read("High", "Low", "4", "Medium")
    assert scores(found) == [3, 1, None, 2]
    assert noted(found, "not_a_score") == ["B4"]


def test_a_percentage_among_many_small_scores_is_the_odd_one() -> None:
    found = read("3", "80%", "4")
    assert scores(found) == [3, None, 4]
    assert noted(found, "mixed_units") == ["B3"]


def test_plain_numbers_among_percentages_are_percentages() -> None:
    found = read("80%", "60", "0.5", header="Confidence")
    assert scores(found) == [0.8, 0.6, 0.5]
    assert noted(found, "mixed_units") == ["B3", "B4"]
    assert column(found).scale == NumericScale(kind="percent", worst=0, best=1)


@pytest.mark.parametrize("cells", [("4", "5", "3"), ("8", "10", "7")])
def test_a_confidence_up_to_5_or_10_is_that_number(cells: tuple[str, ...]) -> None:
    assert scores(read(*cells, header="Confidence")) == [float(cell) for cell in cells]


def test_a_stored_date_among_small_numbers_never_becomes_an_effort() -> None:
    found = read("3", "44989", "5", header="Effort")
    assert scores(found) == [3, None, 5]
    assert noted(found, "looks_like_a_date") == ["B3"]


def test_a_large_number_among_large_ones_is_a_number() -> None:
    assert scores(read("44989", "52000", "38000", header="Reach")) == [44989, 52000, 38000]


def test_an_unknown_word_is_a_unit_only_where_most_cells_have_it() -> None:
    found = read("12 deals", "3 deals", "5 because")
    assert scores(found) == [12, 3, None]
    assert noted(found, "not_a_score") == ["B4"]
    assert column(found).scale == NumericScale(worst=0, best=20, unit="deals")


def test_amounts_are_counted_in_the_headers_thousands() -> None:
    found = read("50", "70k€", "1.5M€", header="Budget (k€)")
    assert scores(found) == [50, 70, 1500]
    assert column(found).scale == NumericScale(worst=2000, best=0, unit="k EUR")


def test_an_m_is_minutes_beside_hours_and_months_beside_weeks() -> None:
    assert scores(read("3m", "2h", header="Effort")) == [3, 120]
    assert scores(read("3m", "13w", header="Effort")) == [3, 3]
    assert scores(read("3m", "2m", header="Effort")) == [3, 2]


def test_sprints_are_converted_where_their_length_is_stated() -> None:
    found = read("2", "1 sprint", "15d", header="Effort (2-week sprints)")
    assert scores(found) == [2, 1, 1.5]


def test_words_are_numbered_by_what_the_file_uses_and_its_family_always_has() -> None:
    found = read("Hoch", "Kritisch", header="Nutzen")
    scale = column(found).scale
    assert isinstance(scale, LevelScale)
    assert [(level.number, level.label) for level in scale.levels] == [
        (1, "Niedrig"), (2, "Mittel"), (3, "Hoch"), (4, "Kritisch"),
    ]  # fmt: skip


def test_words_between_two_levels_are_a_range() -> None:
    assert scores(read("Low/Medium", "High", "Medium-High")) == [(1, 2), 3, (2, 3)]


def test_easy_is_little_effort_and_much_ease() -> None:
    assert scores(read("Easy", "Hard", header="Effort")) == [1, 3]
    assert scores(read("Easy", "Hard", header="Ease")) == [3, 1]


def test_the_words_of_the_header_may_stand_in_the_cells() -> None:
    assert scores(read("High impact", "Low impact", header="Impact")) == [3, 1]


def test_enumerated_labels_of_ones_own_are_levels() -> None:
    found = read("1 - Nice to know", "3 - Changes the game", "1 - Nice to know", "2 - Pays off")
    assert scores(found) == [1, 3, 1, 2]
    scale = column(found).scale
    assert isinstance(scale, LevelScale)
    assert [level.label for level in scale.levels] == ["Nice to know", "Pays off", "Changes the game"]


def test_equal_cells_share_one_score_and_features_with_equal_cells_one_dictionary() -> None:
    first, second = read("4", "4").backlog.features
    assert first.scores == second.scores == {"business_value": Score.exactly(4)}
    assert first.scores is second.scores


def test_many_zeros_under_a_cost_are_asked_about() -> None:
    assert "0" in column(read("0", "0", "3", "5", header="Effort")).question
    assert column(read("0", "3", "5", "8", header="Effort")).sure


def test_a_column_of_unknown_words_is_asked_about_and_each_cell_is_noted() -> None:
    found = read("Transformational", "Incremental")
    assert noted(found, "not_a_score") == ["B2", "B3"]
    assert not column(found).sure


def test_a_range_written_the_wrong_way_round_is_turned() -> None:
    assert scores(read("5-3", "4")) == [(3, 5), 4]


def test_a_row_of_weights_is_no_feature() -> None:
    rows = "Feature,Reach,Impact,Confidence,Effort\nWeight,20%,30%,20%,30%\nPlum,5,3,4,2\nWeight,4,4,2,1"
    found = recognise(read_source("weights.csv", rows.encode()))
    assert [feature.title for feature in found.backlog.features] == ["Plum", "Weight"]
    assert scores(found) == [5, 4]


def test_an_epic_is_the_feature_where_nothing_else_is() -> None:
    found = recognise(read_source("epics.csv", b"Epic,Value,Effort\nA,3,4\nB,4,5"))
    assert [feature.title for feature in found.backlog.features] == ["A", "B"]
    assert not found.report.columns[0].sure
