"""Other ways to find weights, and how they differ."""

import pandas as pd
import streamlit as st

from workbench.ui.opened import Scene
from workbench.ui.weight_answers import answered_ways
from workbench.ui.weight_examples import examples_dialog
from workbench.ui.weight_order import order_dialog, swing_dialog
from workbench.ui.weight_pairs import pairs_dialog
from workbench.workflows import WAY_NAMES, WayRow, compare_ways, find_examples
from workbench.workflows.wording import NARROW_SPACE, isolate, shorten

_HELP = {
    "rank_order": "Put the dimensions in order; about a minute",
    "swing": "Say what going from worst to best is worth on each; about two minutes",
    "pairwise": "Compare two dimensions at a time; shows where answers contradict each other",
    "by_example": "Choose between two real features at a time; the weights follow",
}


def weight_ways(scene: Scene) -> None:
    """Offer the guided ways; once one has been answered, set them side by side. None for a single dimension."""
    if len(scene.backlog.framework.keys) < 2:  # noqa: PLR2004 - one dimension has all the weight
        return
    dialogs = {
        "rank_order": order_dialog,
        "swing": swing_dialog,
        "pairwise": pairs_dialog,
        "by_example": examples_dialog,
    }
    enough = len(find_examples(scene.evaluation)) > 1 and len(scene.evaluation.dimensions) > 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Other ways to find weights", width="content")
        for way, name in WAY_NAMES.items():
            blocked = way == "by_example" and not enough
            hint = "Needs two dimensions with scores, and two features scored on all of them" if blocked else _HELP[way]
            if st.button(name, disabled=blocked, help=hint, key=f"way-{way}"):
                dialogs[way](scene)
    answered = answered_ways(scene)
    if answered:
        _differences(scene, compare_ways(scene.backlog, scene.evaluation, answered))


def _differences(scene: Scene, rows: tuple[WayRow, ...]) -> None:
    st.subheader("How the ways differ", anchor=False)
    framework = scene.backlog.framework
    table = pd.DataFrame(
        [
            {"Way": row.name}
            | {one.column: f"{row.percents[one.key]}{NARROW_SPACE}%" for one in framework.dimensions}
            | {"First three": " · ".join(isolate(shorten(title, 22)) for title in row.top) or "–"}
            | {"Against now": row.moves}
            for row in rows
        ]
    )
    st.dataframe(
        table,
        hide_index=True,
        column_config={"First three": st.column_config.TextColumn(width="large")},
        alt="Each way's weights, its first three features, and what changes its rank against the weights of now",
    )
    aside = [framework.dimension(key).name for key in scene.evaluation.set_aside]
    if aside and scene.evaluation.dimensions:
        st.caption(f"Set aside, because nothing is scored there yet: {', '.join(aside)}.")
