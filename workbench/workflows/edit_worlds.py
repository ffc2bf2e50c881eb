"""Every combination of edits made or not made between two states: the ground on which their effect is shared out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.methods.attribution import rank_among
from workbench.methods.ranking import TIE_TOLERANCE
from workbench.model import Backlog, Evaluation, Feature, Framework
from workbench.workflows.evaluating import evaluate

FloatArray = npt.NDArray[np.float64]
Cause = Literal["weights", "own", "others", "members", "framework"]
CAUSES: tuple[Cause, ...] = ("weights", "own", "others", "members", "framework")
"""The groups of edits: weights; a feature's own scores; other features' scores; features added or removed; the rest."""


@dataclass(frozen=True)
class EditWorlds:
    """What ranks and priorities would be with some groups of edits made and others not.

    Attributes
    ----------
    causes
        The groups that differ between the two states, in the order of ``CAUSES``.
    feature_ids, before, after
        The features that both states have, in the later one's order, and how each stands in both.
    ranks, priorities
        (2^causes × features); bit *i* of the row's number is 1 where group *i* is made. A feature that has no priority
        in a world takes the rank after all that have one, and NaN.
    rank_before, rank_after
        (features,); as shown; 0 when unranked.
    """

    causes: tuple[Cause, ...]
    feature_ids: tuple[str, ...]
    before: tuple[Feature, ...]
    after: tuple[Feature, ...]
    ranks: FloatArray
    priorities: FloatArray
    rank_before: FloatArray
    rank_after: FloatArray

    def row_without(self, cause: Cause) -> int | None:
        """Give the row in which every edit is made but one group's; None where that group does not differ."""
        if cause not in self.causes:
            return None
        return len(self.ranks) - 1 - (1 << self.causes.index(cause))


def lay_out_worlds(before: Backlog, after: Backlog) -> EditWorlds:
    """Judge a backlog under every combination of the edits that lead from one state to the other.

    Notes
    -----
    A feature's own scores and the others' are told apart by taking its priority from the world with its own scores'
    version and its rivals' from the world with theirs: declared scales make priorities independent of each other. Only
    a dimension without any score at all couples them, since its weight is shared out; then each takes the shares of its
    own world. Either way the first row is the earlier state and the last row the later one, so parts sum exactly.
    """
    old = {one.id: one for one in before.features}
    kept = tuple(one for one in after.features if one.id in old)
    ids = tuple(one.id for one in kept)
    causes = _find_causes(before, after)
    world = _worlds(before, after, causes)
    rows = [frozenset(cause for bit, cause in enumerate(causes) if row >> bit & 1) for row in range(1 << len(causes))]
    ranks, priorities = [], []
    for made in rows:
        common = made - {"own", "others"}
        mine, rivals = world(common, "own" in made), world(common, "others" in made)
        own, others = _priorities(mine), _priorities(rivals)
        tolerance = TIE_TOLERANCE if rivals.framework.is_ratio else TIE_TOLERANCE / 100
        ranks.append(_rank(ids, own, others, tolerance))
        priorities.append([own[one] for one in ids])
    ends = [world(frozenset(), scored=False), world(frozenset(causes) - {"own", "others"}, scored=True)]
    shown = [dict(zip(end.feature_ids, end.rank.tolist(), strict=True)) for end in ends]
    return EditWorlds(
        causes=causes,
        feature_ids=ids,
        before=tuple(old[one] for one in ids),
        after=kept,
        ranks=np.array(ranks, dtype=np.float64).reshape(len(rows), len(ids)),
        priorities=np.array(priorities, dtype=np.float64).reshape(len(rows), len(ids)),
        rank_before=np.array([shown[0][one] for one in ids], dtype=np.float64),
        rank_after=np.array([shown[1][one] for one in ids], dtype=np.float64),
    )


def _find_causes(before: Backlog, after: Backlog) -> tuple[Cause, ...]:
    first, last = before.framework, after.framework
    together = first.is_ratio or last.is_ratio or first.keys != last.keys
    rest_differs = first.model_copy(update={"weights": {}}) != last.model_copy(update={"weights": {}})
    old, new = ({one.id: one.scores for one in side.features} for side in (before, after))
    scored = any(old[one] != new[one] for one in old.keys() & new.keys())
    differs = {
        "weights": not together and first.weights != last.weights,
        "own": scored,
        "others": scored,
        "members": old.keys() != new.keys(),
        "framework": rest_differs or (together and first.weights != last.weights),
    }
    return tuple(cause for cause in CAUSES if differs[cause])


def _worlds(before: Backlog, after: Backlog, causes: tuple[Cause, ...]) -> Callable[..., Evaluation]:
    """Give the evaluation of a world: which groups are made, and whether the later scores stand; each judged once."""
    old, new = ({one.id: one for one in side.features} for side in (before, after))

    @cache
    def world(made: frozenset[Cause], scored: bool) -> Evaluation:  # noqa: FBT001 - part of the cache's key
        members = after if "members" in made else before
        first, second = (new, old) if scored else (old, new)
        features = tuple(first.get(one.id) or second[one.id] for one in members.features)
        framework = _framework(before.framework, after.framework, made, causes)
        return evaluate(members.model_copy(update={"features": features, "framework": framework}))

    return world


def _framework(first: Framework, last: Framework, made: frozenset[Cause], causes: tuple[Cause, ...]) -> Framework:
    base = last if "framework" in made else first
    if "weights" not in causes:
        return base
    return base.model_copy(update={"weights": (last if "weights" in made else first).weights})


def _priorities(evaluation: Evaluation) -> dict[str, float]:
    return dict(zip(evaluation.feature_ids, evaluation.priority.tolist(), strict=True))


def _rank(ids: tuple[str, ...], own: dict[str, float], others: dict[str, float], tolerance: float) -> list[float]:
    """Rank the features that both states have among all that the world has."""
    everyone = list(others)
    mine = np.array([own[one] for one in everyone])
    ranks = rank_among(mine, np.array(list(others.values())), tolerance)
    place = dict(zip(everyone, ranks.tolist(), strict=True))
    return [place[one] for one in ids]
