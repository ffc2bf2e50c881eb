"""How firm the ranking is: what other reasonable weights and scores would make of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from pydantic import ConfigDict, Field, model_validator

from workbench.errors import InvalidChoice
from workbench.methods.acceptability import rank_shares, top_shares
from workbench.methods.priority_draws import BLOCK, PriorityDraws, draw_all
from workbench.methods.quotient_draws import QuotientDraws
from workbench.methods.rank_tally import SAME
from workbench.methods.score_draws import is_uncertain
from workbench.methods.tiers import find_bands, find_blurred
from workbench.methods.weight_draws import LOOSENESS, VARY, Vary, sample_weights
from workbench.model import Backlog, Combination, Evaluation, Record

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

DRAWS = 10_000
"""Draws unless somebody asks for another number; a chance of a half is then within one in a hundred, 19 times of 20."""
SEED = 0
"""Of every page and document, unless somebody asks for another: the same backlog shows the same chances everywhere."""
_QUICK_DRAWS = 2_000
_FEW = 2_000
"""Features up to which every page and document draws equally often, so that none shows another chance or band."""
_FEWEST_DRAWS = 500
_MANY = 20_000
"""Features beyond which even the page of the chances draws less often: an answer that takes a minute is not read."""
_TOLD = 20_000_000
"""Priorities held at once to tell tiers apart, 160 MB; beyond it fewer draws are used for them."""


class Robustness(Record):
    """How often each ranked feature takes each rank, and which features the evidence cannot tell apart.

    Rows are the ranked features, best first. Arrays are read-only.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    feature_ids: tuple[str, ...] = Field(description="The ranked features, best first, as in the ranking.")
    rank: IntArray = Field(description="(features,) the rank under the stated weights and likely scores.")
    shares: FloatArray = Field(
        description="(features × ranks) 0 to 1; column r is rank r + 1; all ranks up to 1,414 features, else the first."
    )
    expected_rank: FloatArray = Field(description="(features,) the mean rank, 1 to features.")
    ahead_of_next: FloatArray = Field(
        description="(features − 1,) 0 to 1; how often each is ahead of the next in the ranking; a tie counts half."
    )
    top: FloatArray = Field(description="(features,) 0 to 1; how often among the best so many.")
    top_count: int = Field(description="How many places 'top' means.")
    tiers: tuple[tuple[str, ...], ...] = Field(description="Feature ids in bands, best first.")
    blurred: tuple[int, ...] = Field(
        description="Bands, from 1, whose first is not told apart from the last of the band before."
    )
    draws: int
    tier_draws: int = Field(description="How many of the draws the bands rest on.")
    vary: Vary
    looseness: float = Field(description="0 the stated weights exactly, 1 any at all; counts for 'around' alone.")
    left_out: tuple[str, ...] = Field(description="Ids of the features without a rank.")
    only_scores: bool = Field(description="Whether scores alone vary: a ratio framework has no weights.")
    open_scores: int = Field(description="Scores that are missing or a range, of the ranked features.")

    @model_validator(mode="after")
    def _cannot_change(self) -> Self:
        for name in type(self).model_fields:
            if isinstance(array := getattr(self, name), np.ndarray):
                array.flags.writeable = False
        return self

    @property
    def first(self) -> FloatArray:
        """(features,); 0 to 1; how often in first place."""
        return self.shares[:, 0] if len(self.feature_ids) else np.zeros(0)

    @property
    def is_certain(self) -> bool:
        """Whether nothing varies at all, so that the ranking is the only one possible."""
        return (self.only_scores or self.is_exact) and not self.open_scores

    @property
    def is_exact(self) -> bool:
        """Whether the weights are the stated ones in every draw."""
        return self.vary == "around" and self.looseness == 0


def usual_draws(evaluation: Evaluation) -> int:
    """Give how often pages and documents draw that are read at once: less often for many features."""
    return DRAWS if len(evaluation.ranked) <= _FEW else min(_QUICK_DRAWS, most_draws(evaluation))


def most_draws(evaluation: Evaluation) -> int:
    """Give how often the page of the chances draws, which shows a bar meanwhile: less often for very many features.

    Notes
    -----
    500 draws leave a chance of a half within five in a hundred, 19 times of 20.
    """
    return DRAWS if len(evaluation.ranked) <= _MANY else _FEWEST_DRAWS


