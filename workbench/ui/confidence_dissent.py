"""Scorers: where they differ, and what the ranking would be by somebody else's scores."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui import shell
from workbench.ui.opened import Scene
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.dissent import Dissent, OtherView, SplitScore, find_dissent
from workbench.workflows.wording import isolate, score_text, shorten

_QUESTION = "Where do scorers differ?"
_SHOWN = 50
_HOW = (
    "**Place by theirs.** The whole backlog is ranked once more for each other scorer, with all that this scorer gave "
    "in place of what counts. Nothing is averaged: scorers at 1 and 5 are not the same as two at 3.\n\n"
    "To let another score count, type it on *Score* as its scorer; the former one then stands beside it."
)
_EMPTY = (
    "A score by somebody else is kept beside the one that counts when each says who is scoring on *Score*, or when a "
    "workbook comes back from a colleague and you say who gave its scores."
)


def panel(scene: Scene, place: DeltaGenerator) -> str:
    """Show every score on which scorers differ, the one that would move its feature farthest first."""
    dissent = find_dissent(scene.backlog, scene.evaluation)
    with place:
        shell.answer(_QUESTION, dissent.headline)
    if not dissent.views:
        st.markdown(_EMPTY)
        shell.go_to("score", "Say who is scoring")
        return "Nothing was varied."
    _table(scene, dissent)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)
    return "Scores are swapped for those of one other scorer at a time. Exact: nothing is drawn."


def _table(scene: Scene, dissent: Dissent) -> None:
    if is_phone():
        st.space("medium")  # where touch shows a table's tools, above it
    cells = [(view, cell) for view in dissent.views for cell in view.cells]
    st.dataframe(
        pd.DataFrame([_row(scene, view, cell) for view, cell in cells[:_SHOWN]]),
        hide_index=True,
        column_config={
            "feature": st.column_config.TextColumn("Feature", width=180),
            "dimension": st.column_config.TextColumn("Dimension", width=125),
            "counts": st.column_config.TextColumn("Counts", width=110),
            "other": st.column_config.TextColumn("Another scorer", width=130),
            "place": st.column_config.NumberColumn("Place", width=70),
            "theirs": st.column_config.NumberColumn("Place by theirs", width=110),
        },
        alt="Scores on which scorers differ, with the place of the feature by what counts and by theirs",
    )
    if len(cells) > _SHOWN:
        st.caption(plain(f"The first {_SHOWN} of {len(cells):,}."))


def _row(scene: Scene, view: OtherView, cell: SplitScore) -> dict[str, str | int | None]:
    dimension = scene.backlog.framework.dimension(cell.dimension)
    says = [
        f"{score_text(dimension, score)}{f' · {isolate(shorten(score.scorer, 24))}' if score.scorer else ''}"
        for score in (cell.counted, cell.other)
    ]
    return {
        "feature": isolate(shorten(scene.backlog.feature(view.feature_id).title, 60)),
        "dimension": cell.name,
        "counts": says[0],
        "other": says[1],
        "place": view.rank,
        "theirs": view.other_rank,
    }
