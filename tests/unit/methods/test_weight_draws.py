"""Weights drawn around the stated ones, in their order, or any at all."""

from typing import cast

import numpy as np
import pytest

from workbench.errors import InvalidChoice
from workbench.methods.weight_draws import LOOSENESS, VARY, Vary, sample_weights

STATED = np.array([0.5, 0.3, 0.2, 0.0])


def _draw(vary: Vary, looseness: float = LOOSENESS, draws: int = 20_000, stated: np.ndarray = STATED) -> np.ndarray:
    return sample_weights(stated, draws, vary=vary, looseness=looseness, rng=np.random.default_rng(0))


@pytest.mark.parametrize("vary", VARY)
def test_every_draw_shares_out_one(vary: Vary) -> None:
    drawn = _draw(vary, draws=500)
    assert drawn.shape == (500, 4)
    assert drawn.min() >= 0
    assert drawn.sum(axis=1) == pytest.approx(np.ones(500))


def test_sure_means_the_stated_weights_exactly() -> None:
    assert (_draw("around", 0.0, draws=3) == STATED).all()


def test_nobody_knows_means_any_weights_whatever_was_stated() -> None:
    drawn = _draw("around", 1.0)
    # A uniform share of four: mean 1/4, variance 3/80.
    assert drawn.mean(axis=0) == pytest.approx(np.full(4, 0.25), abs=0.005)
    assert drawn.var(axis=0) == pytest.approx(np.full(4, 3 / 80), abs=0.001)


def test_the_looser_the_wider_and_the_centre_stays_on_the_stated_weights_for_long() -> None:
    spreads = [_draw("around", looseness)[:, 1].std() for looseness in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9)]
    assert spreads == sorted(spreads)
    assert spreads[0] < 0.003
    assert _draw("around").mean(axis=0) == pytest.approx(STATED, abs=0.004)


def test_a_weight_of_nothing_stays_next_to_nothing_at_the_usual_looseness() -> None:
    nothing = _draw("around")[:, 3]
    # Its mean is 0.3⁴ ÷ 4.
    assert nothing.mean() == pytest.approx(0.3**4 / 4, abs=0.0005)


def test_in_order_never_puts_less_weight_on_what_was_given_more() -> None:
    drawn = _draw("order")
    assert (np.diff(drawn, axis=1) <= 0).all()
    # The mean of sorted uniform shares of four: 1/4 (1 + 1/2 + 1/3 + 1/4), and so on down to 1/16.
    assert drawn.mean(axis=0) == pytest.approx([25 / 48, 13 / 48, 7 / 48, 3 / 48], abs=0.004)


def test_equal_weights_change_places_freely_in_their_order() -> None:
    drawn = _draw("order", stated=np.array([0.25, 0.5, 0.25]))
    assert (drawn[:, 1] >= drawn.max(axis=1)).all()
    assert (drawn[:, 0] > drawn[:, 2]).mean() == pytest.approx(0.5, abs=0.015)


def test_one_dimension_always_weighs_all() -> None:
    assert (_draw("any", stated=np.ones(1), draws=5) == 1).all()


def test_the_same_seed_draws_the_same() -> None:
    assert (_draw("around", draws=50) == _draw("around", draws=50)).all()


def test_another_way_to_vary_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(InvalidChoice) as raised:
        _draw(cast("Vary", "arround"))
    assert raised.value.near == ("around",)
