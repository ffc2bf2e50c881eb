"""What to find out next, against trying every answer through the evaluation itself."""

import time
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.weighted_scores import scores, weighted_dimensions
from workbench.errors import InvalidChoice
from workbench.model import Backlog, Feature, Framework, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.finding_out import FindingOut, find_out, finding_out_headline, first_question

STEPS = 300
KEYS = weighted_dimensions().keys


def _backlog(rows: Sequence[dict[str, Score]], framework: Framework | None = None) -> Backlog:
    features = tuple(Feature(id=f"f{row}", title=f"Feature {row}", scores=given) for row, given in enumerate(rows))
    return Backlog(name="Rows", framework=framework or weighted_dimensions(), features=features)


def _find(backlog: Backlog, places: int) -> FindingOut:
    return find_out(evaluate(backlog), places=places)


def _by_trying(backlog: Backlog, feature_id: str, dimension: str, places: int) -> float:
    """Give the score many numbers in turn, evaluate each time, and count how often the best are others."""
    position = backlog.position(feature_id)
    feature, scale = backlog.features[position], backlog.framework.dimension(dimension).scale
    score = feature.score(dimension)
    low, high = (scale.worst, scale.best) if score is None else (score.low, score.high)
    assert low is not None
    assert high is not None
    start, end = sorted((low, high))
    numbers = start + (np.arange(STEPS) + 0.5) / STEPS * (end - start)
    heights = np.ones(STEPS)
    if score is not None:
        point = score.point
        assert point is not None
        rising = (numbers - start) / (point - start) if point > start else np.ones(STEPS)
        falling = (end - numbers) / (end - point) if end > point else np.ones(STEPS)
        heights = np.where(numbers < point, rising, falling)
    before = _best(backlog, places)
    changed = 0.0
    for number, height in zip(numbers, heights, strict=True):
        known = feature.model_copy(update={"scores": feature.scores | {dimension: Score.exactly(float(number))}})
        features = (*backlog.features[:position], known, *backlog.features[position + 1 :])
        changed += float(height) * (_best(backlog.model_copy(update={"features": features}), places) != before)
    return changed / float(heights.sum())


def _best(backlog: Backlog, places: int) -> set[int]:
    return set(evaluate(backlog).ranked[:places])


def test_a_missing_score_has_the_chance_worked_out_by_hand() -> None:
    # 70 points for certain, against 52.5 to 82.5 with user impact open: ahead in 12.5 of 30, second now with 67.5.
    backlog = _backlog([scores(5, 3, 3, 3, 1), scores(None, 5, 3, 3, 1)])
    found = _find(backlog, 1)
    (question,) = found.questions
    assert question.chance == pytest.approx(12.5 / 30)
    assert (question.feature_id, question.dimension, question.is_missing, question.is_inside) == (
        "f1", "user_impact", True, False,
    )  # fmt: skip
    assert finding_out_headline(found) == "One open score could change the top one."
    assert first_question(backlog, found) == (
        "Ask first about \u2068user impact\u2069 of “\u2068Feature 1\u2069”: \u2068How many people, how often, how "
        "painful?\u2069 In 42 of 100 cases the answer would bring it into the top one."
    )


LEVELS = st.one_of(
    st.none(),
    st.integers(1, 5).map(Score.exactly),
    st.lists(st.integers(1, 5), min_size=3, max_size=3).map(
        lambda drawn: Score(low=min(drawn), likely=sorted(drawn)[1], high=max(drawn))
    ),
)


@settings(max_examples=10)
@given(st.lists(st.lists(LEVELS, min_size=5, max_size=5), min_size=1, max_size=4), st.integers(1, 3))
def test_the_chance_is_what_trying_every_answer_gives(drawn: list[list[Score | None]], places: int) -> None:
    rows = [{key: one for key, one in zip(KEYS, row, strict=True) if one is not None} for row in drawn]
    # One more feature with every score, so that no dimension is set aside.
    backlog = _backlog([*rows, scores(3, 2, 4, 3, 2)])
    for question in _find(backlog, places).questions[:3]:
        tried = _by_trying(backlog, question.feature_id, question.dimension, places)
        assert question.chance == pytest.approx(tried, abs=0.01)


