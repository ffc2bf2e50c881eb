"""What the weights do: the same backlog under other weights, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import Field

from workbench.methods.rounding import round_to_total
from workbench.methods.weighting import equal_weights, move_weight
from workbench.model import Backlog, Evaluation, Framework, Note, Record
from workbench.workflows.evaluating import evaluate


class Move(Record):
    """One feature's rank under two weightings."""

    feature_id: str
    title: str
    before: int | None = Field(description="Rank under the weights compared against; None when unranked there.")
    after: int | None = Field(description="Rank under the weights chosen; None when unranked.")

    @property
    def places(self) -> int:
        """Places gained; negative when lost; 0 when unranked under either."""
        return 0 if self.before is None or self.after is None else self.before - self.after


class WeightEffect(Record):
    """What choosing these weights does against others."""

    before: dict[str, float] = Field(description="The weights compared against; sum to 1.")
    after: dict[str, float] = Field(description="The weights chosen; sum to 1.")
    moves: tuple[Move, ...] = Field(description="Best first by the rank under the chosen weights.")
    is_same_order: bool = Field(description="Whether every feature keeps its rank.")


def effect_of_weights(
    backlog: Backlog, evaluation: Evaluation, *, against: Mapping[str, float] | None = None
) -> WeightEffect:
    """Compare the ranking with the one under other weights.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation under the weights chosen.
    against
        Dimension key → share; equal weights where None.
    """
    framework = evaluation.framework
    other = framework.with_weights(dict(against) if against else equal_shares(framework))
    rival = evaluate(backlog, other)
    moves = tuple(
        Move(
            feature_id=backlog.features[position].id,
            title=backlog.features[position].title,
            before=int(rival.rank[position]) or None,
            after=int(evaluation.rank[position]) or None,
        )
        for position in evaluation.ranked
    )
    return WeightEffect(
        before=other.weights,
        after=framework.weights,
        moves=moves,
        is_same_order=all(move.places == 0 for move in moves),
    )


@dataclass(frozen=True)
class Preset:
    """Weights to start from, with what they stand for.

    Attributes
    ----------
    name
        For a button.
    meaning
        When to use it, in one sentence.
    percents
        Dimension key → whole percent; sum to 100.
    """

    name: str
    meaning: str
    percents: dict[str, int]


def find_presets(framework: Framework) -> tuple[Preset, ...]:
    """List the weightings to start from that fit a framework; none for ratio frameworks and foreign dimensions."""
    return tuple(
        preset for preset in _PRESETS if set(preset.percents) == set(framework.keys) and not framework.is_ratio
    )


def _preset(name: str, meaning: str, *percents: int) -> Preset:
    keys = ("user_impact", "business_value", "strategic_alignment", "time_to_market", "engineering_cost")
    return Preset(name=name, meaning=meaning, percents=dict(zip(keys, percents, strict=True)))


_PRESETS = (
    _preset("Users first", "When adoption or trust is what is missing.", 40, 20, 15, 15, 10),
    _preset("Revenue first", "When deals and renewals decide the year.", 20, 40, 15, 15, 10),
    _preset("Strategy first", "When the agreed goals come before today's requests.", 20, 20, 40, 10, 10),
    _preset("Soon and cheap", "When something must be out before the quarter ends.", 20, 15, 10, 30, 25),
)


def equal_shares(framework: Framework) -> dict[str, float]:
    """Give every dimension of a framework the same share."""
    return dict(zip(framework.keys, equal_weights(len(framework.keys)).tolist(), strict=True))


def whole_percents(weights: Mapping[str, float]) -> dict[str, int]:
    """Round weights to whole percents that still sum to 100 (largest remainder)."""
    rounded = round_to_total(np.array(list(weights.values())) * 100)
    return dict(zip(weights, rounded.tolist(), strict=True))


def move_percent(percents: Mapping[str, int], key: str, percent: int) -> dict[str, int]:
    """Set one weight in whole percent; the others keep their proportions and the sum stays 100.

    Parameters
    ----------
    percents
        Dimension key → whole percent; sum to 100.
    key
        The dimension that moves.
    percent
        Its new share, 0 to 100.
    """
    keys = list(percents)
    shares = move_weight(np.array([percents[one] for one in keys]) / 100, keys.index(key), percent / 100)
    return whole_percents(dict(zip(keys, shares.tolist(), strict=True)))


def weigh(framework: Framework, percents: Mapping[str, float]) -> tuple[Framework, tuple[Note, ...]]:
    """Give a framework weights stated in percent; a dimension left out weighs 0.

    Returns
    -------
    The framework, and a note where the percents did not sum to 100 and were rescaled.

    Raises
    ------
    InvalidChoice
        When a percent is for no dimension of the framework.
    InvalidFramework
        When one is negative, all are 0, or the framework has no weights.
    """
    weighted = framework.with_weights(dict(percents))
    total = sum(percents.values())
    if abs(total - 100) <= 1e-9:  # noqa: PLR2004 - a hundred percent
        return weighted, ()
    message = f"The weights sum to {total:g}, not to 100, and were rescaled in proportion."
    return weighted, (Note(kind="weights_rescaled", message=message, found=f"{total:g}"),)
