"""Laws of judging a backlog: what must hold whatever the features, dimensions, scales and weights are."""

from itertools import product
from random import Random

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workbench.model import Backlog, Dimension, Direction, Feature, Framework, NumericScale, Score
from workbench.workflows import compare, evaluate, explain, find_dominated, move_percent, trade_off, whole_percents

LAWS = settings(max_examples=100)
STEPS = 4
"""Scores stand on a grid of so many steps from worst to best, so that exact ties are common."""


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Draw one to four dimensions, each on a scale of its own, and weights of which some may be 0."""
    count = draw(st.integers(1, 4))
    dimensions = []
    for place in range(count):
        ends = draw(st.lists(st.integers(-20, 20), min_size=2, max_size=2, unique=True))
        direction = Direction.HIGHER_IS_BETTER if ends[1] > ends[0] else Direction.LOWER_IS_BETTER
        scale = NumericScale(worst=ends[0], best=ends[1])
        dimensions.append(Dimension(key=f"d{place}", name=f"D{place}", direction=direction, scale=scale))
    shares = draw(st.lists(st.integers(0, 4), min_size=count, max_size=count).filter(any))
    weights = {one.key: share / sum(shares) for one, share in zip(dimensions, shares, strict=True)}
    return Framework(key="drawn", name="Drawn", dimensions=tuple(dimensions), weights=weights)


@st.composite
def scores(draw: st.DrawFn, dimension: Dimension) -> Score | None:
    """Draw a score on the grid, one step beyond it included: missing, exact, or a range with or without a likely."""
    scale = dimension.scale
    step = (scale.best - scale.worst) / STEPS
    kind = draw(st.sampled_from(("missing", "exact", "exact", "exact", "range", "likely")))
    if kind == "missing":
        return None
    places = st.integers(-1, STEPS + 1)
    numbers = sorted(scale.worst + draw(places) * step for _ in range({"exact": 1, "range": 2, "likely": 3}[kind]))
    likely = numbers[len(numbers) // 2] if len(numbers) != 2 else None
    return Score(low=numbers[0], likely=likely, high=numbers[-1])


@st.composite
def features(draw: st.DrawFn, framework: Framework, name: str) -> Feature:
    """Draw one feature's scores."""
    drawn = {one.key: draw(scores(one)) for one in framework.dimensions}
    return Feature(id=name, title=name, scores={key: score for key, score in drawn.items() if score is not None})


@st.composite
def backlogs(draw: st.DrawFn, most: int = 7) -> Backlog:
    """Draw a backlog in which every dimension has a score on the first feature, so that none is set aside."""
    framework = draw(frameworks())
    count = draw(st.integers(1, most))
    drawn = [draw(features(framework, f"f{place}")) for place in range(count)]
    full = {one.key: Score.exactly(one.scale.best) for one in framework.dimensions}
    first = drawn[0].model_copy(update={"scores": full | drawn[0].scores})
    return Backlog(name="Drawn", framework=framework, features=(first, *drawn[1:]))


def by_id(backlog: Backlog) -> dict[str, tuple[float | None, float | None, float | None, int | None]]:
    """Give each feature's low, priority, high and rank; numbers rounded where only noise could differ."""
    evaluation = evaluate(backlog)
    found = {}
    for feature_id in evaluation.feature_ids:
        one = evaluation.standing(feature_id)
        low, middle, high = (
            None if number is None else round(number, 9) for number in (one.low, one.priority, one.high)
        )
        found[feature_id] = (low, middle, high, one.rank)
    return found


@given(backlogs(), st.randoms(use_true_random=False))
@LAWS
def test_permuting_features_permutes_priorities_and_ranks(backlog: Backlog, random: Random) -> None:
    shuffled = list(backlog.features)
    random.shuffle(shuffled)
    assert by_id(backlog.model_copy(update={"features": tuple(shuffled)})) == by_id(backlog)


@given(backlogs(), st.randoms(use_true_random=False))
@LAWS
def test_permuting_dimensions_changes_nothing(backlog: Backlog, random: Random) -> None:
    shuffled = list(backlog.framework.dimensions)
    random.shuffle(shuffled)
    turned = Framework(key="drawn", name="Drawn", dimensions=tuple(shuffled), weights=backlog.framework.weights)
    assert by_id(backlog.model_copy(update={"framework": turned})) == by_id(backlog)


