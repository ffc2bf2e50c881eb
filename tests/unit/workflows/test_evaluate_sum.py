import numpy as np
import pytest

from workbench.model import Backlog, Score
from workbench.workflows import evaluate


def with_scores(backlog: Backlog, feature_id: str, **scores: Score | None) -> Backlog:
    """Copy the backlog with some scores of one feature replaced; None takes one away."""
    features = tuple(
        feature.model_copy(
            update={"scores": {key: score for key, score in {**feature.scores, **scores}.items() if score is not None}}
        )
        if feature.id == feature_id
        else feature
        for feature in backlog.features
    )
    return backlog.model_copy(update={"features": features})


def only(backlog: Backlog, *feature_ids: str) -> Backlog:
    """Copy the backlog with only these features."""
    return backlog.model_copy(update={"features": tuple(backlog.feature(one) for one in feature_ids)})


@pytest.mark.parametrize(
    "feature_id,priority,low,high",
    [
        ("plum", 0.9, 0.9, 0.9),  # 0.5 × 1 + 0.3 × 1 + 0.2 × 0.5
        ("fig", 0.6, 0.6, 0.6),  # 0.5 × 0.5 + 0.3 × 0.5 + 0.2 × 1
        ("quince", 0.45, 0.45, 0.45),  # 0.3 × 1 + 0.2 × 0.75
        ("pear", 0.525, 0.375, 0.675),  # 0.5 × 0.75 + 0.3 × (0 to 1)
        ("lime", 0.45, 0.325, 0.575),  # 0.5 × (0.25 to 0.75) + 0.2 × 1
    ],
)
def test_priorities_and_their_ranges(
    orchard: Backlog, feature_id: str, priority: float, low: float, high: float
) -> None:
    standing = evaluate(orchard).standing(feature_id)
    found = (standing.priority, standing.low, standing.high)
    assert found == pytest.approx((priority, low, high), abs=1e-12)


