"""The questions a person asks of a backlog: what comes first, why, and what is given up for what."""

from workbench.workflows.evaluating import evaluate
from workbench.workflows.explaining import Comparison, Difference, Explanation, Line, compare, explain
from workbench.workflows.scoring import LevelCount, count_levels
from workbench.workflows.trading import (
    BENEFITS,
    Axis,
    Mark,
    TradeOffs,
    find_axes,
    find_dominated,
    find_ends,
    find_first_axes,
    trade_off,
)
from workbench.workflows.weighing import (
    Move,
    Preset,
    WeightEffect,
    effect_of_weights,
    equal_shares,
    find_presets,
    move_percent,
    weigh,
    whole_percents,
)

__all__ = [
    "BENEFITS",
    "Axis",
    "Comparison",
    "Difference",
    "Explanation",
    "LevelCount",
    "Line",
    "Mark",
    "Move",
    "Preset",
    "TradeOffs",
    "WeightEffect",
    "compare",
    "count_levels",
    "effect_of_weights",
    "equal_shares",
    "evaluate",
    "explain",
    "find_axes",
    "find_dominated",
    "find_ends",
    "find_first_axes",
    "find_presets",
    "move_percent",
    "trade_off",
    "weigh",
    "whole_percents",
]
