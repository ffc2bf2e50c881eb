"""Counting ranks over draws, against counting one draw at a time."""

import numpy as np
import pytest

from workbench.methods.acceptability import central_weights, rank_shares, top_shares, winning_shares
from workbench.methods.priority_draws import PriorityDraws, draw_all
from workbench.methods.rank_tally import ranks_kept
from workbench.methods.weight_draws import sample_weights


def test_two_in_front_count_half_first_and_half_second_each() -> None:
    shares = rank_shares([np.array([[0.7, 0.7, 0.1]])], 3)
    assert shares.shares.tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]
    assert shares.expected.tolist() == [1.5, 1.5, 3]


def test_a_tie_across_the_border_shares_its_places() -> None:
    # One clear first, then three that share places 2 to 4.
    block = np.array([[0.5, 0.9, 0.5, 0.5, 0.1]])
    assert top_shares([block], 5, 2) == pytest.approx([1 / 3, 1, 1 / 3, 1 / 3, 0])
    assert top_shares([block], 5, 5).tolist() == [1, 1, 1, 1, 1]


def test_the_best_of_many_blocks_are_those_of_every_rank_with_and_without_ties() -> None:
    rng = np.random.default_rng(3)
    values = rng.integers(0, 3, (500, 3)) / 2
    values[:250] = rng.random((250, 3))
    source = PriorityDraws(rng.dirichlet(np.ones(3), 20_000), values, values, values, rng)
    for top in (1, 7, 40):
        every = rank_shares(source.blocks(), 500).shares[:, :top].sum(axis=1)
        assert top_shares(source.blocks(), 500, top) == pytest.approx(every, abs=1e-10)


def test_where_everything_ties_everybody_shares_the_places() -> None:
    block = np.full((64, 2_000), 0.5)
    assert top_shares([block] * 3, 2_000, 10) == pytest.approx(np.full(2_000, 0.005))


def test_a_difference_of_noise_is_a_tie_and_a_greater_one_is_not() -> None:
    near = rank_shares([np.array([[0.7, 0.7 + 5e-12]])], 2)
    apart = rank_shares([np.array([[0.7, 0.7 + 5e-11]])], 2)
    assert near.shares.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert apart.shares.tolist() == [[0, 1], [1, 0]]


def test_all_tied_share_every_rank() -> None:
    shares = rank_shares([np.full((3, 4), 0.25)], 4)
    assert shares.shares == pytest.approx(np.full((4, 4), 0.25))
    assert shares.expected.tolist() == [2.5] * 4


def test_one_feature_is_always_first() -> None:
    assert rank_shares([np.array([[0.3], [0.0], [1.0]])], 1).shares.tolist() == [[1.0]]


def test_a_pair_is_won_by_who_is_ahead_and_halved_by_a_tie() -> None:
    block = np.array([[0.9, 0.1], [0.4, 0.4], [0.2, 0.6], [0.8, 0.3]])
    assert winning_shares(block, block).tolist() == [[0.5, 0.625], [0.375, 0.5]]


def test_who_never_leads_has_no_central_weights() -> None:
    weights = np.array([[0.75, 0.25], [0.25, 0.75]])
    central = central_weights([np.array([[0.9, 0.1], [0.8, 0.2]])], weights, 2)
    assert central[0].tolist() == [0.5, 0.5]
    assert np.isnan(central[1]).all()


def test_a_fine_walk_over_all_weights_agrees_with_the_draws() -> None:
    values = np.array([[1.0, 0.2, 0.4], [0.3, 0.9, 0.5], [0.6, 0.6, 0.3], [0.1, 0.4, 1.0]])
    steps = np.arange(240)
    first, second = (axis.ravel() for axis in np.meshgrid(steps, steps, indexing="ij"))
    inside = first + second < 240
    # The middles of the small triangles' corners keep off the simplex's edge.
    grid = np.column_stack(
        [first[inside] + 1 / 3, second[inside] + 1 / 3, 240 - first[inside] - second[inside] - 2 / 3]
    )
    walked = rank_shares([grid / 240 @ values.T], 4).shares
    rng = np.random.default_rng(0)
    weights = sample_weights(np.full(3, 1 / 3), 40_000, vary="any", rng=rng)
    drawn = rank_shares(PriorityDraws(weights, values, values, values, rng).blocks(), 4).shares
    assert drawn == pytest.approx(walked, abs=0.012)


