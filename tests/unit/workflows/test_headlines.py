"""The sentence at the top of each page."""

import pytest

from workbench.model import Backlog, Feature, Score, built_in_framework, five_dimensions
from workbench.workflows import effect_of_weights, evaluate, trade_off
from workbench.workflows.headlines import (
    LONGEST,
    count_missing,
    ranking_headline,
    score_headline,
    trade_off_headline,
    weights_headline,
)

KEYS = ("user_impact", "business_value", "strategic_alignment", "time_to_market", "engineering_cost")


def _feature(feature_id: str, title: str, *scores: float | None) -> Feature:
    given = {key: Score.exactly(score) for key, score in zip(KEYS, scores, strict=True) if score is not None}
    return Feature(id=feature_id, title=title, scores=given)


def _backlog(*features: Feature) -> Backlog:
    return Backlog(name="Test", framework=five_dimensions(), features=features)


def _bare(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


STRONG = _feature("a", "Citations", 5, 5, 5, 1, 1)
MIDDLE = _feature("b", "Hand-off", 3, 3, 3, 3, 3)
WEAK = _feature("c", "Dark mode", 1, 1, 1, 3, 4)
GAPPED = _feature("d", "Bulk import", 3, 3, None, 3, 3)


def test_an_empty_backlog_is_told_what_to_do() -> None:
    backlog = _backlog()
    assert score_headline(backlog, evaluate(backlog)) == "No features yet. Add one, or import a spreadsheet."
    assert ranking_headline(backlog, evaluate(backlog)).startswith("Nothing can be ranked yet.")


def test_unscored_features_are_told_where_to_start() -> None:
    backlog = _backlog(_feature("a", "Citations", None, None, None, None, None))
    expected = "No scores yet. Start with user impact: it takes about ten minutes."
    assert score_headline(backlog, evaluate(backlog)) == expected


def test_missing_scores_are_counted_with_what_they_touch() -> None:
    backlog = _backlog(STRONG, GAPPED)
    assert count_missing(backlog) == 1
    expected = "One of 10 scores is missing. It touches one feature in the top ten."
    assert score_headline(backlog, evaluate(backlog)) == expected


def test_a_complete_backlog_says_so() -> None:
    backlog = _backlog(STRONG, MIDDLE)
    assert score_headline(backlog, evaluate(backlog)) == "All 10 scores are in."


def test_the_leader_is_named_with_its_lead_in_points() -> None:
    backlog = _backlog(STRONG, MIDDLE, WEAK)
    assert _bare(ranking_headline(backlog, evaluate(backlog))) == "“Citations” leads, 50 points clear."


def test_provisional_features_are_counted() -> None:
    backlog = _backlog(STRONG, GAPPED)
    expected = "“Citations” leads, 50 points clear. One feature is provisional."
    assert _bare(ranking_headline(backlog, evaluate(backlog))) == expected


def test_two_leaders_share_the_sentence() -> None:
    twin = _feature("t", "Twin", 5, 5, 5, 1, 1)
    backlog = _backlog(STRONG, twin, WEAK)
    assert _bare(ranking_headline(backlog, evaluate(backlog))) == "“Citations” and “Twin” lead together."


def test_many_leaders_are_counted() -> None:
    backlog = _backlog(*(_feature(str(place), f"T{place}", 3, 3, 3, 3, 3) for place in range(4)))
    assert ranking_headline(backlog, evaluate(backlog)) == "Four features share first place."


def test_a_ratio_framework_names_both_numbers() -> None:
    scores = [(100, 2, 1, 4), (100, 1, 1, 4)]
    features = tuple(
        Feature(
            id=str(place),
            title=f"T{place}",
            scores={
                key: Score.exactly(number)
                for key, number in zip(("reach", "impact", "confidence", "effort"), row, strict=True)
            },
        )
        for place, row in enumerate(scores)
    )
    backlog = Backlog(name="R", framework=built_in_framework("rice"), features=features)
    assert _bare(ranking_headline(backlog, evaluate(backlog))) == "“T0” leads with 50, before 25."


def test_equal_weights_are_nobodys_opinion() -> None:
    backlog = _backlog(STRONG, MIDDLE)
    evaluation = evaluate(backlog)
    sentence = weights_headline(evaluation, effect_of_weights(backlog, evaluation))
    assert sentence == "Every dimension counts the same. That is nobody's opinion until somebody has one."


def test_the_weight_furthest_from_equal_is_named_with_what_it_moves() -> None:
    cheap = _feature("x", "Cheap", 1, 1, 1, 1, 1)
    dear = _feature("y", "Dear", 4, 3, 3, 4, 5)
    backlog = _backlog(cheap, dear)
    weighted = backlog.framework.with_weights(dict(zip(KEYS, (40, 20, 20, 10, 10), strict=True)))
    evaluation = evaluate(backlog, weighted)
    sentence = weights_headline(evaluation, effect_of_weights(backlog, evaluation))
    # Equal weights: cheap 40, dear 40 (0.75, 0.5, 0.5, 0.25, 0); so both stand first. Chosen: dear 52.5, cheap 20.
    assert sentence == "User impact counts for 40\u202f%. Against equal weights, one feature moves by one place."


def test_the_worst_bargain_is_named_with_its_cost() -> None:
    dear = _feature("z", "Mobile app", 1, 1, 1, 3, 5)
    backlog = _backlog(STRONG, MIDDLE, dear)
    evaluation = evaluate(backlog)
    trade_offs = trade_off(backlog, evaluation, x="engineering_cost", y="benefits")
    expected = "One is best for its cost. “Mobile app” costs 20 weeks; two others beat it."
    assert _bare(trade_off_headline(backlog, trade_offs, evaluation)) == expected


@pytest.mark.parametrize("length", [3, 40, 300])
def test_a_headline_stays_short_however_long_the_titles(length: int) -> None:
    title = ("word " * length)[:length].strip()
    backlog = _backlog(_feature("a", title, 5, 5, 5, 1, 1), GAPPED, _feature("z", title, 1, 1, 1, 3, 5))
    evaluation = evaluate(backlog)
    trade_offs = trade_off(backlog, evaluation, x="engineering_cost", y="benefits")
    assert len(_bare(ranking_headline(backlog, evaluation))) <= LONGEST
    assert len(_bare(trade_off_headline(backlog, trade_offs, evaluation))) <= LONGEST
