"""How firm a ranking is, on a backlog worked out by hand."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.errors import InvalidChoice
from workbench.methods.weight_draws import Vary
from workbench.model import Backlog, Evaluation, Feature, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.confidence_headline import (
    band_draws,
    band_sentence,
    confidence_headline,
    drawn_sentence,
    find_coin_toss,
    of_hundred,
)
from workbench.workflows.robustness import DRAWS, Robustness, check_robustness, most_draws, usual_draws


def _check(
    backlog: Backlog, *, draws: int = 500, vary: Vary = "around", looseness: float = 0.3, top: int = 10
) -> Robustness:
    rng = np.random.default_rng(0)
    return check_robustness(backlog, evaluate(backlog), rng=rng, draws=draws, vary=vary, looseness=looseness, top=top)


def _backlog(*rows: dict[str, Score]) -> Backlog:
    features = tuple(Feature(id=f"f{row}", title=f"Feature {row}", scores=given) for row, given in enumerate(rows))
    return Backlog(name="Rows", framework=weighted_dimensions(), features=features)


def test_exact_weights_and_scores_leave_one_order(orchard: Backlog) -> None:
    exact = orchard.model_copy(update={"features": tuple(one for one in orchard.features if one.id in {"plum", "fig"})})
    result = _check(exact, looseness=0)
    assert result.feature_ids == ("plum", "fig")
    assert result.shares.tolist() == [[1, 0], [0, 1]]
    assert result.is_certain
    assert confidence_headline(result) == (
        "Taken exactly as stated, this is the only order. Say below how unsure you are."
    )


@pytest.mark.parametrize("features", [1, 1000])
def test_up_to_a_thousand_features_every_page_and_document_draws_as_often_as_the_terminal(features: int) -> None:
    assert usual_draws(evaluate(_backlog(*[scores(3, 3, 3, 3, 3)] * features))) == DRAWS


def test_beyond_twenty_thousand_features_every_page_draws_five_hundred_times() -> None:
    few, many = (cast("Evaluation", SimpleNamespace(ranked=range(count))) for count in (20_000, 20_001))
    assert (most_draws(few), usual_draws(few)) == (DRAWS, 2_000)
    assert (most_draws(many), usual_draws(many)) == (500, 500)


def test_the_sentence_about_bands_says_where_their_line_is_thin() -> None:
    result = _check(_backlog(scores(5, 3, 3, 3, 3), scores(1, 1, 1, 5, 5))).model_copy(update={"blurred": (1,)})
    assert band_sentence(result) == (
        "Two bands: the best of each beats the best of the next in 90 of 100 draws. "
        "Where band 2 begins, the features on either side are too close to call."
    )


@pytest.mark.parametrize(
    "blurred,says",
    [
        ((1, 2), "Where bands 2 and 3 begin,"),
        ((1, 2, 3, 4), "Where bands 2, 3, 4 and 5 begin,"),
        ((1, 2, 3, 4, 5), "Where bands 2, 3, 4 and 2 more begin,"),
    ],
)
def test_thin_lines_are_named_and_never_one_more_counted(blurred: tuple[int, ...], says: str) -> None:
    result = _check(_backlog(scores(5, 3, 3, 3, 3), scores(1, 1, 1, 5, 5))).model_copy(update={"blurred": blurred})
    assert says in band_sentence(result)


def test_a_ratio_framework_with_every_score_known_is_told_that_and_asked_nothing() -> None:
    framework = built_in_framework("value-effort")
    rows = [{"business_value": Score.exactly(one), "effort": Score.exactly(1)} for one in (3, 2)]
    features = tuple(Feature(id=f"f{row}", title="T", scores=given) for row, given in enumerate(rows))
    result = _check(Backlog(name="Ratio", framework=framework, features=features))
    assert confidence_headline(result) == "Every score is known exactly, so this is the only order."
    assert band_sentence(result) == "Nothing varies here, so every rank is a band of its own."
    assert (band_draws(result), drawn_sentence(result, 0)) == ("", "The scores exactly as stated: nothing varies.")
    ranged = features[1].model_copy(update={"scores": rows[1] | {"business_value": Score(low=1, high=4)}})
    opened = _check(Backlog(name="Ratio", framework=framework, features=(features[0], ranged)))
    assert band_draws(opened) == "500 draws of the open scores."


def test_features_without_a_rank_are_left_out_and_named(orchard: Backlog) -> None:
    result = _check(orchard)
    assert "kiwi" not in result.feature_ids
    assert result.left_out == ("kiwi",)
    assert result.open_scores == 2


def test_a_missing_score_moves_ranks_even_when_the_weights_are_sure() -> None:
    # 70 points for certain, against 52.5 to 82.5 with user impact open: ahead in 12.5 of 30.
    result = _check(_backlog(scores(5, 3, 3, 3, 1), scores(None, 5, 3, 3, 1)), draws=20_000, looseness=0)
    assert result.first[result.feature_ids.index("f1")] == pytest.approx(12.5 / 30, abs=0.01)


def test_who_is_at_least_as_good_on_everything_is_first_under_any_weights() -> None:
    result = _check(_backlog(scores(2, 2, 2, 4, 4), scores(3, 3, 3, 3, 3)), vary="any")
    assert result.feature_ids == ("f1", "f0")
    assert result.first.tolist() == [1, 0]
    assert result.tiers == (("f1",), ("f0",))


def test_the_top_is_the_sum_of_its_places_and_sums_to_their_number(orchard: Backlog) -> None:
    result = _check(orchard, top=2)
    assert result.top.sum() == pytest.approx(2)
    assert result.top == pytest.approx(result.shares[:, :2].sum(axis=1))


def test_a_ratio_framework_varies_by_its_scores_alone() -> None:
    framework = built_in_framework("value-effort")
    rows = [(Score(low=0, high=10), 1), (Score.exactly(3), 1)]
    features = tuple(
        Feature(id=f"f{row}", title=f"Feature {row}", scores={"business_value": value, "effort": Score.exactly(effort)})
        for row, (value, effort) in enumerate(rows)
    )
    result = _check(Backlog(name="Ratio", framework=framework, features=features), draws=20_000, vary="any")
    assert result.only_scores
    # Triangular 0, 5, 10: below 3 with the chance 3² ÷ (10 · 5).
    assert result.first[0] == pytest.approx(1 - 9 / 50, abs=0.01)
    assert confidence_headline(result).startswith("First place is firm: first in 82 of 100 draws")


@pytest.mark.parametrize("rows,says", [(0, "Nothing is ranked yet"), (1, "Only one feature is ranked")])
def test_too_few_features_are_told(rows: int, says: str) -> None:
    result = _check(_backlog(*[scores(3, 3, 3, 3, 3)] * rows))
    assert confidence_headline(result).startswith(says)
    assert len(result.tiers) == rows
    assert find_coin_toss(result) is None


def test_all_tied_are_a_coin_toss_in_one_band() -> None:
    result = _check(_backlog(*[scores(3, 3, 3, 3, 3)] * 4))
    assert find_coin_toss(result) == (1, 4)
    assert result.expected_rank.tolist() == [2.5] * 4
    assert band_sentence(result) == "One band: no feature is told apart from the first in 90 of 100 draws."


def test_the_same_seed_gives_the_same_to_the_last_bit(orchard: Backlog) -> None:
    first, again = _check(orchard), _check(orchard)
    assert (first.shares == again.shares).all()
    assert (first.expected_rank == again.expected_rank).all()


@pytest.mark.parametrize(
    "check, told",
    [
        (lambda backlog: _check(backlog, draws=0), "number of draws"),
        (lambda backlog: _check(backlog, top=0), "number of places"),
        (lambda backlog: _check(backlog, looseness=1.5), "looseness"),
        (lambda backlog: _check(backlog, looseness=-0.1), "looseness"),
        (lambda backlog: _check(backlog, vary=cast("Vary", "most")), "way to vary weights"),
    ],
)
def test_choices_that_cannot_be_are_refused(
    orchard: Backlog, check: Callable[[Backlog], Robustness], told: str
) -> None:
    with pytest.raises(InvalidChoice, match=told):
        check(orchard)


@pytest.mark.parametrize(
    "share,says", [(0.0, "0"), (0.001, "under 1"), (0.834, "83"), (0.999, "over 99"), (1.0, "100")]
)
def test_a_chance_is_said_out_of_a_hundred(share: float, says: str) -> None:
    assert of_hundred(share) == says


def test_two_in_first_place_are_said_together_and_the_sentence_stays_short() -> None:
    result = _check(_backlog(scores(4, 4, 4, 2, 2), scores(4, 4, 4, 2, 2), scores(1, 1, 1, 5, 5)))
    assert confidence_headline(result) == (
        "Two share first place: at best first in 50 of 100 weightings. Places 1 and 2 are a coin toss."
    )
    assert result.first.tolist() == [0.5, 0.5, 0]


def test_a_sentence_never_outgrows_its_place() -> None:
    crowd = _check(_backlog(*[scores(3, 3, 3, 3, 3)] * 40), draws=50)
    assert confidence_headline(crowd) == (
        "40 share first place: at best first in 3 of 100 weightings. Places 1 to 12 are a coin toss."
    )
