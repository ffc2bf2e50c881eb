import numpy as np
import pytest
from pydantic import ValidationError

from workbench.model import Backlog, Evaluation, Feature, Score, five_dimensions
from workbench.workflows import evaluate


@pytest.fixture
def evaluation() -> Evaluation:
    """One feature with a best user impact, the other four missing, and one without any score."""
    features = (
        Feature(
            id="a",
            title="A",
            scores={"user_impact": Score.exactly(5), "business_value": Score.exactly(1)},
        ),
        Feature(id="b", title="B"),
    )
    return evaluate(Backlog(name="Two", framework=five_dimensions(), features=features))


def test_a_part_says_what_a_dimension_does_for_a_feature(evaluation: Evaluation) -> None:
    impact, value = evaluation.standing("a").parts
    assert (impact.dimension, impact.weight, impact.point, impact.contribution) == ("user_impact", 0.5, 1.0, 0.5)
    assert (value.dimension, value.weight, value.point, value.contribution) == ("business_value", 0.5, 0.0, 0.0)


def test_a_missing_part_runs_from_0_to_1_and_counts_as_the_middle(evaluation: Evaluation) -> None:
    missing = evaluation.standing("b").parts[0]
    assert (missing.is_missing, missing.low, missing.point, missing.high) == (True, 0.0, None, 1.0)
    assert missing.contribution == 0.25


def test_what_is_ranked_and_what_is_not_are_told_apart(evaluation: Evaluation) -> None:
    assert (evaluation.ranked, evaluation.unranked) == ((0,), (1,))


def test_a_changed_copy_works_its_contributions_out_again(evaluation: Evaluation) -> None:
    assert evaluation.contributions[0].tolist() == [0.5, 0.0]
    copy = evaluation.model_copy(update={"weights": {"user_impact": 0.25, "business_value": 0.75}})
    assert copy.contributions[0].tolist() == [0.25, 0.0]


def test_arrays_that_do_not_belong_together_are_our_own_fault(evaluation: Evaluation) -> None:
    with pytest.raises(ValidationError, match="rank"):
        Evaluation.model_validate({**dict(evaluation), "rank": np.array([1])})
