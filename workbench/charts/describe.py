"""Each chart's finding in one sentence, for those who cannot see it and for captions."""

import math
from collections.abc import Collection, Sequence

from workbench.charts.trade_off_words import short_name
from workbench.charts.weights_slope import FAR
from workbench.model import Backlog, Evaluation
from workbench.workflows import Comparison, Explanation, Move, TradeOffs, WeightEffect
from workbench.workflows.wording import (
    count_of,
    count_word,
    isolate,
    join_names,
    priority_text,
    quote,
    range_text,
)

_MOST_NAMED = 5


def describe_contributions(backlog: Backlog, evaluation: Evaluation) -> str:
    """Say who leads the table of bars, and how many stand on a range."""
    if not evaluation.ranked:
        return "No feature is ranked yet."
    ranked, is_ratio = evaluation.ranked, evaluation.framework.is_ratio
    first = ranked[0]
    shown = range_text(float(evaluation.priority_low[first]), float(evaluation.priority_high[first]), is_ratio=is_ratio)
    last = priority_text(float(evaluation.priority[ranked[-1]]), is_ratio=is_ratio)
    open_ = sum(bool(evaluation.priority_low[one] != evaluation.priority_high[one]) for one in ranked)
    whole = "" if is_ratio else " of 100"
    ranges = f"; {count_of(open_, 'priority is a range', 'priorities are ranges')}" if open_ else ""
    return f"Priorities from {shown}{whole}, {quote(backlog.features[first].title)}, down to {last}{ranges}."


def describe_working(explanation: Explanation) -> str:
    """Say where a feature stands and what gives it most."""
    lines = [line for line in explanation.lines if line.points > 0]
    if not lines:
        return f"{quote(explanation.title)}: {explanation.headline}"
    best = max(lines, key=lambda line: line.points)
    return f"{quote(explanation.title)}: {explanation.headline} {isolate(best.name)} gives most, {best.points} points."


def describe_comparison(comparison: Comparison, backlog: Backlog) -> str:
    """Say who is ahead of whom, and why."""
    ahead, behind = (quote(backlog.feature(one).title) for one in (comparison.ahead, comparison.behind))
    joint = "and" if comparison.is_tie else "ahead of"
    return f"{ahead} {joint} {behind}: {comparison.headline}"


def describe_slope(effect: WeightEffect, top: int = 10) -> str:
    """Say which features the weights move two places or more among the best."""
    if effect.is_same_order:
        return "Both weightings give the same order."
    shown = [
        move
        for place, move in enumerate(effect.moves)
        if place < top or (move.before is not None and move.before <= top)
    ]
    far = sorted((move for move in shown if abs(move.places) >= FAR), key=lambda move: -abs(move.places))
    if not far:
        return f"No feature of the top {count_word(top)} moves two places or more."
    listed = join_names([_moved(move) for move in far[:_MOST_NAMED]])
    rest = f"; {len(far) - _MOST_NAMED} more move two places or more" if len(far) > _MOST_NAMED else ""
    return f"Against the other weights, {listed}{rest}."


def describe_trade_off(trade_offs: TradeOffs, backlog: Backlog) -> str:
    """Say which features nothing beats on both axes, and which one most others beat."""
    axes = f"{isolate(trade_offs.y.name)} against {isolate(trade_offs.x.name)}"
    if not trade_offs.marks:
        return f"{axes}: no feature has a score on both."
    front = [quote(backlog.feature(one).title, 40) for one in trade_offs.front]
    verb = "is" if len(front) == 1 else "are"
    best = f"{join_names(front, _MOST_NAMED)} {verb} unbeaten"
    worst = ""
    if trade_offs.worst_bargain is not None:
        by = count_of(trade_offs.beaten_by, "other")
        worst = f"; {quote(backlog.feature(trade_offs.worst_bargain).title, 40)} is beaten on both by {by}"
    lacking = len(trade_offs.left_out)
    left_out = f"; {count_of(lacking, 'feature')} without a score on both {'is' if lacking == 1 else 'are'} not shown"
    return f"{axes}: {best}{worst}{left_out if lacking else ''}."


def describe_parallel(backlog: Backlog, evaluation: Evaluation, ids: Sequence[str]) -> str:
    """Say which of the features compared is best on each dimension."""
    rows = [backlog.position(one) for one in ids]
    parts = []
    for column, key in enumerate(evaluation.dimensions):
        dimension = evaluation.framework.dimension(key)
        known = {row: float(evaluation.point[row, column]) for row in rows}
        known = {row: value for row, value in known.items() if not math.isnan(value)}
        if not known:
            continue
        falls = evaluation.framework.is_ratio and dimension in evaluation.framework.costs
        best = min(known.values()) if falls else max(known.values())
        winners = [quote(backlog.features[row].title, 40) for row, value in known.items() if value == best]
        parts.append(
            f"{isolate(dimension.name)}: {'all alike' if len(winners) == len(rows) > 1 else join_names(winners, 3)}"
        )
    return f"Best on each dimension – {'; '.join(parts)}." if parts else "None of these features has a score."


def describe_summary(
    trade_offs: TradeOffs, backlog: Backlog, *, funded: Collection[str] = (), declined: Collection[str] = ()
) -> str:
    """Say what the summary's chart shows: the funded and the declined among all."""
    shown = [mark.feature_id for mark in trade_offs.marks]
    yes, no = ([quote(backlog.feature(one).title, 40) for one in shown if one in ids] for ids in (funded, declined))
    up = short_name(trade_offs.y)
    parts = [f"{word} {join_names(names, _MOST_NAMED)}" for word, names in (("funded", yes), ("declined", no)) if names]
    what = "; ".join(parts) or count_of(len(shown), "feature")
    return f"{up[:1].upper()}{up[1:]} against {short_name(trade_offs.x)}: {what}."


def _moved(move: Move) -> str:
    return f"{quote(move.title, 40)} moves from {move.before} to {move.after}"