def test_beyond_some_features_the_last_ranks_are_not_kept_but_the_mean_is_exact() -> None:
    assert (ranks_kept(1_000), ranks_kept(10_000)) == (1_000, 200)
    rng = np.random.default_rng(0)
    block = rng.integers(0, 500, (3, 2_000)) / 500
    shares = rank_shares([block], 2_000)
    assert shares.shares.shape == (2_000, 1_000)
    assert shares.expected == pytest.approx(_mean_ranks(block))
    assert shares.shares.sum(axis=0) == pytest.approx(np.ones(1_000))


def test_blocks_do_not_matter_and_drawn_scores_are_the_same_each_time() -> None:
    rng = np.random.default_rng(3)
    values = rng.integers(0, 5, (30, 4)) / 4
    low, high = np.maximum(values - 0.25, 0), np.minimum(values + 0.25, 1)
    source = PriorityDraws(sample_weights(np.full(4, 0.25), 150, vary="any", rng=rng), low, values, high, rng)
    whole = draw_all(source, 150)
    at_once = rank_shares([whole], 30)
    assert (rank_shares(source.blocks(), 30).shares == at_once.shares).all()
    assert (rank_shares([whole[:1], whole[1:97], whole[97:]], 30).shares == at_once.shares).all()
    assert (draw_all(source, 70) == whole[:70]).all()


NEAR = (1e-13, 9e-12, 1.2e-11, 1e-9, 2.4e-7, 1e-6)


@pytest.mark.parametrize("distance", NEAR)
def test_close_neighbours_are_told_apart_as_one_by_one(distance: float) -> None:
    rng = np.random.default_rng(5)
    block = rng.random((40, 120)) * 0.9
    block[:, :20] = block[:, 20:40] + distance * rng.integers(-2, 3, (40, 20))
    assert rank_shares([np.clip(block, 0, 1)], 120).shares == pytest.approx(_one_by_one(np.clip(block, 0, 1)), abs=1e-9)


@pytest.mark.parametrize("levels", [2, 3, 5, 11])
def test_features_with_the_same_scores_share_their_places_in_every_draw(levels: int) -> None:
    rng = np.random.default_rng(levels)
    values = rng.integers(0, levels, (120, 3)) / (levels - 1)
    weights = sample_weights(np.full(3, 1 / 3), 100, vary="any", rng=rng)
    source = PriorityDraws(weights, values, values, values, rng)
    counted = rank_shares(source.blocks(), 120)
    drawn = draw_all(source, 100)
    assert counted.shares == pytest.approx(_one_by_one(drawn), abs=1e-9)
    assert counted.expected == pytest.approx(_mean_ranks(drawn))


def test_who_was_level_at_first_need_not_stay_level() -> None:
    rng = np.random.default_rng(2)
    level, apart = np.repeat(rng.random((30, 20)), 2, axis=1), rng.random((30, 40))
    counted = rank_shares([level, apart, level], 40).shares
    assert counted == pytest.approx(_one_by_one(np.concatenate([level, apart, level])), abs=1e-9)


def _one_by_one(block: np.ndarray) -> np.ndarray:
    """Count a draw at a time; a group of ties ends where the next one is further away than 1e-11."""
    draws, features = block.shape
    counted = np.zeros((features, features))
    for line in block:
        order = np.argsort(-line, kind="stable")
        for members in np.split(order, np.flatnonzero(-np.diff(line[order]) > 1e-11) + 1):
            above = int((line > line[members].max()).sum())
            counted[np.ix_(members, np.arange(above, above + len(members)))] += 1 / len(members)
    return np.asarray(counted / draws)


def _mean_ranks(block: np.ndarray) -> np.ndarray:
    above = np.array([[(line > one + 1e-11).sum() for one in line] for line in block])
    level = np.array([[(np.abs(line - one) <= 1e-11).sum() for one in line] for line in block])
    return np.asarray((above + (level + 1) / 2).mean(axis=0))