def test_ranks_ties_and_possible_ranks(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    standings = {one: evaluation.standing(one) for one in orchard_ids(orchard)}
    found = {name: (one.rank, one.best_rank, one.worst_rank) for name, one in standings.items()}
    assert found == {
        "plum": (1, 1, 1),
        "fig": (2, 2, 3),
        "pear": (3, 2, 5),
        "quince": (4, 3, 5),
        "lime": (4, 3, 5),
        "kiwi": (None, None, None),
    }


def orchard_ids(backlog: Backlog) -> list[str]:
    """List the ids in backlog order."""
    return [feature.id for feature in backlog.features]


def test_within_a_tie_the_backlogs_order_is_shown_and_the_unranked_come_last(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    names = [evaluation.feature_ids[position] for position in evaluation.order]
    assert names == ["plum", "fig", "pear", "quince", "lime", "kiwi"]
    assert [evaluation.feature_ids[position] for position in evaluation.unranked] == ["kiwi"]


def test_only_a_missing_score_makes_a_feature_provisional_a_range_does_not(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    assert evaluation.standing("pear").provisional
    assert not evaluation.standing("lime").provisional
    assert evaluation.standing("lime").is_ranged


def test_a_feature_without_any_score_is_not_ranked_and_says_why(orchard: Backlog) -> None:
    kiwi = evaluate(orchard).standing("kiwi")
    assert (kiwi.rank, kiwi.priority, kiwi.low, kiwi.high) == (None, None, None, None)
    assert kiwi.why_no_priority == "Not scored yet on any dimension that counts."


def test_a_missing_cost_never_lifts_a_feature(orchard: Backlog) -> None:
    """Without its cost of 0, the best there is, fig can only lose."""
    before = evaluate(orchard).standing("fig")
    after = evaluate(with_scores(orchard, "fig", cost=None)).standing("fig")
    assert before.priority == pytest.approx(0.6)
    assert (after.low, after.priority, after.high) == pytest.approx((0.4, 0.5, 0.6))


def test_a_range_with_a_likely_score_counts_as_the_likely_one(orchard: Backlog) -> None:
    backlog = with_scores(orchard, "lime", impact=Score(low=2, likely=4, high=5))
    lime = evaluate(backlog).standing("lime")
    # Values 0.25, 0.75 and 1 on impact, 1 on cost.
    assert (lime.low, lime.priority, lime.high) == pytest.approx((0.325, 0.575, 0.7))


def test_a_dimension_without_any_score_is_set_aside_with_a_note(orchard: Backlog) -> None:
    backlog = only(with_scores(with_scores(orchard, "fig", value=None), "plum", value=None), "fig", "plum", "kiwi")
    evaluation = evaluate(backlog)
    assert evaluation.set_aside == ("value",)
    assert evaluation.weights == pytest.approx({"impact": 5 / 7, "cost": 2 / 7})
    assert evaluation.priority[:2] == pytest.approx([0.5 * 5 / 7 + 2 / 7, 5 / 7 + 0.5 * 2 / 7])
    assert not evaluation.provisional[:2].any()
    assert [note.kind for note in evaluation.notes] == ["set_aside"]


def test_a_note_tells_of_a_dimension_that_tells_nothing_apart(orchard: Backlog) -> None:
    backlog = only(with_scores(orchard, "fig", cost=Score.exactly(5)), "plum", "fig")
    notes = evaluate(backlog).notes
    assert [(note.kind, note.found) for note in notes] == [("does_not_discriminate", "5")]


def test_a_score_outside_the_scale_counts_as_its_end_and_is_told(orchard: Backlog) -> None:
    backlog = only(with_scores(orchard, "fig", cost=Score.exactly(40)), "plum", "fig")
    evaluation = evaluate(backlog)
    assert evaluation.standing("fig").priority == pytest.approx(0.4)
    assert [note.kind for note in evaluation.notes] == ["out_of_scale"]


def test_with_all_weight_on_one_dimension_only_its_scores_count(orchard: Backlog) -> None:
    evaluation = evaluate(orchard, orchard.framework.with_weights({"value": 1}))
    found = {one: evaluation.standing(one).priority for one in ("plum", "quince", "fig", "lime")}
    assert found == {"plum": 1.0, "quince": 1.0, "fig": 0.5, "lime": 0.0}
    assert evaluation.standing("pear").rank is None
    assert evaluation.standing("pear").why_no_priority == "Not scored yet on any dimension that counts."


def test_where_only_unscored_dimensions_have_weight_nothing_is_ranked(orchard: Backlog) -> None:
    backlog = only(with_scores(orchard, "plum", value=None), "plum")
    evaluation = evaluate(backlog, backlog.framework.with_weights({"value": 1}))
    assert evaluation.ranked == ()
    assert evaluation.weights == {"impact": 0.0, "cost": 0.0}
    assert [note.kind for note in evaluation.notes] == ["nothing_to_rank"]
    assert "without scores" in evaluation.reasons["plum"]


def test_a_single_feature_is_first(orchard: Backlog) -> None:
    plum = evaluate(only(orchard, "plum")).standing("plum")
    assert (plum.rank, plum.best_rank, plum.worst_rank) == (1, 1, 1)


def test_an_empty_backlog_gives_an_empty_ranking_and_says_so(orchard: Backlog) -> None:
    evaluation = evaluate(only(orchard))
    assert evaluation.ranked == evaluation.unranked == ()
    assert [note.kind for note in evaluation.notes] == ["nothing_to_rank"]


def test_a_backlog_without_any_score_ranks_nothing(orchard: Backlog) -> None:
    evaluation = evaluate(only(orchard, "kiwi"))
    assert evaluation.ranked == ()
    assert evaluation.set_aside == ("impact", "value", "cost")
    assert [note.kind for note in evaluation.notes] == ["nothing_to_rank"]


def test_nan_stands_only_where_it_is_said_to(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    unranked = evaluation.rank == 0
    for priorities in (evaluation.priority_low, evaluation.priority, evaluation.priority_high):
        assert (np.isnan(priorities) == unranked).all()
    assert not np.isnan(evaluation.low).any()
    assert not np.isnan(evaluation.high).any()
    assert not np.isnan(evaluation.contributions).any()
    # pear's value, and all three of kiwi.
    assert int(np.isnan(evaluation.point).sum()) == 4


def test_an_evaluation_cannot_be_changed_afterwards(orchard: Backlog) -> None:
    evaluation = evaluate(orchard)
    with pytest.raises(ValueError, match="read-only"):
        evaluation.priority[0] = 1.0


def test_a_missing_score_that_does_not_count_makes_nothing_provisional(orchard: Backlog) -> None:
    evaluation = evaluate(orchard, orchard.framework.with_weights({"impact": 3, "cost": 1}))
    pear = evaluation.standing("pear")
    assert (pear.provisional, pear.is_ranged, pear.priority) == (False, False, 0.5625)


@pytest.mark.parametrize("difference,ranks", [(1e-12, [1, 1]), (1e-8, [2, 1])])
def test_only_priorities_that_differ_by_noise_are_level(orchard: Backlog, difference: float, ranks: list[int]) -> None:
    """On value, 0 to 10 and with all the weight, a difference of 1e-8 in score is 1e-7 of 100 points."""
    lime = with_scores(only(orchard, "lime", "fig"), "lime", value=Score.exactly(5 - difference))
    assert evaluate(lime, orchard.framework.with_weights({"value": 1})).rank.tolist() == ranks
