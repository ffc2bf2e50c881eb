"""Below the trade-off chart: who is beaten by whom, and a few features side by side."""

import pandas as pd
import streamlit as st

from workbench import charts
from workbench.ui.charted import draw
from workbench.ui.cut import first_rows, say_cut, search_features
from workbench.ui.opened import Scene
from workbench.ui.text import feature_labels, plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows import TradeOffs, find_dominated
from workbench.workflows.wording import count_of, isolate, join_names, quote, shorten

_SHOWN = 3
_MOST_LINES = 8


def beaten_panel(scene: Scene, trade_offs: TradeOffs) -> None:
    """Say which features another beats on every dimension, so that no weights can bring them first."""
    backlog = scene.backlog
    beaten = find_dominated(scene.evaluation)
    if trade_offs.left_out:
        names = join_names([quote(backlog.feature(one).title, 40) for one in trade_offs.left_out], _SHOWN)
        verb = "is" if len(trade_offs.left_out) == 1 else "are"
        st.markdown(f":material/help: {plain(names)} {verb} not drawn: no score on one of the two sides.")
    if not beaten:
        return
    label = count_of(len(beaten), "feature is", "features are", start=True)
    with st.expander(f"{label} beaten on every dimension: no weights put them first", icon=":material/south_east:"):
        rows = first_rows(list(beaten))
        say_cut(len(beaten), "by rank; take all features along with Export.")
        frame = pd.DataFrame(
            {
                "feature": [isolate(shorten(backlog.feature(one).title, 80)) for one in rows],
                "by": [isolate(shorten(backlog.feature(beaten[one]).title, 80)) for one in rows],
            }
        )
        columns = {"feature": "Feature", "by": "At least as good on all, better on some"}
        st.dataframe(
            frame, hide_index=True, column_config=columns, alt="Features beaten on every dimension, and by whom"
        )


def parallel_panel(scene: Scene, picked: list[str]) -> None:
    """Compare a few features on every dimension at once."""
    backlog, evaluation = scene.backlog, scene.evaluation
    best = [evaluation.feature_ids[position] for position in evaluation.ranked[:_SHOWN]]
    st.subheader("Side by side", anchor=False)
    key = f"parallel-{scene.id}-{scene.opened.revision}-{'-'.join(picked)}"
    kept = [*picked, *st.session_state.get(key, ())]
    titles = feature_labels(search_features(scene, key="find_parallel", kept=kept), 60)
    chosen = st.multiselect(
        "Features to compare",
        list(titles),
        default=list(dict.fromkeys(picked))[:_MOST_LINES] or best,
        format_func=lambda one: titles[one],
        max_selections=_MOST_LINES,
        label_visibility="collapsed",
        placeholder="Choose up to eight features",
        key=key,
    )
    if not chosen:
        st.markdown("Choose features above, or click marks in the chart.")
        return
    figure = charts.parallel_figure(backlog, evaluation, chosen, current_palette(), phone=is_phone())
    draw(figure, key="parallel", alt=charts.describe_parallel(backlog, evaluation, chosen))
