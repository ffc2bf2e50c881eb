"""Tipping points: between which weights the leader stays first, and what would make another one first."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.charts.tornado import describe_tornado, tornado_figure
from workbench.ui import shell
from workbench.ui.charted import draw
from workbench.ui.opened import Scene
from workbench.ui.text import feature_labels, plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows.passing import what_would_make
from workbench.workflows.tipping import TippingPoints, find_tipping_points, say_points, say_share
from workbench.workflows.wording import isolate, percent, shorten

_QUESTION = "Which weight would change first place?"
_RUNNERS_UP = 20
_HOW = (
    "**One weight.** One weight moves, the others keep their proportions. The distance between two priorities is then "
    "a straight line, and they swap where it crosses 0. The bar runs from the nearest swap below the stated weight to "
    "the nearest above it.\n\n"
    "**Smallest change.** The weight that changes hands: half the sum of all changes. It is worked out exactly.\n\n"
    "**One score.** The next score on the scale with which the feature passes, all else unchanged.\n\n"
    "Source: Triantaphyllou, Sánchez (1997), *A sensitivity analysis approach*, Decision Sciences 28(1), 151–194."
)


def panel(scene: Scene, place: DeltaGenerator) -> str:
    """Show a sentence and a bar for each dimension, and what would make a chosen feature first."""
    tipping = find_tipping_points(scene.backlog, scene.evaluation)
    with place:
        shell.answer(_QUESTION, tipping.headline)
    if tipping.points:
        left, right = st.columns([9, 7], gap="large")
        with left:
            keys = scene.evaluation.framework.keys
            heirs = {end for one in tipping.points for end in (one.below, one.above) if end is not None}
            titles = {one: scene.backlog.feature(one).title for one in heirs}
            figure = tornado_figure(tipping, current_palette(), keys=keys, titles=titles, phone=is_phone())
            draw(figure, key="tornado", alt=describe_tornado(tipping))
            st.caption(
                "Bar: weights with which the leader stays first; beside its end, who takes over. Dash: the weight now."
            )
        with right:
            for sentence in say_points(scene.backlog, tipping):
                st.markdown(plain(sentence))
            if tipping.caution:
                st.markdown(f":material/help: {plain(tipping.caution)}")
        with st.expander("The same as a table", type="compact"):
            _table(scene, tipping)
    if len(scene.evaluation.ranked) > 1:
        _make_first(scene)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)
    if scene.evaluation.framework.is_ratio:
        return "One score at a time is varied. Worked out exactly, not by chance."
    return "One weight or score at a time is varied. Worked out exactly, not by chance."


def _table(scene: Scene, tipping: TippingPoints) -> None:
    def title(feature_id: str | None) -> str:
        return "nobody" if feature_id is None else isolate(shorten(scene.backlog.feature(feature_id).title, 44))

    rows = [
        {
            "Dimension": one.name,
            "Weight": percent(one.weight),
            "First from": say_share(one.low, one.weight),
            "First to": say_share(one.high, one.weight),
            "Takes over below": title(one.below),
            "Takes over above": title(one.above),
        }
        for one in tipping.points
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="The weights between which the leader stays first")


def _make_first(scene: Scene) -> None:
    ids = [scene.evaluation.feature_ids[row] for row in scene.evaluation.ranked[1 : _RUNNERS_UP + 1]]
    titles = feature_labels((scene.backlog.feature(one) for one in ids), 70)
    chosen = st.selectbox(
        "What would make this feature first?",
        ids,
        format_func=lambda one: titles.get(one, str(one)),
        key=f"make_first_{scene.id}_{scene.opened.revision}",
    )
    for sentence in what_would_make(scene.backlog, scene.evaluation, chosen, against=None).sentences:
        st.markdown(plain(sentence))
