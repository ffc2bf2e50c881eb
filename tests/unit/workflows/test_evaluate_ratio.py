import pytest

from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.workflows import evaluate


def wsjf(**features: tuple[Score | float | None, Score | float | None]) -> Backlog:
    """Make a WSJF backlog from benefits that sum as given, and job sizes; the other two benefits are 0."""

    def score(given: Score | float) -> Score:
        return given if isinstance(given, Score) else Score.exactly(given)

    return Backlog(
        name="Jobs",
        framework=built_in_framework("wsjf"),
        features=tuple(
            Feature(
                id=name,
                title=name.capitalize(),
                scores={
                    key: score(given)
                    for key, given in (
                        ("business_value", benefit),
                        ("time_criticality", 0.0),
                        ("risk_reduction", 0.0),
                        ("job_size", size),
                    )
                    if given is not None
                },
            )
            for name, (benefit, size) in features.items()
        ),
    )


def test_the_quotient_is_the_priority_and_ranks_follow_it() -> None:
    evaluation = evaluate(wsjf(a=(8, 5), b=(13, 2), c=(3.2, 2)))
    assert evaluation.priority.tolist() == [1.6, 6.5, 1.6]
    assert evaluation.rank.tolist() == [2, 1, 2]
    assert evaluation.weights == {}
    assert not evaluation.contributions.any()


def test_a_benefit_of_0_is_a_value() -> None:
    evaluation = evaluate(wsjf(a=(0, 5)))
    assert evaluation.priority.tolist() == [0.0]
    assert evaluation.rank.tolist() == [1]


@pytest.mark.parametrize(
    "size,reason",
    [
        (0, "Job size is 0, and dividing by 0 means nothing."),
        (Score(low=0, high=3), "Job size could be 0, and dividing by 0 means nothing."),
        (None, "Job size is missing, and WSJF needs every score."),
        (5e-324, "Its scores are too large or too small to be multiplied and divided. Check their units."),
    ],
)
def test_an_unusable_divisor_leaves_the_feature_unranked_with_the_reason(size: Score | float, reason: str) -> None:
    evaluation = evaluate(wsjf(a=(8, size), b=(3, 1)))
    assert evaluation.rank.tolist() == [0, 1]
    assert evaluation.reasons == {"a": reason}


def test_several_missing_scores_are_named_together() -> None:
    backlog = wsjf(a=(None, None), b=(3, 1))
    assert evaluate(backlog).reasons == {
        "a": "Business value and Job size are missing, and WSJF needs every score.",
    }


def test_a_feature_without_any_score_is_not_scored_rather_than_missing_everything() -> None:
    bare = Feature(id="z", title="Z")
    backlog = wsjf(b=(3, 1)).model_copy(update={"features": (bare,)})
    assert evaluate(backlog).reasons == {"z": "Not scored yet on any dimension."}


def test_a_divisor_of_0_is_noted_with_its_feature_and_column() -> None:
    notes = evaluate(wsjf(a=(8, 0), b=(3, 1))).notes
    told = [(note.kind, note.feature_id, note.column) for note in notes if note.kind == "zero_is_undefined"]
    assert told == [("zero_is_undefined", "a", "Job size")]


def test_ranges_give_a_range_of_quotients_and_of_ranks() -> None:
    evaluation = evaluate(wsjf(a=(Score(low=6, high=12), Score(low=2, likely=2, high=3)), b=(5, 1), c=(10, 4)))
    a = evaluation.standing("a")
    # Lowest 6 ÷ 3, highest 12 ÷ 2, for the order 9 ÷ 2.
    assert (a.low, a.priority, a.high) == (2.0, 4.5, 6.0)
    assert (a.rank, a.best_rank, a.worst_rank) == (2, 1, 3)
    # c stands at 2.5 and could pass a's low end.
    assert (evaluation.standing("c").best_rank, evaluation.standing("c").worst_rank) == (2, 3)


def test_a_score_beyond_the_scale_is_not_cut_in_a_quotient() -> None:
    evaluation = evaluate(wsjf(a=(100, 5)))
    assert evaluation.priority.tolist() == [20.0]
    assert evaluation.notes == ()


def test_at_its_worst_a_cost_is_high_and_a_benefit_low() -> None:
    evaluation = evaluate(wsjf(a=(Score(low=6, high=12), Score(low=2, high=3))))
    benefit, *_, size = evaluation.standing("a").parts
    assert (benefit.low, benefit.point, benefit.high) == (6.0, 9.0, 12.0)
    assert (size.low, size.point, size.high) == (3.0, 2.5, 2.0)
