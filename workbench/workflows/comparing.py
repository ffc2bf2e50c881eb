"""Two states of a backlog side by side: what moved, and because of which edits."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from workbench.methods.attribution import attribute_change
from workbench.model import Backlog, Choice, Dimension, Feature, Record, Score
from workbench.workflows.edit_worlds import Cause, EditWorlds, lay_out_worlds
from workbench.workflows.wording import percent, quote, score_text

FloatArray = npt.NDArray[np.float64]

CAUSE_NAMES: dict[Cause, str] = {
    "weights": "the weights",
    "own": "its own scores",
    "others": "other features' scores",
    "members": "features added or removed",
    "framework": "the framework and its scales",
}
"""Each group of edits, as people say it within a sentence."""


class CausePart(Record):
    """What one group of edits did to one feature."""

    cause: Cause
    places: float = Field(description="Places gained, negative when lost; the parts sum to the whole exactly.")
    points: float | None = Field(
        description="What it did to the priority: 0–1 in a weighted sum, else the plain number; None where the two "
        "states' priorities cannot be compared."
    )


class MovedFeature(Record):
    """One feature in two states."""

    feature_id: str
    title: str
    rank_before: int | None = Field(description="None when unranked.")
    rank_after: int | None
    choice_before: Choice | None
    choice_after: Choice | None
    places: int = Field(description="Places gained; negative when lost; 0 when unranked in either.")
    points: float | None = Field(description="Change of the priority; None where it cannot be said.")
    parts: tuple[CausePart, ...] = Field(description="Empty when unranked in either state.")


class EditMade(Record):
    """One edit that lies between two states."""

    kind: Literal["weight", "score"]
    feature_id: str | None = Field(description="None for a weight.")
    dimension: str
    text: str = Field(description="'User impact of “Dark mode” 2 → 4'.")


class StateComparison(Record):
    """What differs between two states of a backlog."""

    features: tuple[MovedFeature, ...] = Field(description="In both states; in the later one's own order.")
    added: tuple[str, ...] = Field(description="Titles of the features that only the later state has.")
    removed: tuple[str, ...] = Field(description="Titles of the features that only the earlier state has.")
    edits: tuple[EditMade, ...] = Field(description="Weights first, then scores in the later state's order.")
    framework_changed: bool = Field(description="Whether anything but weights changed in the framework.")
    rules_changed: bool = Field(description="Whether the rules of the plan changed.")
    is_ratio: bool = Field(description="Whether priorities are plain numbers, not points of 100.")

    @property
    def moved(self) -> tuple[MovedFeature, ...]:
        """Features whose rank changed, the furthest first."""
        return tuple(sorted((one for one in self.features if one.places), key=lambda one: -abs(one.places)))

    @property
    def decided(self) -> tuple[MovedFeature, ...]:
        """Features about which something else is decided."""
        return tuple(one for one in self.features if one.choice_before != one.choice_after)


def compare_states(before: Backlog, after: Backlog) -> StateComparison:
    """Compare two states of the same backlog.

    Parameters
    ----------
    before, after
        Features are the same when their ids are.

    Returns
    -------
    Every feature that both have, with the change of its rank and priority shared out among the groups of edits that lie
    between them.

    Notes
    -----
    The parts are the Shapley value of each group of edits (see ``methods.attribution``), worked out from every
    combination of groups made or not made; they sum exactly to the change. When the dimensions differ, or a ratio
    framework is one of the two, weights and framework are one group.
    """
    worlds = lay_out_worlds(before, after)
    places = -attribute_change(worlds.ranks)
    comparable = before.framework.is_ratio == after.framework.is_ratio
    points = attribute_change(worlds.priorities) if comparable else None
    features = tuple(_moved(worlds, column, places, points) for column in range(len(worlds.feature_ids)))
    known, later = {one.id for one in before.features}, {one.id for one in after.features}
    return StateComparison(
        features=features,
        added=tuple(one.title for one in after.features if one.id not in known),
        removed=tuple(one.title for one in before.features if one.id not in later),
        edits=tuple(find_edits(before, after)),
        framework_changed="framework" in worlds.causes,
        rules_changed=before.plan != after.plan,
        is_ratio=after.framework.is_ratio,
    )


def find_edits(before: Backlog, after: Backlog) -> Iterator[EditMade]:
    """Find the weights and the scores that differ between two states, for features that both have."""
    framework, old = after.framework, before.framework
    for one in framework.dimensions:
        light, heavy = old.weights.get(one.key), framework.weights.get(one.key)
        if light is not None and heavy is not None and light != heavy:
            text = f"Weight of {one.name} {percent(light)} → {percent(heavy)}"
            yield EditMade(kind="weight", feature_id=None, dimension=one.key, text=text)
    earlier = {one.id: one for one in before.features}
    for feature in after.features:
        if feature.id not in earlier:
            continue
        for one in framework.dimensions:
            was, now = earlier[feature.id].score(one.key), feature.score(one.key)
            if (was or Score()).numbers != (now or Score()).numbers:
                change = f"{_shown(one, was)} → {_shown(one, now)}"
                text = f"{one.name} of {quote(feature.title, 50)} {change}"
                yield EditMade(kind="score", feature_id=feature.id, dimension=one.key, text=text)


def _moved(worlds: EditWorlds, column: int, places: FloatArray, points: FloatArray | None) -> MovedFeature:
    old, new = worlds.before[column], worlds.after[column]
    first, last = int(worlds.rank_before[column]), int(worlds.rank_after[column])
    is_ranked = first > 0 and last > 0
    told = points is not None and is_ranked and not np.isnan(points[:, column]).any()
    parts = tuple(
        CausePart(
            cause=cause,
            places=float(places[row, column]),
            points=float(points[row, column]) if told and points is not None else None,
        )
        for row, cause in enumerate(worlds.causes)
    )
    change = worlds.priorities[-1, column] - worlds.priorities[0, column]
    return MovedFeature(
        feature_id=new.id,
        title=new.title,
        rank_before=first or None,
        rank_after=last or None,
        choice_before=_choice(old),
        choice_after=_choice(new),
        places=first - last if is_ranked else 0,
        points=float(change) if told else None,
        parts=parts if is_ranked else (),
    )


def _choice(feature: Feature) -> Choice | None:
    return feature.decision.choice if feature.decision else None


def _shown(dimension: Dimension, score: Score | None) -> str:
    return "unscored" if score is None else score_text(dimension, score)
