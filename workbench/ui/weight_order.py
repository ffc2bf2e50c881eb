"""Weights from places and from points: one small screen each."""

import streamlit as st

from workbench.model import Dimension
from workbench.ui.opened import Scene
from workbench.ui.text import coloured_name, plain
from workbench.ui.weight_answers import answers_of, dimension_line, span_text, start_with
from workbench.ui.weight_preview import how_computed, weight_preview
from workbench.workflows import by_rank_order, by_swing

_MOST = 100


@st.dialog("Weights by rank order", width="medium", on_dismiss="rerun")
def order_dialog(scene: Scene) -> None:
    """Ask for the place of each dimension."""
    framework, answers = scene.backlog.framework, answers_of(scene)
    st.markdown(
        "If everything stood at its worst, which would you bring to its best first? That is place 1. "
        "Equally important ones share a place."
    )
    for dimension in framework.dimensions:
        key = f"place-{scene.id}-{dimension.key}"
        start_with(key, answers.places.get(dimension.key))
        name, places = st.columns([2, 3], vertical_alignment="center")
        name.markdown(_name(scene, dimension), help=plain(span_text(dimension)))
        place = places.segmented_control(
            f"Place of {dimension.name}",
            list(range(1, len(framework.keys) + 1)),
            key=key,
            label_visibility="collapsed",
        )
        if place is None:
            answers.places.pop(dimension.key, None)
        else:
            answers.places[dimension.key] = place
    if len(answers.places) == len(framework.keys):
        weight_preview(scene, by_rank_order(framework, answers.places))
    else:
        st.markdown(f"{len(answers.places)} of {len(framework.keys)} have a place. Then the weights appear here.")
    how_computed(
        "Many weights fit one order; these are in the middle of them all. The dimension in place i of n weighs "
        "(1/i + 1/(i+1) + … + 1/n) ÷ n. Those that share a place share the mean of the places they fill.",
        "Barron and Barrett (1996), Decision quality using ranked attribute weights, Management Science 42(11).",
    )


@st.dialog("Weights from worst to best", width="medium", on_dismiss="rerun")
def swing_dialog(scene: Scene) -> None:
    """Ask which dimension's improvement is worth most, and what the others are worth against it."""
    framework, answers = scene.backlog.framework, answers_of(scene)
    names = {one.key: one.name for one in framework.dimensions}
    key = f"swing-{scene.id}"
    start_with(key, answers.most)
    top = st.radio(
        "If everything stood at its worst and you could bring one to its best, which one?",
        list(names),
        index=None,
        format_func=lambda one: plain(names[one]),
        captions=[plain(span_text(one)) for one in framework.dimensions],
        key=key,
    )
    if top is not None:
        _points(scene, top)
        if len(answers.points) == len(framework.keys):
            weight_preview(scene, by_swing(framework, answers.points))
        else:
            st.markdown(f"{len(answers.points)} of {len(framework.keys)} are given. Then the weights appear here.")
    how_computed(
        "Each dimension weighs its points ÷ the sum of all points.",
        "Edwards and Barron (1994), SMARTS and SMARTER, Organizational Behavior and Human Decision Processes 60(3).",
    )


def _points(scene: Scene, top: str) -> None:
    framework, answers = scene.backlog.framework, answers_of(scene)
    if answers.most not in (None, top):
        # What it was worth only by being the most valued one is no answer any more.
        answers.points.pop(answers.most, None)
    answers.most = top
    answers.points[top] = float(_MOST)
    st.markdown(
        f"Going from worst to best on **{plain(framework.dimension(top).name)}** is worth **100**. "
        "How much is it worth on the others?"
    )
    for dimension in framework.dimensions:
        if dimension.key == top:
            continue
        key = f"points-{scene.id}-{dimension.key}"
        start_with(key, _whole(answers.points.get(dimension.key)))
        name, box = st.columns([3, 2], vertical_alignment="center")
        name.markdown(_name(scene, dimension), help=plain(span_text(dimension)))
        points = box.number_input(
            f"Worth of {dimension.name}",
            0,
            _MOST,
            value=None,
            step=5,
            placeholder="0 to 100",
            key=key,
            label_visibility="collapsed",
        )
        if points is None:
            answers.points.pop(dimension.key, None)
        else:
            answers.points[dimension.key] = float(points)


def _whole(points: float | None) -> int | None:
    return None if points is None else int(points)


def _name(scene: Scene, dimension: Dimension) -> str:
    return coloured_name(scene.backlog.framework, dimension.key) + dimension_line(scene, dimension.key)
