"""What is given up for what, in one sentence."""

from workbench.model import Backlog, Evaluation
from workbench.reports.names import about, about_of, in_sentence, named, quoted
from workbench.workflows import BENEFITS, TradeOffs, find_first_axes, trade_off


def trade_off_sentence(backlog: Backlog, evaluation: Evaluation) -> str:
    """Say which feature is the poorest bargain, else which give most for what they take; '' where nothing compares."""
    axes = find_first_axes(evaluation)
    if axes is None or not evaluation.ranked:
        return ""
    trade = trade_off(backlog, evaluation, x=axes[0], y=axes[1])
    if len({(mark.x, mark.y) for mark in trade.marks}) < 2:  # noqa: PLR2004 - one place is no trade-off
        return ""
    titles = {mark.feature_id: quoted(mark.title) for mark in trade.marks}
    if trade.worst_bargain is None:
        return _best(trade, [titles[feature_id] for feature_id in trade.front])
    what = "furthest behind" if trade.x.rises else "the poorest bargain"
    others = f"{about_of(trade.beaten_by, 'other')} {'beats' if trade.beaten_by == 1 else 'beat'}"
    return f"{titles[trade.worst_bargain]} is {what}: {others} it on both."


def _best(trade: TradeOffs, front: list[str]) -> str:
    x = in_sentence(trade.x.name)
    y = "value" if trade.y.key == BENEFITS else in_sentence(trade.y.name)
    if not trade.x.rises:
        if len(front) == len(trade.marks):
            return f"On {y} and {x}, no feature is for certain a better bargain than another."
        is_one = len(front) == 1
        return f"{named(front, 2)} {'gives' if is_one else 'give'} the most {y} for {'its' if is_one else 'their'} {x}."
    if len(front) == 1:
        return f"{front[0]} is ahead on both {y} and {x}."
    return f"{about(len(front), start=True)} features are unbeaten on {y} and {x} together: {named(front, 2)}."