@given(backlogs(), st.sampled_from((-8.0, -0.5, 0.25, 4.0)), st.integers(-16, 16))
@LAWS
def test_a_change_of_unit_with_its_scale_changes_nothing(backlog: Backlog, factor: float, shift: int) -> None:
    """Also when the new unit counts the other way round, as with ease instead of effort."""
    converted = [_convert(one, factor, shift) for one in backlog.framework.dimensions]
    framework = backlog.framework.model_copy(update={"dimensions": tuple(converted)})
    changed = tuple(
        feature.model_copy(
            update={"scores": {key: _convert_score(score, factor, shift) for key, score in feature.scores.items()}}
        )
        for feature in backlog.features
    )
    assert by_id(Backlog(name="Drawn", framework=framework, features=changed)) == by_id(backlog)


def _convert(dimension: Dimension, factor: float, shift: float) -> Dimension:
    worst, best = (end * factor + shift for end in (dimension.scale.worst, dimension.scale.best))
    direction = Direction.HIGHER_IS_BETTER if best > worst else Direction.LOWER_IS_BETTER
    scale = NumericScale(worst=worst, best=best)
    return Dimension(key=dimension.key, name=dimension.name, direction=direction, scale=scale)


def _convert_score(score: Score, factor: float, shift: float) -> Score:
    ends = [number * factor + shift for number in (score.low, score.high) if number is not None]
    likely = None if score.likely is None else score.likely * factor + shift
    return Score(low=min(ends), likely=likely, high=max(ends))


@given(backlogs())
@LAWS
def test_contributions_sum_to_the_priority_and_points_to_its_rounding(backlog: Backlog) -> None:
    evaluation = evaluate(backlog)
    for position in evaluation.ranked:
        found = explain(backlog, evaluation, evaluation.feature_ids[position])
        assert abs(sum(line.contribution for line in found.lines) - evaluation.priority[position]) < 1e-12
        assert sum(line.points for line in found.lines) == int(evaluation.priority[position] * 100 + 0.5 + 1e-9)


@given(backlogs())
@LAWS
def test_low_is_below_the_priority_is_below_high_and_best_before_rank_before_worst(backlog: Backlog) -> None:
    evaluation = evaluate(backlog)
    ranked = list(evaluation.ranked)
    for smaller, larger in (("priority_low", "priority"), ("priority", "priority_high")):
        assert (getattr(evaluation, smaller)[ranked] <= getattr(evaluation, larger)[ranked] + 1e-12).all()
    assert (evaluation.best_rank[ranked] <= evaluation.rank[ranked]).all()
    assert (evaluation.rank[ranked] <= evaluation.worst_rank[ranked]).all()
    assert not evaluation.rank[list(evaluation.unranked)].any()


@given(backlogs())
@LAWS
def test_a_dominated_feature_never_outranks_its_dominator(backlog: Backlog) -> None:
    evaluation = evaluate(backlog)
    for beaten, by in find_dominated(evaluation).items():
        rank, rank_of_dominator = evaluation.standing(beaten).rank, evaluation.standing(by).rank
        assert rank is not None
        assert rank_of_dominator is not None
        assert rank >= rank_of_dominator


@given(backlogs(), st.data())
@LAWS
def test_adding_a_feature_leaves_the_others_priorities_alone(backlog: Backlog, data: st.DataObject) -> None:
    newcomer = data.draw(features(backlog.framework, "new"))
    before = by_id(backlog)
    after = by_id(backlog.model_copy(update={"features": (*backlog.features, newcomer)}))
    assert {name: after[name][:3] for name in before} == {name: found[:3] for name, found in before.items()}


@given(backlogs(), st.data())
@LAWS
def test_taking_a_score_away_can_only_widen_the_range(backlog: Backlog, data: st.DataObject) -> None:
    """So a missing cost never lifts a feature above what it could be with one."""
    scored = [one for one in backlog.features[1:] if one.scores]
    assume(scored)
    chosen = data.draw(st.sampled_from(scored))
    lost = data.draw(st.sampled_from(sorted(chosen.scores)))
    poorer = chosen.model_copy(update={"scores": {key: one for key, one in chosen.scores.items() if key != lost}})
    changed = tuple(poorer if one.id == chosen.id else one for one in backlog.features)
    before = evaluate(backlog).standing(chosen.id)
    after = evaluate(backlog.model_copy(update={"features": changed})).standing(chosen.id)
    assume(before.low is not None and before.high is not None)
    if after.low is None or after.high is None:
        assert after.rank is None
    else:
        assert after.low <= (before.low or 0) + 1e-12
        assert after.high >= (before.high or 0) - 1e-12


