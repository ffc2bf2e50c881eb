"""The scored backlog tells the story that its README promises."""

import pytest

from sample_data import load_harbour_assist
from workbench.model import Backlog, Evaluation, Feature, five_dimensions
from workbench.workflows import BENEFITS, evaluate, find_dominated, trade_off


@pytest.fixture(scope="module")
def backlog() -> Backlog:
    """Load the sample backlog."""
    return load_harbour_assist()


@pytest.fixture(scope="module")
def evaluation(backlog: Backlog) -> Evaluation:
    """Judge the sample backlog."""
    return evaluate(backlog)


def by_title(backlog: Backlog, title: str) -> Feature:
    """Find a feature by its title."""
    return next(feature for feature in backlog.features if feature.title == title)


def test_it_has_36_features_on_the_five_dimensions_with_equal_weights(backlog: Backlog) -> None:
    assert (backlog.name, len(backlog.features)) == ("Harbour Assist", 36)
    assert backlog.framework == five_dimensions()
    assert len({feature.key for feature in backlog.features}) == 36


def test_eight_scores_are_missing_and_three_are_ranges(backlog: Backlog) -> None:
    found = [feature.score(key) for feature in backlog.features for key in backlog.framework.keys]
    assert sum(score is None for score in found) == 8
    ranged = [score for score in found if score is not None and score.is_range]
    assert len(ranged) == 3
    assert [score.likely for score in ranged if score.likely is not None] == [3]


def test_the_leader_is_first_whatever_the_unknowns_turn_out_to_be(backlog: Backlog, evaluation: Evaluation) -> None:
    leader = evaluation.standing(by_title(backlog, "Answers with their sources shown").id)
    assert (leader.rank, leader.best_rank, leader.worst_rank) == (1, 1, 1)
    # 0.2 × (1 + 1 + 1 + 0.75 + 0.25)
    assert leader.priority == pytest.approx(0.8)


def test_three_features_of_different_strengths_share_rank_2_and_four_share_rank_7(
    backlog: Backlog, evaluation: Evaluation
) -> None:
    ranks = {backlog.features[position].key: int(evaluation.rank[position]) for position in evaluation.ranked}
    assert [key for key, rank in ranks.items() if rank == 2] == ["HA-13", "HA-24", "HA-28"]
    assert [key for key, rank in ranks.items() if rank == 7] == ["HA-16", "HA-17", "HA-22", "HA-31"]


def test_let_engineering_cost_decide_and_the_leader_falls(backlog: Backlog) -> None:
    weights = {
        "engineering_cost": 6.0,
        "user_impact": 1,
        "business_value": 1,
        "strategic_alignment": 1,
        "time_to_market": 1,
    }
    by_cost = evaluate(backlog, backlog.framework.with_weights(weights))
    leader = by_cost.standing(by_title(backlog, "Answers with their sources shown").id)
    assert leader.rank is not None
    assert leader.rank > 10
    assert by_cost.standing(by_title(backlog, "Keyboard shortcuts").id).rank == 1


def test_one_feature_in_the_top_ten_is_provisional_and_three_are_in_all(
    backlog: Backlog, evaluation: Evaluation
) -> None:
    provisional = [position for position in evaluation.ranked if evaluation.provisional[position]]
    assert len(provisional) == 3
    top = [backlog.features[position].title for position in provisional if evaluation.rank[position] <= 10]
    assert top == ["Article gap finder"]


def test_a_feature_without_any_score_is_not_ranked(backlog: Backlog, evaluation: Evaluation) -> None:
    assert [backlog.features[position].title for position in evaluation.unranked] == ["Answers from recorded calls"]


@pytest.mark.parametrize(
    "beaten,by",
    [
        ("Mobile app for agents", "Hand-off to a person, with context"),
        ("Fine-tuned model per customer", "Answers with their sources shown"),
    ],
)
def test_the_favourites_are_beaten_on_all_five_dimensions(
    backlog: Backlog, evaluation: Evaluation, beaten: str, by: str
) -> None:
    loser, winner = (backlog.position(by_title(backlog, title).id) for title in (beaten, by))
    assert (evaluation.low[winner] > evaluation.high[loser]).all()
    assert backlog.features[loser].id in find_dominated(evaluation)
    assert backlog.features[loser].given == {"given_priority": "High"}


def test_the_mobile_app_is_the_worst_bargain(backlog: Backlog, evaluation: Evaluation) -> None:
    found = trade_off(backlog, evaluation, x="engineering_cost", y=BENEFITS)
    assert found.worst_bargain == by_title(backlog, "Mobile app for agents").id
    assert found.beaten_by == 29


@pytest.mark.parametrize("start,end", [("\u0600", "\u06ff"), ("\u0400", "\u04ff"), ("\u3040", "\u30ff"), ("Ü", "Ü")])
def test_titles_come_in_several_scripts(backlog: Backlog, start: str, end: str) -> None:
    """Arabic, Cyrillic, Japanese and German."""
    assert any(start <= letter <= end for feature in backlog.features for letter in feature.title)


def test_about_a_third_of_the_features_say_what_is_known(backlog: Backlog) -> None:
    told = [
        feature
        for feature in backlog.features
        if all(
            (feature.problem, feature.who, feature.proposal, feature.good_enough, feature.success_metric, feature.risk)
        )
    ]
    assert len(told) == 12
    assert all(feature.evidence for feature in told)
    kinds = {one.kind.value for feature in backlog.features for one in feature.evidence}
    assert kinds == {"interview", "usage data", "support", "experiment", "market", "guess"}
    assert {one.when.year for feature in backlog.features for one in feature.evidence if one.when} == {2026}


def test_columns_of_the_source_are_carried(backlog: Backlog) -> None:
    assert backlog.carried_headers == ("Component", "Requested by segment")
    assert all(tuple(feature.carried) == backlog.carried_headers for feature in backlog.features)
