"""Beside the ranking: why a feature is where it is, or why one is ahead of another."""

import streamlit as st

from workbench.ui.charted import comparison_chart, working_chart
from workbench.ui.opened import Scene
from workbench.ui.text import coloured_name, plain
from workbench.workflows import compare, explain
from workbench.workflows.passing import what_would_make
from workbench.workflows.wording import isolate, shorten

COMPARED = 2
SHOWN_TITLE = 70


def detail_panel(scene: Scene, ticked: list[str]) -> None:
    """Show the working of one feature, or the comparison of two; of the leader when none is ticked."""
    with st.container(border=True):
        if len(ticked) >= COMPARED:
            _comparison(scene, ticked[:COMPARED])
            if len(ticked) > COMPARED:
                st.caption("The first two ticked are compared.")
        else:
            _working(scene, ticked[0] if ticked else scene.evaluation.feature_ids[scene.evaluation.ranked[0]])
        _how_computed(scene)


def _working(scene: Scene, feature_id: str) -> None:
    explanation = explain(scene.backlog, scene.evaluation, feature_id)
    st.subheader(f"Why is {_name(scene, feature_id)} here?", anchor=False)
    st.markdown(plain(explanation.headline))
    working_chart(scene, explanation)
    with st.expander("What its scores mean", type="compact"):
        for line in explanation.lines:
            meaning = f" — {plain(line.sentence)}" if line.sentence else ""
            st.markdown(
                f"{coloured_name(scene.evaluation.framework, line.dimension)}\u2002**{plain(line.score)}**{meaning}"
            )


def _comparison(scene: Scene, ids: list[str]) -> None:
    comparison = compare(scene.backlog, scene.evaluation, *ids)
    ahead, behind = _name(scene, comparison.ahead), _name(scene, comparison.behind)
    if comparison.is_tie:
        st.subheader(f"{ahead} and {behind} are level", anchor=False)
    else:
        st.subheader(f"Why is {ahead} ahead of {behind}?", anchor=False)
    first, dot, rest = comparison.headline.partition(". ")
    st.markdown(f"**{plain(first + dot.strip())}** {plain(rest)}")
    comparison_chart(scene, comparison)
    if comparison.caution:
        st.markdown(f":material/help: {plain(comparison.caution)}")
    with st.expander(f"What would have to be true for {behind}", type="compact"):
        passing = what_would_make(scene.backlog, scene.evaluation, comparison.behind, against=comparison.ahead)
        for sentence in passing.sentences:
            st.markdown(plain(sentence))


def _how_computed(scene: Scene) -> None:
    with st.expander("How is this computed?", type="compact"):
        if scene.evaluation.framework.is_ratio:
            st.markdown(plain(scene.evaluation.framework.description))
            st.markdown("A missing score or a divisor of 0 leaves a feature unranked: nothing is guessed.")
            return
        st.markdown(
            "Each score becomes a value from 0 (the worst on its declared scale) to 1 (the best). The priority is the "
            "sum of weight × value, shown from 0 to 100; a dimension's part of it is its contribution. A missing score "
            "can be anything from 0 to 1, so the priority becomes a range; for the order its middle counts."
        )
        st.caption("Keeney and Raiffa (1976), Decisions with Multiple Objectives, chapter 3.")


def _name(scene: Scene, feature_id: str) -> str:
    return plain(isolate(shorten(scene.backlog.feature(feature_id).title, SHOWN_TITLE)))