@pytest.mark.parametrize("key", ["value-effort", "wsjf", "ice", "rice"])
def test_ranges_of_a_ratio_framework_have_the_chance_that_trying_gives(key: str) -> None:
    framework = built_in_framework(key)
    benefit, last = framework.keys[0], framework.keys[-1]
    exact = {one: Score.exactly(2) for one in framework.keys}
    ranged = {
        "benefit": exact | {benefit: Score(low=1, likely=2, high=5)},
        "last": exact | {last: Score(low=1, likely=1.5, high=6)},
    }
    middle = exact | {benefit: Score.exactly(2.5)}
    backlog = _backlog([middle, ranged["benefit"], ranged["last"]], framework)
    questions = _find(backlog, 1).questions
    assert {one.feature_id for one in questions} == {"f1", "f2"}
    for one in questions:
        assert one.chance == pytest.approx(_by_trying(backlog, one.feature_id, one.dimension, 1), abs=0.01)


def test_what_a_ratio_framework_lacks_is_needed_for_any_rank() -> None:
    framework = built_in_framework("value-effort")
    rows = [{"business_value": Score.exactly(3), "effort": Score.exactly(1)}, {"business_value": Score.exactly(3)}]
    found = _find(_backlog(rows, framework), 1)
    assert found.needed == (("f1", ("Effort",)),)
    assert found.questions == ()
    assert finding_out_headline(found) == "Every score of the ranked is known; one feature lacks some."


def test_when_all_fit_only_the_unranked_could_come_in() -> None:
    found = _find(_backlog([scores(3, 3, 3, 3, None), {}]), 5)
    assert {one.feature_id for one in found.questions} == {"f1"}
    assert all(one.chance == 1 for one in found.questions)
    assert found.set_aside == ("Engineering cost",)


def test_a_tie_at_the_line_is_settled_by_the_backlogs_order() -> None:
    rows = [scores(3, 3, 3, 3, 3), scores(None, 3, 3, 3, 3)]
    # Level at the middle: half of the answers bring the second ahead of the first.
    (question,) = _find(_backlog(rows), 1).questions
    assert not question.is_inside
    assert question.chance == pytest.approx(0.5)
    (other,) = _find(_backlog(rows[::-1]), 1).questions
    assert other.is_inside
    assert other.chance == pytest.approx(0.5)


@pytest.mark.parametrize(
    "rows,says",
    [
        ([], "Nothing is ranked yet: any first score is worth finding out."),
        ([{}, {}], "Nothing is ranked yet: any first score is worth finding out."),
        ([scores(3, 3, 3, 3, 3)] * 3, "Every score is known exactly: there is nothing left to find out."),
        ([scores(5, 5, 5, 1, 1), scores(None, 1, 1, 5, 5)], "No single open score could change the top one."),
    ],
)
def test_nothing_to_ask_is_told(rows: list[dict[str, Score]], says: str) -> None:
    backlog = _backlog(rows)
    found = _find(backlog, 1)
    assert finding_out_headline(found) == says
    assert first_question(backlog, found) == ""


def test_where_all_fit_among_the_best_the_sentence_says_so() -> None:
    found = _find(_backlog([scores(5, 5, 5, 1, 1), scores(None, 1, 1, 5, 5)]), 5)
    assert finding_out_headline(found) == (
        "All ranked features fit into the top five, whatever the open scores turn out to be."
    )


def test_drawing_level_only_at_the_end_of_the_scale_is_no_chance() -> None:
    # Of equal weights: 45 points, against 25 and up to 20 for impact.
    framework = built_in_framework("five-dimensions")
    rows = [(2, 3, 3, 3, 3), (None, 1, 2, 4, 2)]
    known = [
        {key: Score.exactly(one) for key, one in zip(framework.keys, row, strict=True) if one is not None}
        for row in rows
    ]
    found = _find(_backlog(known, framework), 1)
    assert found.questions == ()
    assert finding_out_headline(found) == "No single open score could change the top one."


def test_idle_scores_of_features_without_a_rank_are_counted_apart() -> None:
    # The first leads whatever the second's impact is; the third has no score at all, and each alone stays too low.
    rows = [scores(5, 5, 5, 1, 1), scores(None, 1, 1, 5, 5), {}]
    found = _find(_backlog(rows), 1)
    assert (found.idle, found.idle_unranked) == (6, 5)


def test_no_place_at_all_is_refused() -> None:
    with pytest.raises(InvalidChoice):
        _find(_backlog([scores(3, 3, 3, 3, 3)]), 0)


def test_a_thousand_features_take_under_a_second() -> None:
    rng = np.random.default_rng(0)
    rows = [scores(*[None if one > 5 else float(one) for one in row]) for row in rng.integers(1, 8, (1000, 5)).tolist()]
    evaluation = evaluate(_backlog(rows))
    start = time.perf_counter()
    found = find_out(evaluation, places=10)
    assert time.perf_counter() - start < 1
    assert len(found.questions) + found.idle == int(np.isnan(evaluation.point).sum())
