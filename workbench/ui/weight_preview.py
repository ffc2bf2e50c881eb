"""The end of every way to weights: what they are, what comes first with them, and the button that uses them."""

import streamlit as st

from workbench.ui.edge import say_after_rerun, told
from workbench.ui.opened import Scene, changed_outside
from workbench.ui.text import coloured_name, plain
from workbench.workflows import Elicited, find_top
from workbench.workflows.wording import NARROW_SPACE, isolate, shorten
from workbench.workspace import edit_weights

TOP = 5


def weight_preview(scene: Scene, elicited: Elicited) -> None:
    """Show the weights found and the first five features with them; nothing changes before the button."""
    for note in elicited.notes:
        st.markdown(f":material/info: {plain(note)}")
    with st.container(border=True):
        left, right = st.columns(2)
        left.markdown("**Weights**")
        left.markdown("  \n".join(_weight(scene, elicited, key) for key in elicited.percents))
        right.markdown("**First five with them**")
        right.markdown(_first(scene, elicited))
    with st.expander("Your answers", type="compact"):
        for reply in elicited.replies:
            st.markdown(f"{plain(reply.question)} **{plain(reply.answer)}**")
    if st.button("Use these weights", type="primary", key=f"use-{elicited.way}"):
        _use(scene, elicited)


def how_computed(text: str, source: str) -> None:
    """Fold away the formula and where it was published."""
    with st.expander("How is this computed?", type="compact"):
        st.markdown(text)
        st.caption(source)


def _weight(scene: Scene, elicited: Elicited, key: str) -> str:
    line = f"{coloured_name(scene.backlog.framework, key)}\u2002**{elicited.percents[key]}{NARROW_SPACE}%**"
    if key not in elicited.ranges:
        return line
    least, most = elicited.ranges[key]
    return f"{line}\u2002could be {least} to {most}{NARROW_SPACE}%"


def _first(scene: Scene, elicited: Elicited) -> str:
    titles = find_top(scene.backlog, elicited.percents, TOP)
    if not titles:
        return "Nothing is ranked yet."
    return "\n".join(f"{place}. {plain(isolate(shorten(title, 60)))}" for place, title in enumerate(titles, start=1))


def _use(scene: Scene, elicited: Elicited) -> None:
    weights = {key: float(share) for key, share in elicited.percents.items()}
    with told():
        edit_weights(scene.store, scene.id, weights, label=elicited.label)
        changed_outside()
        say_after_rerun(f"In use: {elicited.label[0].lower()}{elicited.label[1:]}")
        st.rerun()
