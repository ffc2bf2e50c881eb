"""Find out next: which open score is likeliest to change who is among the best."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.ui import shell
from workbench.ui.opened import Scene
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.confidence_headline import of_hundred
from workbench.workflows.finding_out import FindingOut, find_out, finding_out_headline, first_question
from workbench.workflows.wording import count_of, isolate, join_names, quote, shorten

_QUESTION = "What should we find out next?"
_PLACES = (5, 10)
_SHOWN = 50
_HOW = (
    "**Chance.** One open score at a time becomes known; all others stay where they are, a missing one in the middle "
    "of its scale. The feature then changes sides at one number of that score, and the chance of being beyond it "
    "is worked out exactly: a missing score is equally likely anywhere on its whole scale, a range most likely at its "
    "likely score. A tie at the line is settled by the backlog's own order.\n\n"
    "Two answers together may change what neither changes alone.\n\n"
    "Source: Howard (1966), *Information value theory*, IEEE Trans. Systems Science and Cybernetics 2(1), 22–26."
)


def panel(scene: Scene, place: DeltaGenerator) -> None:
    """Show which question to ask first, and the list of open scores by what they could change."""
    places = st.segmented_control(
        "Among the best",
        _PLACES,
        default=10,
        required=True,
        format_func=lambda one: f"Top {one}",
        key="find_out_places",
    )
    found = find_out(scene.evaluation, places=int(places))
    with place:
        shell.answer(_QUESTION, finding_out_headline(found))
    if found.questions:
        st.markdown(f"**{plain(first_question(scene.backlog, found))}**")
        if is_phone():
            st.space("medium")  # where touch shows a table's tools, above it
        _table(scene, found)
    _rest(scene, found)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)


def _table(scene: Scene, found: FindingOut) -> None:
    shown = found.questions[:_SHOWN]
    frame = pd.DataFrame(
        {
            "feature": [isolate(shorten(scene.backlog.feature(one.feature_id).title, 60)) for one in shown],
            "says": [f"{of_hundred(one.chance)} of 100" for one in shown],
            "dimension": [one.name for one in shown],
            "chance": [one.chance * 100 for one in shown],
            "would": ["drop out" if one.is_inside else "come in" for one in shown],
            "now": ["missing" if one.is_missing else "a range" for one in shown],
        }
    )
    columns = {
        "feature": st.column_config.TextColumn("Feature", width=140),
        "dimension": st.column_config.TextColumn("Find out its", width=125),
        "chance": st.column_config.ProgressColumn(
            "Chance", min_value=0, max_value=100, format=" ", color="primary", width="small"
        ),
        "says": st.column_config.TextColumn("Would change", width=90),
        "would": st.column_config.TextColumn("It would", width="small"),
        "now": st.column_config.TextColumn("Now", width="small"),
    }
    st.dataframe(
        frame, hide_index=True, column_config=columns, alt="Open scores by the chance that they change the top"
    )
    if len(found.questions) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(found.questions):,}.")


def _rest(scene: Scene, found: FindingOut) -> None:
    """Say what is open besides."""
    if found.idle and found.ranked:
        noun = count_of(found.idle, "other open score" if found.questions else "open score", start=True)
        st.markdown(f"{noun} cannot change it alone, whatever the answer.")
    if found.needed:
        needs = [
            f"{quote(scene.backlog.feature(one).title, 40)} ({join_names([name.lower() for name in names], 3)})"
            for one, names in found.needed
        ]
        st.markdown(plain(f"Needed for any rank: {join_names(needs, 4)}."))
    if found.set_aside:
        st.markdown(plain(f"Not asked about, because no feature has a score on it: {join_names(found.set_aside)}."))
