"""The chance that learning one score changes who is among the best."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def find_bars(priorities: FloatArray, order: IntArray, places: int) -> FloatArray:
    """Give each feature the priority that it has to beat to be among the best: the last taken if it were not there.

    Parameters
    ----------
    priorities
        (features,); higher is better; NaN for a feature without a rank, which is nobody's rival.
    order
        (ranked features,); positions, best first, ties in the order in which they are shown.
    places
        How many are among the best; ≥ 1.

    Returns
    -------
    (features,); in the priorities' unit: the priority of the others' ``places``-th; −∞ where there are fewer others.

    Notes
    -----
    A feature among the best has to beat the first one outside; every other the last one inside.
    """
    inside = np.zeros(len(priorities), dtype=np.bool_)
    inside[order[:places]] = True
    last, next_ = (float(priorities[order[place]]) if place < len(order) else -np.inf for place in (places - 1, places))
    return np.where(inside, next_, last)


def chance_above(cut: FloatArray, low: FloatArray, point: FloatArray, high: FloatArray) -> FloatArray:
    """Give the chance that an unknown number is above a cut.

    Parameters
    ----------
    cut
        (numbers,); may be infinite; in the same unit as the ends.
    low, point, high
        (numbers,) each; low < high; low ≤ point ≤ high, or NaN where nothing within them is likelier than the rest.

    Returns
    -------
    (numbers,); 0 to 1; exact.

    Notes
    -----
    Without a point, uniform: (high − cut) ÷ (high − low). With one, triangular: (high − cut)² ÷ ((high − low) ·
    (high − point)) above the point, 1 − (cut − low)² ÷ ((high − low) · (point − low)) below it. A single number has no
    chance, so a tie at the cut counts nothing.

    References
    ----------
    Kotz, van Dorp (2004). Beyond Beta, §1 (the triangular distribution).

    Examples
    --------
    >>> ends = (np.array([0.0, 0.0]), np.array([np.nan, 0.5]), np.array([1.0, 1.0]))
    >>> chance_above(np.array([0.75, 0.75]), *ends).tolist()
    [0.25, 0.125]
    """
    at = np.clip(cut, low, high)
    width = high - low
    level = (high - at) / width
    above, below = high - point, point - low
    upper = np.divide((high - at) ** 2, width * above, out=np.zeros_like(width), where=above > 0)
    lower = np.divide((at - low) ** 2, width * below, out=np.zeros_like(width), where=below > 0)
    return np.where(np.isnan(point), level, np.where(at >= point, upper, 1.0 - lower))


def change_chances(above: FloatArray, inside: npt.NDArray[np.bool_], *, rises: npt.NDArray[np.bool_]) -> FloatArray:
    """Give the chance that a feature changes sides once a score is known.

    Parameters
    ----------
    above
        (scores,); 0 to 1; the chance that the score is above the cut at which the feature changes sides.
    inside
        (scores,); whether its feature is among the best now.
    rises
        (scores,); whether a higher score makes the priority higher.

    Returns
    -------
    (scores,); 0 to 1. Nobody else changes sides unless this feature does, so it is the chance that the best are others.

    References
    ----------
    Howard (1966). Information value theory. IEEE Transactions on Systems Science and Cybernetics 2(1), 22–26.
    """
    getting_in = np.where(rises, above, 1.0 - above)
    return np.where(inside, 1.0 - getting_in, getting_in)


def equal_answers(low: float, point: float, high: float, count: int) -> FloatArray:
    """Give equally likely answers for an unknown number: the middles of as many equally likely parts.

    Parameters
    ----------
    low, point, high
        In one unit; low < high; low ≤ point ≤ high, or NaN where nothing within them is likelier than the rest.
    count
        How many, ≥ 1.

    Returns
    -------
    (count,); rising; in the same unit.

    Notes
    -----
    The numbers that the unknown one is below in (i + ½) ÷ count of all cases: uniform without a point, else triangular.

    References
    ----------
    Kotz, van Dorp (2004). Beyond Beta, §1 (the inverse of the triangular distribution).

    Examples
    --------
    >>> equal_answers(0.0, np.nan, 1.0, 2).tolist()
    [0.25, 0.75]
    """
    share, width = (np.arange(count) + 0.5) / count, high - low
    if np.isnan(point):
        return np.asarray(low + share * width)
    rising = low + np.sqrt(share * width * (point - low))
    falling = high - np.sqrt((1.0 - share) * width * (high - point))
    return np.where(share * width < point - low, rising, falling)


def line_of_plan(values: FloatArray, costs: FloatArray, capacity: float) -> float:
    """Give what one unit of capacity is worth where it runs out, the best value for its cost taken first.

    Parameters
    ----------
    values
        (candidates,); ≥ 0.
    costs
        (candidates,); ≥ 0; in the capacity's unit.
    capacity
        ≥ 0.

    Returns
    -------
    Value for each unit of cost, ≥ 0; 0 where everything fits.

    References
    ----------
    Dantzig (1957). Discrete-variable extremum problems. Operations Research 5(2), 266–288 (the break item).
    """
    worth = np.flatnonzero((values > 0) & (costs > 0))
    order = worth[np.argsort(-values[worth] / costs[worth], kind="stable")]
    beyond = order[np.cumsum(costs[order]) > capacity]
    return float(values[beyond[0]] / costs[beyond[0]]) if len(beyond) else 0.0
