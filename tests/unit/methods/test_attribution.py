from itertools import permutations

import numpy as np
import numpy.typing as npt

from workbench.methods.attribution import attribute_change, rank_among


def by_every_order(worth: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    groups = len(worth).bit_length() - 1
    orders = list(permutations(range(groups)))
    parts = np.zeros((groups, worth.shape[1]))
    for order in orders:
        made = 0
        for group in order:
            parts[group] += (worth[made | 1 << group] - worth[made]) / len(orders)
            made |= 1 << group
    return parts


def test_parts_agree_with_every_order_tried_and_sum_to_the_change() -> None:
    worth = np.random.default_rng(0).integers(1, 40, (32, 6)).astype(np.float64)
    parts = attribute_change(worth)
    np.testing.assert_allclose(parts, by_every_order(worth), atol=1e-12)
    np.testing.assert_allclose(parts.sum(axis=0), worth[-1] - worth[0], atol=1e-12)


def test_two_groups_share_what_only_both_together_do() -> None:
    assert attribute_change(np.array([[0.0], [0.0], [0.0], [6.0]])).tolist() == [[3.0], [3.0]]


def test_without_edits_there_is_nothing_to_share_out() -> None:
    assert attribute_change(np.array([[4.0, 2.0]])).shape == (0, 2)


def test_a_feature_is_ranked_among_the_others_and_never_against_itself() -> None:
    own, others = np.array([0.2, 0.5, np.nan]), np.array([0.9, 0.5, 0.1])
    assert rank_among(own, others, 1e-9).tolist() == [2.0, 2.0, 3.0]
