"""Sliders in percent that always sum to 100."""

from dataclasses import dataclass

import streamlit as st

from workbench.ui.opened import Scene, reload_scene
from workbench.ui.text import coloured_name, plain
from workbench.workflows import equal_shares, find_presets, move_percent, whole_percents
from workbench.workspace import edit_weights


@dataclass
class Handle:
    """A slider as the browser has it; changed in place.

    Attributes
    ----------
    place
        Whole percent at which it was put.
    number
        Part of its key; rises whenever the workbench puts it elsewhere. A browser that has not heard of that yet goes
        on sending the old place under the old key, which is no move; under the same key it could not be told from one.
    """

    place: int
    number: int = 0


def weight_sliders(scene: Scene) -> None:
    """Show one slider a dimension; moving one lets the others keep their proportions, and is kept at once."""
    framework = scene.backlog.framework
    percents = whole_percents(framework.weights)
    for dimension in framework.dimensions:
        handle = _put(scene, dimension.key, percents[dimension.key])
        with st.container(gap=None):
            st.markdown(coloured_name(framework, dimension.key), help=plain(dimension.question) or None)
            st.slider(
                dimension.name,
                0,
                100,
                value=handle.place,
                format="%d %%",
                key=_key(scene, dimension.key, handle.number),
                label_visibility="collapsed",
                on_change=_move,
                args=(scene, dimension.key, handle, handle.number),
            )
    st.markdown("Sum **100 %**. The others keep their proportions.")
    _presets(scene)


def _put(scene: Scene, dimension: str, percent: int) -> Handle:
    """Give the slider of a dimension, put at a percent; the one under the hand stays where it is."""
    handles: dict[str, Handle] = st.session_state.setdefault(f"sliders-{scene.id}", {})
    handle = handles.setdefault(dimension, Handle(percent))
    if st.session_state.get(_key(scene, dimension, handle.number), handle.place) != percent:
        handle.place, handle.number = percent, handle.number + 1
    return handle


def _key(scene: Scene, dimension: str, number: int) -> str:
    return f"weight-{scene.id}-{dimension}-{number}"


def _presets(scene: Scene) -> None:
    framework = scene.backlog.framework
    presets = {preset.name: preset for preset in find_presets(framework)}
    with st.container(horizontal=True):
        st.button(
            "Equal weights",
            icon=":material/restart_alt:",
            type="tertiary",
            on_click=_keep,
            args=(scene, equal_shares(framework)),
        )
        if presets:
            chosen = st.menu_button("Start from", list(presets), type="tertiary", key="weight_preset")
            if chosen is not None:
                _keep(scene, {key: float(share) for key, share in presets[chosen].percents.items()})
                st.rerun()


def _move(scene: Scene, dimension: str, handle: Handle, number: int) -> None:
    """Keep a move in the same breath: a page may be left before it is drawn again."""
    if handle.number == number:
        percents = whole_percents(reload_scene(scene).backlog.framework.weights)
        moved = move_percent(percents, dimension, int(st.session_state[_key(scene, dimension, number)]))
        _keep(scene, {key: float(share) for key, share in moved.items()})


def _keep(scene: Scene, weights: dict[str, float]) -> None:
    edit_weights(scene.store, scene.id, weights)
