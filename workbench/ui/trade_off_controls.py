"""Which two axes are set against each other, and what the marks' size shows."""

import streamlit as st

from workbench.model import Direction
from workbench.ui.opened import Scene
from workbench.workflows import find_axes, find_first_axes

_SAME = "same"


def choose_axes(scene: Scene) -> tuple[str, str, str | None]:
    """Let the person choose the axes; give x, y and the dimension that sets the size, or None."""
    evaluation = scene.evaluation
    axes = find_axes(evaluation)
    keys = list(axes)
    first_x, first_y = find_first_axes(evaluation) or (keys[-1], keys[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        y = _select("Up", axes, first_y, f"axis-y-{scene.id}-{evaluation.framework.key}")
        st.caption("against", width="content")
        x = _select("Across", {key: axes[key] for key in keys if key != y}, first_x, f"axis-x-{scene.id}-{y}")
        st.space("stretch")
        size = _size(scene, {x, y})
    return x, y, size


def _select(label: str, axes: dict[str, str], first: str, key: str) -> str:
    keys = list(axes)
    return st.selectbox(
        label,
        keys,
        index=keys.index(first) if first in keys else 0,
        format_func=lambda one: axes[one],
        label_visibility="collapsed",
        width=240,
        key=key,
        persist_state="session",
    )


def _size(scene: Scene, taken: set[str]) -> str | None:
    evaluation = scene.evaluation
    framework = evaluation.framework
    offered = [key for key in ("time_to_market", "strategic_alignment", "confidence", "reach") if key in framework.keys]
    free = [key for key in offered if key in evaluation.dimensions and key not in taken]
    if not free:
        return None
    names = {
        key: f"Size: {_size_name(framework.dimension(key).name, framework.dimension(key).direction)}" for key in free
    }
    chosen = st.segmented_control(
        "Size of the marks",
        [_SAME, *free],
        format_func=lambda key: names.get(key, "Same size"),
        default=_SAME,
        required=True,
        label_visibility="collapsed",
        key=f"size-{scene.id}-{'-'.join(free)}",
    )
    return None if chosen in {None, _SAME} else str(chosen)


def _size_name(name: str, direction: Direction) -> str:
    return "speed" if direction is Direction.LOWER_IS_BETTER and name == "Time-to-market" else name.lower()