def check_robustness(  # noqa: PLR0913 - each is a choice a person makes on the screen or in the call
    backlog: Backlog,
    evaluation: Evaluation,
    *,
    rng: np.random.Generator,
    draws: int = DRAWS,
    vary: Vary = "around",
    looseness: float = LOOSENESS,
    top: int = 10,
    progress: Callable[[int, int], None] | None = None,
) -> Robustness:
    """Draw weights and unknown scores many times and count the ranks.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation under the stated weights.
    rng
        Where the randomness comes from; the same state gives the same result to the last bit.
    draws
        How many, ≥ 1.
    vary
        Weights ``around`` the stated ones, any in their stated ``order``, or ``any`` at all.
    looseness
        0, the stated weights exactly, to 1, any at all; counts for ``around``.
    top
        How many places 'top' means, ≥ 1.
    progress
        Told again and again how much is done, and of how much; what it raises ends the work.

    Returns
    -------
    The ranked features' chances. Features without a rank are left out; they are nobody's rivals.

    Raises
    ------
    InvalidChoice
        When ``vary`` is unknown, ``draws`` or ``top`` is below 1, or ``looseness`` outside 0 … 1.

    Notes
    -----
    A score given as a range is drawn from it, the likely one most often; a missing one from the whole scale. In a ratio
    framework there are no weights: scores alone vary.
    """
    _check(draws, vary, looseness, top)
    order = np.array(evaluation.ranked, dtype=np.int64)
    if evaluation.framework.is_ratio:
        source: PriorityDraws | QuotientDraws = _quotient_draws(evaluation, order, draws, rng)
    else:
        stated = np.array([evaluation.weights[key] for key in evaluation.dimensions])
        weights = sample_weights(stated, draws, vary=vary, looseness=looseness, rng=rng)
        source = PriorityDraws(weights, *_ends(evaluation, order), rng)
    ids = tuple(evaluation.feature_ids[position] for position in order)
    counted = _count(source, top, progress or _tell_nobody)
    starts = counted.starts
    return Robustness(
        feature_ids=ids,
        rank=evaluation.rank[order],
        shares=counted.shares,
        expected_rank=counted.expected,
        ahead_of_next=counted.ahead_of_next,
        top=counted.top,
        top_count=top,
        tiers=tuple(ids[start:end] for start, end in zip(starts, (*starts[1:], len(ids)), strict=bool(starts))),
        blurred=counted.blurred,
        draws=draws,
        tier_draws=counted.tier_draws,
        vary=vary,
        looseness=looseness,
        left_out=tuple(backlog.features[position].id for position in evaluation.unranked),
        only_scores=evaluation.framework.is_ratio,
        open_scores=int(is_uncertain(*_ends(evaluation, order)).sum()),
    )


def _check(draws: int, vary: str, looseness: float, top: int) -> None:
    if vary not in VARY:
        raise InvalidChoice("way to vary weights", vary, VARY)
    for name, number in (("number of draws", draws), ("number of places", top)):
        if number < 1:
            raise InvalidChoice(name, str(number), ("1 or more",))
    if not 0 <= looseness <= 1:
        raise InvalidChoice("looseness", str(looseness), ("0 to 1",))


def _ends(evaluation: Evaluation, order: IntArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give low, point and high of the ranked features; what is worse may be the higher number in a ratio framework."""
    low, high = evaluation.low[order], evaluation.high[order]
    return np.minimum(low, high), evaluation.point[order], np.maximum(low, high)


def _quotient_draws(evaluation: Evaluation, order: IntArray, draws: int, rng: np.random.Generator) -> QuotientDraws:
    framework = evaluation.framework
    low, point, high = _ends(evaluation, order)
    return QuotientDraws(
        low=low,
        point=point,
        high=high,
        rises=np.array([one in framework.benefits for one in framework.dimensions]),
        join="product" if framework.combine is Combination.PRODUCT_OVER_COST else "sum",
        draws=draws,
        rng=rng,
    )


@dataclass(frozen=True)
class _Counted:
    shares: FloatArray
    expected: FloatArray
    ahead_of_next: FloatArray
    top: FloatArray
    starts: tuple[int, ...]
    blurred: tuple[int, ...]
    tier_draws: int


def _tell_nobody(done: int, whole: int) -> None:
    """Take no notice of progress."""


def _count(source: PriorityDraws | QuotientDraws, top: int, progress: Callable[[int, int], None]) -> _Counted:
    """Count the ranks and cut the bands."""
    count = source.features
    if not count:
        none = np.zeros(0)
        return _Counted(np.zeros((0, 0)), none, none, none, (), (), 0)
    held = min(source.draws, max(1, _TOLD // count))
    # Counting, holding and comparing with the next, and cutting the bands take about as long as one another.
    whole = source.draws + 2 * held
    counted = rank_shares(_telling(source.blocks(), lambda done: progress(done, whole)), count)
    kept = counted.shares.shape[1]
    best = counted.shares[:, :top].sum(axis=1) if top <= kept else top_shares(source.blocks(), count, top)
    drawn = draw_all(source, held)
    ahead = _ahead_of_next(drawn, lambda done: progress(source.draws + done, whole))
    starts = find_bands(drawn)
    blurred = find_blurred(drawn, starts)
    progress(whole, whole)
    return _Counted(
        shares=counted.shares,
        expected=counted.expected,
        ahead_of_next=ahead,
        top=np.minimum(best, 1.0),
        starts=starts,
        blurred=blurred,
        tier_draws=len(drawn),
    )


def _telling(blocks: Iterator[FloatArray], tell: Callable[[int], None]) -> Iterator[FloatArray]:
    """Pass blocks on, and tell how many draws have been taken."""
    done = 0
    for block in blocks:
        yield block
        done += len(block)
        tell(done)


def _ahead_of_next(drawn: FloatArray, tell: Callable[[int], None]) -> FloatArray:
    """Give the share of draws in which each feature is ahead of the next; a tie counts half."""
    ahead, level = (np.zeros(drawn.shape[1] - 1, dtype=np.int64) for _ in range(2))
    # A part at a time: differences of all draws at once would not fit the processor's nearer memory.
    for start in range(0, len(drawn), BLOCK):
        part = drawn[start : start + BLOCK]
        lead = part[:, :-1] - part[:, 1:]
        ahead += np.count_nonzero(lead > SAME, axis=0)
        level += np.count_nonzero(np.abs(lead) <= SAME, axis=0)
        tell(start + len(part))
    return np.asarray(ahead / len(drawn) + 0.5 * (level / len(drawn)))
