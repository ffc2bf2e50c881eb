"""The one sentence at the top of each page: what the numbers say, at most 95 characters."""

from collections.abc import Callable, Sequence

from workbench.model import Backlog, Evaluation, LevelScale
from workbench.workflows.trading import BENEFITS, TradeOffs
from workbench.workflows.weighing import WeightEffect, equal_shares
from workbench.workflows.wording import count_of, count_word, join_names, plain_number, quote, round_half_up, share_word

LONGEST = 95
"""Characters; what fits two lines of a phone and one of a desk."""
TOP = 10
"""The features that a first look covers."""
_CUTS = (60, 45, 34, 26, 18)


def score_headline(backlog: Backlog, evaluation: Evaluation) -> str:
    """Say how far the scoring is and what the gaps touch.

    Examples
    --------
    'Eight of 180 scores are missing. They touch one feature in the top ten.'
    """
    if not backlog.features:
        return "No features yet. Add one, or import a spreadsheet."
    dimensions = backlog.framework.dimensions
    whole = len(backlog.features) * len(dimensions)
    missing = count_missing(backlog)
    if missing == whole:
        return f"No scores yet. Start with {dimensions[0].name.lower()}: it takes about ten minutes."
    if not missing:
        return f"All {whole:,} scores are in."
    first = f"{count_word(missing, start=True)} of {whole:,} scores {'is' if missing == 1 else 'are'} missing."
    touched = sum(bool(evaluation.provisional[position]) for position in _top(evaluation))
    them = "It touches" if missing == 1 else "They touch"
    if not touched:
        return f"{first} None of the top ten is touched." if len(evaluation.ranked) > TOP else first
    return f"{first} {them} {count_of(touched, 'feature')} in the top ten."


def count_missing(backlog: Backlog) -> int:
    """Count the scores that the framework asks for and that nobody has given."""
    keys = backlog.framework.keys
    return sum(feature.score(key) is None for feature in backlog.features for key in keys)


def weights_headline(evaluation: Evaluation, effect: WeightEffect) -> str:
    """Say what weighs most or least, and what that moves against equal weights.

    Examples
    --------
    'Cost counts for a tenth. Against equal weights, only “Ticket summaries” moves two places.'
    """
    framework = evaluation.framework
    equal = equal_shares(framework)
    if all(abs(framework.weights[key] - equal[key]) < 1e-9 for key in framework.keys):  # noqa: PLR2004 - noise
        return "Every dimension counts the same. That is nobody's opinion until somebody has one."
    furthest = max(framework.keys, key=lambda key: abs(framework.weights[key] - equal[key]))
    dimension = framework.dimension(furthest)
    weight = framework.weights[furthest]
    counts = "does not count" if weight == 0 else f"counts for {share_word(weight)}"
    return _fit(lambda cut: f"{dimension.name} {counts}. {_moved(effect, cut)}")


def ranking_headline(backlog: Backlog, evaluation: Evaluation) -> str:
    """Say who leads, by how much, and how much of it is provisional.

    Examples
    --------
    '“Answers with their sources shown” leads, 11 points clear. Three features are provisional.'
    """
    if not evaluation.ranked:
        return "Nothing can be ranked yet. The ranking starts with the first score."
    leaders = [position for position in evaluation.ranked if evaluation.rank[position] == 1]
    provisional = int(sum(bool(evaluation.provisional[position]) for position in evaluation.ranked))
    tail = f" {_provisional(provisional)}" if provisional else ""
    if len(leaders) > 2:  # noqa: PLR2004 - more than can be named
        return f"{count_word(len(leaders), start=True)} features share first place.{tail}"
    titles = [backlog.features[position].title for position in leaders]
    return _fit(lambda cut: f"{_lead(titles, evaluation, cut)}{tail}")


