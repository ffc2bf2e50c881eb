from collections.abc import Mapping

import pytest

from workbench.errors import EditConflict, InvalidChoice, InvalidScore
from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.workspace import (
    Clock,
    Store,
    edit_score,
    edit_scores,
    history,
    keep_backlog,
    open_backlog,
    remove_feature,
    replace_framework,
    undo,
)


def scores_of(store: Store, backlog_id: str, feature_id: str) -> Mapping[str, Score]:
    return open_backlog(store, backlog_id).backlog.feature(feature_id).scores


def last_label(store: Store, backlog_id: str) -> str:
    return history(store, backlog_id, limit=1)[0].label


def test_a_score_is_set_replaced_and_cleared(store: Store, kept: str, offline: str) -> None:
    assert edit_score(store, kept, offline, "user_impact", Score.exactly(4)) == 2
    assert scores_of(store, kept, offline) == {"user_impact": Score.exactly(4)}
    assert last_label(store, kept) == "User impact of “\u2068Offline mode\u2069” unscored → 4"
    assert edit_score(store, kept, offline, "user_impact", Score(low=2, likely=3, high=5)) == 3
    assert last_label(store, kept) == "User impact of “\u2068Offline mode\u2069” 4 → 2–5"
    assert edit_score(store, kept, offline, "user_impact", None) == 4
    assert scores_of(store, kept, offline) == {}
    assert last_label(store, kept) == "User impact of “\u2068Offline mode\u2069” 2–5 → unscored"


def test_the_same_score_again_is_no_change(store: Store, kept: str, citations: str) -> None:
    assert edit_score(store, kept, citations, "user_impact", Score.exactly(3, note="Nine interviews")) == 1
    assert edit_score(store, kept, citations, "business_value", None) == 1
    assert edit_score(store, kept, citations, "business_value", Score()) == 1
    assert open_backlog(store, kept).undo_label is None


def test_a_note_alone_is_a_change(store: Store, kept: str, citations: str) -> None:
    assert edit_score(store, kept, citations, "user_impact", Score.exactly(3, note="Ten interviews")) == 2
    assert last_label(store, kept) == "User impact of “\u2068Answer citations\u2069”: note changed"
    assert edit_score(store, kept, citations, "business_value", Score(note="Ask sales")) == 3
    assert scores_of(store, kept, citations)["business_value"] == Score(note="Ask sales")


def test_zero_is_a_score_and_not_a_gap(store: Store) -> None:
    backlog = Backlog(name="A", framework=built_in_framework("rice"), features=(Feature(id="a", title="A"),))
    backlog_id = keep_backlog(store, backlog, label="x")
    feature_id = open_backlog(store, backlog_id).backlog.features[0].id
    assert edit_score(store, backlog_id, feature_id, "reach", Score.exactly(0)) == 2
    assert scores_of(store, backlog_id, feature_id) == {"reach": Score.exactly(0)}
    assert last_label(store, backlog_id) == "Reach of “\u2068A\u2069” unscored → 0 people"


@pytest.mark.parametrize(
    "score, found", [(Score.exactly(9), "9"), (Score.exactly(0), "0"), (Score(low=3, high=5.5), "5.5")]
)
def test_a_number_outside_the_scale_is_refused(
    store: Store, kept: str, citations: str, score: Score, found: str
) -> None:
    with pytest.raises(InvalidScore) as caught:
        edit_score(store, kept, citations, "user_impact", score)
    assert str(caught.value) == (
        f"'User impact' runs from 1 to 5; {found} is outside it. Type a number from 1 to 5, or leave it empty to mark "
        "it unscored."
    )
    assert open_backlog(store, kept).revision == 1


def test_a_scale_with_a_unit_and_thousands_is_told_in_full(store: Store) -> None:
    backlog = Backlog(name="A", framework=built_in_framework("rice"), features=(Feature(id="a", title="A"),))
    backlog_id = keep_backlog(store, backlog, label="x")
    feature_id = open_backlog(store, backlog_id).backlog.features[0].id
    with pytest.raises(InvalidScore, match="'Reach' runs from 0 to 10,000 people; 12,500 is outside it"):
        edit_score(store, backlog_id, feature_id, "reach", Score.exactly(12_500))
    with pytest.raises(InvalidScore, match=r"'Confidence' runs from 0\.5 to 1; 80 is outside it"):
        edit_score(store, backlog_id, feature_id, "confidence", Score.exactly(80))


def test_both_ends_of_a_scale_and_what_lies_between_levels_are_on_it(store: Store, kept: str, citations: str) -> None:
    for number in (1, 5, 3.5):
        edit_score(store, kept, citations, "engineering_cost", Score.exactly(number))
        assert scores_of(store, kept, citations)["engineering_cost"] == Score.exactly(number)
    assert last_label(store, kept) == "Engineering cost of “\u2068Answer citations\u2069” 5 → 3.5"


def test_a_number_that_was_outside_already_may_get_a_note(store: Store, backlog: Backlog) -> None:
    outside = backlog.features[0].model_copy(update={"scores": {"user_impact": Score.exactly(9)}})
    backlog_id = keep_backlog(store, backlog.model_copy(update={"features": (outside,)}), label="x")
    feature_id = open_backlog(store, backlog_id).backlog.features[0].id
    edit_score(store, backlog_id, feature_id, "user_impact", Score.exactly(9, note="As imported"))
    assert scores_of(store, backlog_id, feature_id) == {"user_impact": Score.exactly(9, note="As imported")}