@given(backlogs(), st.floats(0.1, 0.9))
@LAWS
def test_a_dimension_that_is_set_aside_changes_nothing_else(backlog: Backlog, share: float) -> None:
    unscored = Dimension(
        key="idle", name="Idle", direction=Direction.HIGHER_IS_BETTER, scale=NumericScale(worst=0, best=1)
    )
    old = backlog.framework
    weights = {key: weight * (1 - share) for key, weight in old.weights.items()} | {"idle": share}
    wider = Framework(key="drawn", name="Drawn", dimensions=(*old.dimensions, unscored), weights=weights)
    changed = backlog.model_copy(update={"framework": wider})
    assert by_id(changed) == by_id(backlog)
    assert evaluate(changed).set_aside == ("idle",)
    assert not evaluate(changed).provisional[0]


@given(backlogs(most=4))
@settings(max_examples=40)
def test_possible_ranks_are_those_of_the_backlogs_extreme_completions(backlog: Backlog) -> None:
    """Every missing score and every range set to its worst or its best, in every combination."""
    evaluation = evaluate(backlog)
    choices = [_completions(feature, backlog.framework) for feature in backlog.features]
    seen: dict[str, set[int]] = {one.id: set() for one in backlog.features}
    ranked = tuple(backlog.features[position].id for position in evaluation.ranked)
    for completion in product(*choices):
        kept = tuple(one for one in completion if one.id in ranked)
        complete = evaluate(backlog.model_copy(update={"features": kept}))
        for name in ranked:
            seen[name].add(complete.standing(name).rank or 0)
    for name in ranked:
        standing = evaluation.standing(name)
        assert (standing.best_rank, standing.worst_rank) == (min(seen[name]), max(seen[name]))


def _completions(feature: Feature, framework: Framework) -> list[Feature]:
    """Give the feature with all its unknowns at their worst, and with all at their best."""
    both = []
    for best in (False, True):
        ends = {one.key: Score.exactly(_end(feature.score(one.key), one, best=best)) for one in framework.dimensions}
        both.append(feature.model_copy(update={"scores": ends}))
    return both if both[0] != both[1] else both[:1]


def _end(score: Score | None, dimension: Dimension, *, best: bool) -> float:
    if score is None or score.low is None or score.high is None:
        return dimension.scale.best if best else dimension.scale.worst
    rises = dimension.direction is Direction.HIGHER_IS_BETTER
    return score.high if rises == best else score.low


@given(backlogs())
@LAWS
def test_differences_sum_to_the_distance_and_their_texts_to_its_text(backlog: Backlog) -> None:
    evaluation = evaluate(backlog)
    names = [evaluation.feature_ids[position] for position in evaluation.ranked]
    assume(len(names) > 1)
    found = compare(backlog, evaluation, names[-1], names[0])
    ahead, behind = evaluation.standing(found.ahead), evaluation.standing(found.behind)
    assert ahead.priority is not None
    assert behind.priority is not None
    assert abs(found.total - (ahead.priority - behind.priority)) < 1e-12
    assert abs(sum(one.amount for one in found.differences) - found.total) < 1e-12
    assert sum(_whole(one.text) for one in found.differences) == _whole(found.text)
    assert found.is_tie == (abs(found.total) <= 1e-11)


def _whole(text: str) -> int:
    return int(text.replace("−", "-"))


@given(backlogs())
@LAWS
def test_the_front_holds_all_that_no_other_is_sure_to_beat(backlog: Backlog) -> None:
    keys = backlog.framework.keys
    found = trade_off(backlog, evaluate(backlog), x=keys[0], y=keys[-1])
    sides = [_side(rises=found.x.rises), _side(rises=found.y.rises)]
    places = {
        mark.feature_id: (
            (mark.x_low * sides[0], mark.x_high * sides[0]),
            (mark.y_low * sides[1], mark.y_high * sides[1]),
        )
        for mark in found.marks
    }
    for mark in found.marks:
        mine = [max(ends) for ends in places[mark.feature_id]]
        rivals = [[min(ends) for ends in places[other]] for other in places if other != mark.feature_id]
        beaten = any(all(np.greater_equal(rival, mine)) and any(np.greater(rival, mine)) for rival in rivals)
        assert mark.on_front != beaten
        assert (mark.feature_id in found.front) == mark.on_front


def _side(*, rises: bool) -> float:
    return 1.0 if rises else -1.0


percents = st.lists(st.integers(0, 20), min_size=2, max_size=6).filter(any)


@given(percents, st.integers(0, 100), st.data())
@LAWS
def test_moving_a_percent_sets_it_and_keeps_the_sum_at_100(
    shares: list[int], percent: int, data: st.DataObject
) -> None:
    start = whole_percents({f"d{place}": share / sum(shares) for place, share in enumerate(shares)})
    key = data.draw(st.sampled_from(sorted(start)))
    moved = move_percent(start, key, percent)
    assert sum(start.values()) == sum(moved.values()) == 100
    assert moved[key] == percent
    assert min(moved.values()) >= 0
