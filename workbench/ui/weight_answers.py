"""What has been answered on the way to weights: kept for the visit, for each backlog and its dimensions."""

from dataclasses import dataclass, field

import streamlit as st

from workbench.model import Dimension, LevelScale
from workbench.ui.opened import Scene
from workbench.workflows import (
    Choice,
    Elicited,
    by_examples,
    by_pairs,
    by_rank_order,
    by_swing,
    find_examples,
    find_pairs,
)
from workbench.workflows.wording import number_text


@dataclass
class WeightAnswers:
    """Answers so far, in every way; changed in place.

    Attributes
    ----------
    places
        By rank order: dimension key → place.
    points
        From worst to best: dimension key → worth; the most valued has 100.
    most
        From worst to best: the most valued dimension.
    judgements
        Two at a time: pair → how many times as much the first counts.
    choices
        By example: in the order in which they were made.
    pair_at
        Which pair is asked next, from 0.
    """

    places: dict[str, int] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=dict)
    most: str | None = None
    judgements: dict[tuple[str, str], float] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    pair_at: int = 0


def answers_of(scene: Scene) -> WeightAnswers:
    """Give the answers for the backlog in view; those about features that can no longer be examples are dropped."""
    key = f"weight_answers-{scene.id}-{'-'.join(scene.backlog.framework.keys)}"
    if key not in st.session_state:
        st.session_state[key] = WeightAnswers()
    found: WeightAnswers = st.session_state[key]
    if found.choices:
        possible = set(find_examples(scene.evaluation))
        found.choices[:] = [one for one in found.choices if {one.first, one.second} <= possible]
    return found


def answered_ways(scene: Scene) -> list[Elicited]:
    """Work out the weights of every way that has been answered to its end."""
    framework, answers = scene.backlog.framework, answers_of(scene)
    found = []
    if len(answers.places) == len(framework.keys):
        found.append(by_rank_order(framework, answers.places))
    if len(answers.points) == len(framework.keys):
        found.append(by_swing(framework, answers.points))
    if len(answers.judgements) == len(find_pairs(framework)):
        found.append(by_pairs(framework, answers.judgements))
    if answers.choices:
        found.append(by_examples(scene.backlog, scene.evaluation, answers.choices))
    return found


def start_with(key: str, value: object) -> None:
    """Give a control the answer kept for it, when its dialog is opened again; never while it is in use."""
    if value is not None and key not in st.session_state:
        st.session_state[key] = value


def span_text(dimension: Dimension) -> str:
    """Say what a dimension's worst and best are: its levels' own sentences, or the ends of its scale."""
    scale = dimension.scale
    if isinstance(scale, LevelScale):
        worst, best = (one.sentence or one.label for one in (scale.levels[0], scale.levels[-1]))
        return f"From “{worst}” to “{best}”"
    worst, best = (number_text(dimension, end) for end in (scale.worst, scale.best))
    return f"From {worst} to {best}"


def dimension_line(scene: Scene, key: str) -> str:
    """Say, where it is so, that a dimension is set aside; empty otherwise."""
    return " · set aside: no scores yet" if key in scene.evaluation.set_aside and scene.evaluation.dimensions else ""
