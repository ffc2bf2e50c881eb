"""What holds for chances of ranks, whatever the priorities."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from workbench.methods.acceptability import rank_shares, top_shares
from workbench.methods.tiers import find_bands

# Few different numbers, so that ties are common.
BLOCKS = st.tuples(st.integers(1, 6), st.integers(1, 12)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(0, 8).map(lambda one: one / 8))
)


def _by_hand(block: np.ndarray) -> np.ndarray:
    """Count one draw and one group of ties at a time."""
    draws, features = block.shape
    counted = np.zeros((features, features))
    for line in block:
        for number in set(line.tolist()):
            members = np.flatnonzero(line == number)
            above = int((line > number).sum())
            counted[np.ix_(members, np.arange(above, above + len(members)))] += 1 / len(members)
    return np.asarray(counted / draws)


@settings(max_examples=60)
@given(BLOCKS)
def test_chances_are_those_counted_by_hand_and_sum_to_one_both_ways(block: np.ndarray) -> None:
    features = block.shape[1]
    counted = rank_shares([block], features)
    assert counted.shares == pytest.approx(_by_hand(block), abs=1e-9)
    assert counted.shares.sum(axis=0) == pytest.approx(np.ones(features))
    assert counted.shares.sum(axis=1) == pytest.approx(np.ones(features))
    assert counted.expected == pytest.approx(counted.shares @ np.arange(1, features + 1))


@settings(max_examples=60)
@given(BLOCKS, st.integers(1, 12))
def test_the_quick_way_to_the_top_gives_what_all_ranks_give(block: np.ndarray, top: int) -> None:
    shares = rank_shares([block], block.shape[1]).shares
    assert top_shares([block], block.shape[1], top) == pytest.approx(shares[:, :top].sum(axis=1), abs=1e-9)


@settings(max_examples=40)
@given(BLOCKS, st.randoms(use_true_random=False))
def test_another_order_of_the_features_gives_the_same_chances_in_that_order(
    block: np.ndarray, lot: random.Random
) -> None:
    turn = list(range(block.shape[1]))
    lot.shuffle(turn)
    turned = rank_shares([np.ascontiguousarray(block[:, turn])], len(turn)).shares
    assert (turned == rank_shares([block], len(turn)).shares[turn]).all()


@settings(max_examples=40)
@given(BLOCKS)
def test_nobody_in_a_band_is_told_apart_from_its_first_and_the_next_band_begins_with_somebody_who_is(
    block: np.ndarray,
) -> None:
    starts = find_bands(block)
    for start, end in zip(starts, (*starts[1:], block.shape[1]), strict=True):
        wins = [_ahead(block[:, start], block[:, one]) for one in range(start + 1, block.shape[1])]
        assert all(win < 0.9 for win in wins[: end - start - 1])
        assert end == block.shape[1] or wins[end - start - 1] >= 0.9


def _ahead(one: np.ndarray, other: np.ndarray) -> float:
    return float((one > other).mean() + (one == other).mean() / 2)
