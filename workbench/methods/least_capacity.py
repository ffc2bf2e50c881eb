"""The least capacity at which a set of at least a given value fits."""

from collections.abc import Sequence
from math import inf

import numpy as np

from workbench.methods.best_set import is_taken
from workbench.methods.exact_choice import INFEASIBLE, solve_exactly
from workbench.methods.limit_matrix import BoolArray, FloatArray, LimitMatrix

_SPAN = 2.0**13


def find_least_capacity(
    values: FloatArray, limits: LimitMatrix, rows: Sequence[int], shares: FloatArray, *, worth: float | None = None
) -> BoolArray | None:
    """Find a set that fits the least capacity, among those worth at least so much.

    Parameters
    ----------
    values
        (candidates,); any unit; finite.
    limits
        Over the same candidates; their upper ends at ``rows`` do not count.
    rows
        The limits that are capacities.
    shares
        (rows,) what each gets of one unit of capacity; ≥ 0.
    worth
        The least sum of values; any set where None.

    Returns
    -------
    (candidates,) whether each is in; None where no capacity, however large, is enough.

    Raises
    ------
    PlanNotSolved
        When the solver stopped without an answer.

    Notes
    -----
    min T with Σ a_ri x_i ≤ s_r T for every capacity r, Σ v_i x_i ≥ worth, x_i ∈ {0, 1} and every other limit kept.
    """
    at = list(rows)
    share = np.zeros(len(limits.names))
    share[at] = shares
    if not values.size:
        none = np.zeros(0, dtype=bool)
        return None if limits.with_high(at, np.full(len(at), inf)).find_broken(none) or (worth or 0) > 0 else none
    # T counts in the largest of the amounts, so that the solver's tolerances are small beside it in any unit.
    unit = float(limits.largest[at].max(initial=0.0)) or 1.0
    wide = limits.with_high(at, np.zeros(len(at))).with_column(-share * unit)
    if worth is not None:
        wide = wide.with_row("worth", np.append(values, 0.0), low=worth)
    costs = np.zeros(values.size + 1)
    costs[-1] = _SPAN
    found = solve_exactly(costs, wide, has_spare=True)
    return None if found.status == INFEASIBLE else is_taken(found)[:-1]
