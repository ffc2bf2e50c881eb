"""Beside the grid: what the levels of the selected dimension mean, and how many features stand at each."""

import streamlit as st

from workbench.model import Dimension
from workbench.ui.opened import Scene
from workbench.ui.text import coloured_name, plain
from workbench.workflows import count_levels


def rubric(scene: Scene, dimension: Dimension) -> None:
    """Show the question, each level with its sentence and count, and what is missing."""
    backlog = scene.backlog
    counts = count_levels(backlog, dimension)
    whole = max(1, len(backlog.features))
    missing = sum(feature.score(dimension.key) is None for feature in backlog.features)
    with st.container(border=True):
        st.subheader(
            coloured_name(backlog.framework, dimension.key), anchor=False, help=plain(dimension.rubric) or None
        )
        st.caption(f"{plain(dimension.question)} Bars: features at each level.".strip())
        for level in counts:
            sentence = f" · {plain(level.sentence)}" if level.sentence else ""
            st.progress(level.count / whole, text=f"**{plain(level.label)}**{sentence} · **{level.count}**")
        st.caption(f"**?** · missing · **{missing}** · counted as a range, never as 0")
