"""The best set among those that pass a test, against trying them all."""

from itertools import product

import numpy as np
import pytest

from workbench.methods.chance_set import choose_among_passing
from workbench.methods.limit_matrix import BoolArray, Constraint, lay_out_limits


@pytest.mark.parametrize("seed", range(12))
def test_the_best_set_that_passes_is_the_one_found_by_trying_them_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values, likely = rng.integers(1, 9, 8).astype(float), rng.integers(1, 6, 8).astype(float)
    worlds = likely + rng.integers(-1, 5, (40, 8)) * (rng.random(8) < 0.6)
    limits = lay_out_limits(8, [Constraint("capacity", dict(enumerate(likely.tolist())), high=14)])

    def passes(taken: BoolArray) -> bool:
        return float(((worlds @ taken) > 14).mean()) <= 0.2

    sets = (np.array(bits, dtype=bool) for bits in product((0, 1), repeat=8))
    best = max(float(values[one].sum()) for one in sets if likely[one].sum() <= 14 and passes(one))
    sizes = worlds.min(axis=0)[:, None], worlds.max(axis=0)[:, None]
    found = choose_among_passing(values, limits, passes, sizes=sizes)
    assert found.is_proved
    assert found.taken is not None
    assert passes(found.taken)
    assert found.value == best == values[found.taken].sum()
    assert found.bound == pytest.approx(best, abs=1e-5)


def test_it_is_proved_when_no_set_passes() -> None:
    limits = lay_out_limits(2, [Constraint("one of two", {0: 1.0, 1: 1.0}, low=1)])
    sizes = np.ones((2, 1)), np.ones((2, 1))
    found = choose_among_passing(np.ones(2), limits, lambda taken: not taken.any(), sizes=sizes)
    assert found.taken is None
    assert found.is_proved


def test_a_set_known_to_pass_is_kept_when_nothing_better_passes() -> None:
    start = np.array([True, False, False])
    limits = lay_out_limits(3, [Constraint("free", dict.fromkeys(range(3), 1.0), high=3)])
    sizes = np.ones((3, 1)), np.ones((3, 1))
    found = choose_among_passing(np.ones(3), limits, lambda taken: taken.sum() <= 1, sizes=sizes, start=start)
    assert found.taken is not None
    assert found.taken.tolist() == [True, False, False]
    assert found.is_proved