def test_a_dimension_that_the_framework_lacks_is_refused(store: Store, kept: str, citations: str) -> None:
    with pytest.raises(InvalidChoice) as caught:
        edit_score(store, kept, citations, "user_impakt", Score.exactly(3))
    assert caught.value.near == ("user_impact",)


def test_a_removed_feature_cannot_be_scored(store: Store, kept: str, citations: str) -> None:
    remove_feature(store, kept, citations)
    with pytest.raises(EditConflict, match="somebody else has removed it"):
        edit_score(store, kept, citations, "user_impact", Score.exactly(4))


def test_many_cells_are_one_change(store: Store, kept: str, citations: str, offline: str) -> None:
    before = open_backlog(store, kept).backlog
    revision = edit_scores(
        store,
        kept,
        {
            (citations, "user_impact"): Score.exactly(5),
            (citations, "engineering_cost"): None,
            (offline, "user_impact"): Score.exactly(2),
            (offline, "business_value"): None,
        },
    )
    assert revision == 2
    assert scores_of(store, kept, citations) == {"user_impact": Score.exactly(5)}
    assert scores_of(store, kept, offline) == {"user_impact": Score.exactly(2)}
    assert undo(store, kept) == "Three scores of two features"
    assert open_backlog(store, kept).backlog == before


def test_labels_say_what_many_cells_have_in_common(store: Store, kept: str, citations: str, offline: str) -> None:
    edit_scores(store, kept, {(one, "business_value"): Score.exactly(2) for one in (citations, offline)})
    assert last_label(store, kept) == "Business value of two features"
    edit_scores(store, kept, {(offline, key): Score.exactly(3) for key in ("user_impact", "time_to_market")})
    assert last_label(store, kept) == "Two scores of “\u2068Offline mode\u2069”"


def test_no_cells_are_no_change(store: Store, kept: str) -> None:
    assert edit_scores(store, kept, {}) == 1


def test_all_numbers_outside_their_scales_are_told_at_once_and_nothing_is_kept(
    store: Store, kept: str, citations: str, offline: str
) -> None:
    with pytest.raises(InvalidScore) as caught:
        edit_scores(
            store,
            kept,
            {
                (citations, "user_impact"): Score.exactly(9),
                (citations, "business_value"): Score.exactly(4),
                (offline, "time_to_market"): Score.exactly(0),
            },
        )
    first, second = str(caught.value).splitlines()
    assert first.startswith("“\u2068Answer citations\u2069”: 'User impact' runs from 1 to 5; 9 is outside it.")
    assert second.startswith("“\u2068Offline mode\u2069”: 'Time-to-market' runs from 1 to 5; 0 is outside it.")
    assert open_backlog(store, kept).revision == 1


def test_a_cell_that_changed_since_it_was_seen_is_not_overwritten(
    store: Store, kept: str, citations: str, offline: str
) -> None:
    cell = (citations, "user_impact")
    seen = {cell: scores_of(store, kept, citations)["user_impact"], (offline, "user_impact"): None}
    edit_score(store, kept, citations, "user_impact", Score.exactly(5))
    with pytest.raises(EditConflict) as caught:
        edit_scores(store, kept, {cell: Score.exactly(1), (offline, "user_impact"): Score.exactly(1)}, seen=seen)
    assert (caught.value.theirs, caught.value.yours) == ("5", "1")
    assert scores_of(store, kept, offline) == {}
    assert edit_scores(store, kept, {cell: Score.exactly(1)}, seen={cell: Score.exactly(5)}) == 3


def test_two_who_type_the_same_do_not_disagree(store: Store, kept: str, citations: str) -> None:
    cell = (citations, "user_impact")
    seen = {cell: scores_of(store, kept, citations)["user_impact"]}
    edit_score(store, kept, citations, "user_impact", Score.exactly(5))
    assert edit_scores(store, kept, {cell: Score.exactly(5)}, seen=seen) == 2


def test_labels_use_the_names_of_levels_and_cut_long_titles(store: Store, clock: Clock) -> None:
    title = "Let support agents see where each answer comes from before they send it"
    backlog = Backlog(name="A", framework=built_in_framework("rice"), features=(Feature(id="a", title=title),))
    backlog_id = keep_backlog(store, backlog, label="x")
    feature_id = open_backlog(store, backlog_id).backlog.features[0].id
    edit_scores(store, backlog_id, {(feature_id, "impact"): Score.exactly(0.5)}, now=clock)
    edit_scores(store, backlog_id, {(feature_id, "impact"): Score.exactly(2)}, now=clock)
    event = history(store, backlog_id)[0]
    assert event.label == "Impact of “\u2068Let support agents see where each…\u2069” Low → High"
    assert event.at == clock()


def test_scores_of_another_framework_are_kept_and_come_back(store: Store, kept: str, citations: str) -> None:
    old = open_backlog(store, kept).backlog
    replace_framework(store, kept, built_in_framework("rice"))
    edit_score(store, kept, citations, "reach", Score.exactly(100))
    replace_framework(store, kept, old.framework)
    assert scores_of(store, kept, citations) == {**old.features[0].scores, "reach": Score.exactly(100)}
