"""Sliders in percent that always sum to 100."""

import streamlit as st

from workbench.ui.opened import Scene, reload_scene
from workbench.ui.text import coloured_name, plain
from workbench.workflows import equal_shares, find_presets, move_percent, whole_percents
from workbench.workspace import edit_weights

_MOVED, _OUTDATED = "sliders_moved", "sliders_outdated"


def weight_sliders(scene: Scene) -> None:
    """Show one slider a dimension; moving one lets the others keep their proportions, and is kept at once."""
    framework = scene.backlog.framework
    percents = whole_percents(framework.weights)
    for dimension in framework.dimensions:
        key = _slider_key(scene, dimension.key)
        if st.session_state.get(key) != percents[dimension.key]:
            # Only the sliders that were not moved: to set the one under the hand would pull it back.
            _outdated()[dimension.key] = st.session_state.get(key)
            st.session_state[key] = percents[dimension.key]
        with st.container(gap=None):
            st.markdown(coloured_name(framework, dimension.key), help=plain(dimension.question) or None)
            st.slider(
                dimension.name,
                0,
                100,
                format="%d %%",
                key=key,
                label_visibility="collapsed",
                on_change=_move,
                args=(key, dimension.key),
            )
    st.markdown("Sum **100 %**. The others keep their proportions.")
    _presets(scene)


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


def _slider_key(scene: Scene, dimension: str) -> str:
    return f"weight-{scene.id}-{dimension}"


def keep_moves(scene: Scene) -> Scene:
    """Keep what the sliders were moved to since the last run; give the backlog as it is then.

    A browser that has not yet heard of the others' new places sends their old ones along with the next move. A hand
    moves one slider at a time, so of several, those at a place they had before are not moves.
    """
    moved: dict[str, int] = st.session_state.pop(_MOVED, {})
    if len(moved) > 1:
        old = _outdated()
        moved = {key: percent for key, percent in moved.items() if percent != old.get(key)}
    for key, percent in moved.items():
        percents = whole_percents(reload_scene(scene).backlog.framework.weights)
        _keep(scene, {one: float(share) for one, share in move_percent(percents, key, percent).items()})
    return reload_scene(scene) if moved else scene


def _outdated() -> dict[str, int | None]:
    """Give the place that each slider had before the workbench moved it."""
    found: dict[str, int | None] = st.session_state.setdefault(_OUTDATED, {})
    return found


def _move(key: str, dimension: str) -> None:
    st.session_state.setdefault(_MOVED, {})[dimension] = int(st.session_state[key])


def _keep(scene: Scene, weights: dict[str, float]) -> None:
    edit_weights(scene.store, scene.id, weights)
