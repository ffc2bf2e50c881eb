"""The sentence at the top of the plan, and the note on a leader that is left out."""

import numpy as np
from pydantic import Field

from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.plan_prices import ForcedPrice, price_of_taking
from workbench.workflows.plan_variants import find_variants
from workbench.workflows.planning import Plan
from workbench.workflows.wording import amount_text, count_of, count_word, plain_number, quote

LEADERS = 3
"""Ranks whose absence from the plan is told."""
_PLACES = ("first", "second", "third")
_TITLE = 45


class LeaderNote(Record):
    """A feature among the first ranks that is not in the plan."""

    feature_id: str
    rank: int
    price: ForcedPrice = Field(description="What taking it would cost.")
    also: tuple[str, ...] = Field(description="Ids of the other leaders that are left out, best ranked first.")
    sentence: str


def plan_headline(backlog: Backlog, evaluation: Evaluation, plan: Plan) -> str:
    """Say how many features fit and what they take.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    plan
        Its best set.

    Returns
    -------
    At most 95 characters, as long as the unit is a word or two.

    Examples
    --------
    'Nine features fit, taking 39 of 40 person-weeks.'
    """
    if not backlog.features:
        return "No features yet, so there is nothing to plan."
    room = amount_text(plan.capacity, plan.unit)
    if not plan.chosen:
        return _nothing(backlog, evaluation, plan)
    taking = f"taking {plain_number(plan.used, 6)} of {room}" if plan.used else "taking nothing of the capacity"
    count = len(plan.chosen)
    if count == len(backlog.features):
        return f"The only feature fits, {taking}." if count == 1 else f"All {count_word(count)} features fit, {taking}."
    return f"{count_of(count, 'feature fits', 'features fit', start=True)}, {taking}."


def _nothing(backlog: Backlog, evaluation: Evaluation, plan: Plan) -> str:
    """Say why nothing is in the plan."""
    costs = find_variants(backlog, evaluation).costs
    if np.isnan(costs).all():
        return "No feature has a cost yet, so nothing can be planned."
    if not evaluation.ranked:
        return "No feature has been scored yet, so nothing can be planned."
    if plan.capacity <= 0:
        return "The capacity is 0, so nothing fits."
    room = amount_text(plan.capacity, plan.unit)
    return f"Nothing fits into {room}." if np.nanmin(costs) > plan.capacity else f"Nothing can be taken into {room}."


def leader_note(backlog: Backlog, evaluation: Evaluation, plan: Plan) -> LeaderNote | None:
    """Tell of the best ranked leader that is left out, and what keeping it would cost; None where all are in.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    plan
        Its best set.

    Notes
    -----
    Leaders are the features with rank 1 to 3. Of several that are left out the note is on the best ranked, the earlier
    in the backlog first; the others are named by id.

    Raises
    ------
    InvalidBacklog, InvalidFramework, PlanNotSolved
        As planning does.
    """
    chosen = set(plan.chosen)
    leaders = [place for place in evaluation.ranked if evaluation.rank[place] <= LEADERS]
    out = [place for place in leaders if backlog.features[place].id not in chosen]
    if not out:
        return None
    feature = backlog.features[out[0]]
    rank = int(evaluation.rank[out[0]])
    price = price_of_taking(backlog, evaluation, plan, feature.id)
    return LeaderNote(
        feature_id=feature.id,
        rank=rank,
        price=price,
        also=tuple(backlog.features[place].id for place in out[1:]),
        sentence=f"{quote(feature.title, _TITLE)} ranks {_PLACES[rank - 1]} but is left out. {price.about_it}",
    )
