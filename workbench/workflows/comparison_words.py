"""A comparison of two states in words: a headline, and the causes of each move."""

import numpy as np

from workbench.methods.rounding import round_to_total
from workbench.workflows.comparing import CAUSE_NAMES, MovedFeature, StateComparison
from workbench.workflows.wording import count_of, plain_number, quote, round_half_up, signed

_NONE = "–"


def comparison_headline(comparison: StateComparison) -> str:
    """Say how much moved between two states, and what moved furthest."""
    moved = comparison.moved
    if not moved:
        edits = len(comparison.edits)
        if not edits:
            return "No rank has moved: nothing that counts was edited."
        return f"No rank has moved, in spite of {count_of(edits, 'edit')}."
    furthest = moved[0]
    way = "up" if furthest.places > 0 else "down"
    far = f"{quote(furthest.title, 40)} the furthest, {count_of(abs(furthest.places), 'place')} {way}"
    return f"{count_of(len(moved), 'feature', start=True)} moved, {far}."


def causes_text(one: MovedFeature) -> str:
    """Say what moved a feature, in whole places that sum to the whole move: 'its own scores +3, the weights −1'."""
    whole = round_to_total(np.array([part.places for part in one.parts]))
    shares = sorted(zip(one.parts, whole.tolist(), strict=True), key=lambda pair: -abs(pair[1]))
    said = [f"{CAUSE_NAMES[part.cause]} {signed(places)}" for part, places in shares if places]
    return ", ".join(said) or _NONE


def points_text(one: MovedFeature, *, is_ratio: bool = False) -> str:
    """Say how far a priority moved: whole points, or the plain number; '–' where it cannot be said."""
    if one.points is None:
        return _NONE
    if is_ratio:
        return f"{'+' if one.points > 0 else ''}{plain_number(one.points)}"
    return signed(round_half_up(one.points * 100))