def trade_off_headline(backlog: Backlog, trade_offs: TradeOffs, evaluation: Evaluation) -> str:
    """Say how many features give the most for what they take, and name the worst bargain.

    Examples
    --------
    'Five are best for their cost. “Mobile app” costs 20 weeks; 21 others beat it.'
    """
    if not trade_offs.marks:
        return "Nothing to compare yet: no feature has a score on both sides."
    best = _best_for(trade_offs)
    if trade_offs.worst_bargain is None:
        return f"{best} None is beaten on both sides."
    title = backlog.feature(trade_offs.worst_bargain).title
    return _fit(lambda cut: f"{best} {_beaten(trade_offs, quote(title, cut), evaluation)}")


def _best_for(trade_offs: TradeOffs) -> str:
    front = len(trade_offs.front)
    which = f"{count_word(front, start=True)} {'is' if front == 1 else 'are'}"
    if trade_offs.x.key == "engineering_cost" and trade_offs.y.key == BENEFITS:
        return f"{which} best for {'its' if front == 1 else 'their'} cost."
    return f"{which} not beaten on both sides."


def _beaten(trade_offs: TradeOffs, title: str, evaluation: Evaluation) -> str:
    cost, others = _cost_of(trade_offs, evaluation), trade_offs.beaten_by
    by = "another" if others == 1 else f"{count_word(others)} others"
    return f"{title} costs {cost}; {by} beat{'s' if others == 1 else ''} it." if cost else f"{title} is beaten by {by}."


def _cost_of(trade_offs: TradeOffs, evaluation: Evaluation) -> str | None:
    """Say the worst bargain's cost where the x axis is a cost with amounts: '20 weeks'."""
    dimension = evaluation.framework.dimension(trade_offs.x.key) if trade_offs.x.key != BENEFITS else None
    if dimension is None or not isinstance(dimension.scale, LevelScale) or "cost" not in dimension.key:
        return None
    mark = next(one for one in trade_offs.marks if one.feature_id == trade_offs.worst_bargain)
    amount = dimension.scale.amount(mark.x)
    if amount is None:
        return None
    unit = dimension.scale.unit.removeprefix("person-")
    return f"{plain_number(amount)} {unit.removesuffix('s') if amount == 1 else unit}"


def _lead(titles: Sequence[str], evaluation: Evaluation, cut: int) -> str:
    names = join_names([quote(title, cut) for title in titles])
    if len(titles) > 1:
        return f"{names} lead together."
    if len(evaluation.ranked) == 1:
        return f"{names} is the only one ranked so far."
    first, second = (float(evaluation.priority[position]) for position in evaluation.ranked[:2])
    if evaluation.framework.is_ratio:
        return f"{names} leads with {plain_number(first)}, before {plain_number(second)}."
    clear = round_half_up((first - second) * 100)
    return f"{names} leads, {'less than a point' if clear == 0 else count_of(clear, 'point')} clear."


def _provisional(count: int) -> str:
    return count_of(count, "feature is", "features are", start=True) + " provisional."


def _moved(effect: WeightEffect, cut: int) -> str:
    if effect.is_same_order:
        return "Against equal weights, no feature changes its place."
    top = [move for move in effect.moves if min(move.after or TOP + 1, move.before or TOP + 1) <= TOP]
    far = [move for move in top if abs(move.places) > 1]
    if len(far) == 1:
        places = f"{count_word(abs(far[0].places))} places"
        return f"Against equal weights, only {quote(far[0].title, cut)} moves {places}."
    if far:
        return f"Against equal weights, {count_word(len(far))} of the top ten move two places or more."
    moved = sum(move.places != 0 for move in top)
    if not moved:
        return "Against equal weights, the top ten stay as they are."
    return f"Against equal weights, {count_of(moved, 'feature moves', 'features move')} by one place."


def _top(evaluation: Evaluation) -> tuple[int, ...]:
    return evaluation.ranked[:TOP]


def _fit(sentence: Callable[[int], str]) -> str:
    """Give the longest form of a sentence that fits; its argument cuts the titles in it."""
    for cut in _CUTS:
        text = sentence(cut)
        # Direction isolates take no room on the screen.
        if len(text.replace("\u2068", "").replace("\u2069", "")) <= LONGEST:
            return text
    return sentence(_CUTS[-1])
