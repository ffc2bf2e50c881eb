"""The same backlog under several frameworks, on scores worked out by hand."""

import time

import numpy as np
import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.frameworks_compared import (
    Agreement,
    FrameworksCompared,
    agreement_words,
    compare_frameworks,
    frameworks_headline,
    lacking_sentence,
)


def _backlog(*rows: dict[str, Score], framework: str = "five-dimensions") -> Backlog:
    features = tuple(Feature(id=f"f{row}", title=f"Feature {row}", scores=given) for row, given in enumerate(rows))
    chosen = weighted_dimensions() if framework == "five-dimensions" else built_in_framework(framework)
    return Backlog(name="Rows", framework=chosen, features=features)


def _compare(backlog: Backlog) -> FrameworksCompared:
    return compare_frameworks(backlog, evaluate(backlog))


def _says(backlog: Backlog) -> str:
    return frameworks_headline(backlog, _compare(backlog)).replace("\u2068", "").replace("\u2069", "")


def test_value_over_effort_takes_the_cost_as_effort_and_the_rest_is_told() -> None:
    # Priorities 81.25, 61.25 and 30; value over cost 4 ÷ 4, 3 ÷ 1 and 1 ÷ 5.
    backlog = _backlog(scores(5, 4, 5, 1, 4), scores(3, 3, 4, 2, 1), scores(2, 1, 3, 3, 5))
    compared = _compare(backlog)
    assert [one.name for one in compared.judged] == ["Five dimensions", "Value / effort"]
    assert compared.judged[1].first == ("f1", "f0", "f2")
    assert compared.judged[1].stand_ins == {"Effort": "Engineering cost"}
    assert [lacking_sentence(one) for one in compared.lacking] == [
        "RICE needs scores on reach, impact and confidence.",
        "ICE needs scores on impact, confidence and ease.",
        "WSJF needs scores on time criticality and risk reduction.",
    ]
    (agreement,) = compared.agreements
    assert (agreement.agree, agreement.disagree) == (2, 1)
    assert agreement.alike == pytest.approx(1 / 3)
    assert _says(backlog) == "Value / effort puts “Feature 1” first; the frameworks agree on about 7 of 10 pairs."
    assert compared.disagreements[0].ranks == (1, 2)
    assert [one.places for one in compared.disagreements] == [1, 1, 0]


def test_user_impact_serves_as_business_value_only_where_that_is_absent() -> None:
    rows = [scores(5, None, 3, 3, 1), scores(2, None, 3, 3, 1)]
    assert _compare(_backlog(*rows)).judged[1].stand_ins == {
        "Business value": "User impact", "Effort": "Engineering cost",
    }  # fmt: skip
    one_known = [*rows, scores(2, 4, 3, 3, 1)]
    judged = _compare(_backlog(*one_known)).judged[1]
    assert judged.stand_ins == {"Effort": "Engineering cost"}
    assert judged.ranked == 1


def test_a_backlog_of_wsjf_is_also_read_as_value_over_effort_where_it_has_an_effort() -> None:
    keys = ("business_value", "time_criticality", "risk_reduction", "job_size", "effort")
    rows = [
        {key: Score.exactly(one) for key, one in zip(keys, row, strict=True)}
        for row in ((8, 5, 1, 2, 4), (3, 3, 2, 1, 1))
    ]
    backlog = _backlog(*rows, framework="wsjf")
    compared = _compare(backlog)
    assert [one.key for one in compared.judged] == ["wsjf", "value-effort"]
    # WSJF 14 ÷ 2 and 8 ÷ 1; value over effort 2 and 3: the same way round.
    assert _says(backlog) == "Value / effort puts the same feature first; the frameworks agree on every pair."


def test_a_long_title_is_cut_so_that_the_sentence_fits() -> None:
    backlog = _backlog(scores(5, 4, 5, 1, 4), scores(3, 3, 4, 2, 1), scores(2, 1, 3, 3, 5))
    long = backlog.features[1].model_copy(update={"title": "Warehouse slots that hauliers book themselves"})
    said = _says(backlog.model_copy(update={"features": (backlog.features[0], long, backlog.features[2])}))
    assert said.startswith("Value / effort puts “Warehouse slots")
    assert said.endswith("…” first; the frameworks agree on about 7 of 10 pairs.")
    assert len(said) <= 95


def test_a_feature_that_one_framework_does_not_rank_is_left_out_of_the_pairs() -> None:
    compared = _compare(_backlog(scores(5, 4, 5, 1, 4), scores(3, 3, 4, 2, None), scores(2, 1, 3, 3, 5)))
    (agreement,) = compared.agreements
    assert agreement.features == 2
    assert agreement.agree + agreement.disagree == 1
    unranked = next(one for one in compared.disagreements if one.feature_id == "f1")
    assert (unranked.ranks[1], unranked.places) == (None, 0)


@pytest.mark.parametrize(
    "rows,says",
    [
        ([], "Nothing is ranked yet, so there is nothing to compare."),
        ([{}], "Nothing is ranked yet, so there is nothing to compare."),
        ([scores(3, 3, 3, 3, 3)], "Only one feature is ranked, so there is no order to compare yet."),
        (
            [scores(3, 3, 3, 3, 3)] * 2,
            "No two features are told apart by both frameworks, so nothing can be compared.",
        ),
        (
            [scores(5, None, 3, 3, None), scores(3, None, 3, 3, None)],
            "Only Five dimensions can order these features: the others lack scores.",
        ),
    ],
)
def test_nothing_to_compare_is_told(rows: list[dict[str, Score]], says: str) -> None:
    assert _says(_backlog(*rows)) == says


def test_all_tied_tell_no_pair_apart() -> None:
    (agreement,) = _compare(_backlog(*[scores(3, 3, 3, 3, 3)] * 4)).agreements
    assert (agreement.agree, agreement.disagree, agreement.alike) == (0, 0, None)
    assert agreement_words(agreement) == "cannot be compared: no pair that both tell apart"


@pytest.mark.parametrize(
    "agree,disagree,says",
    [
        (9, 1, "agree on about 9 of 10 pairs"),
        (999, 1, "agree on about 9 of 10 pairs"),
        (1, 999, "agree on about 1 of 10 pairs"),
        (3, 0, "agree on every pair"),
        (0, 3, "disagree on every pair"),
    ],
)
def test_agreement_is_said_in_words(agree: int, disagree: int, says: str) -> None:
    counted = Agreement(one="A", other="B", features=9, agree=agree, disagree=disagree, alike=None)
    assert agreement_words(counted) == says


def test_a_thousand_features_take_under_a_second() -> None:
    rng = np.random.default_rng(0)
    backlog = _backlog(*[scores(*map(float, row)) for row in rng.integers(1, 6, (1000, 5)).tolist()])
    evaluation = evaluate(backlog)
    start = time.perf_counter()
    compared = compare_frameworks(backlog, evaluation)
    assert time.perf_counter() - start < 1
    assert compared.agreements[0].features == 1000
