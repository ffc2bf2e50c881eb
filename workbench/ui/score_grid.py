"""The grid in which features are scored: every edit is kept at once, a wrong one is told and undone."""

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from workbench.errors import WorkbenchError
from workbench.exchange.score_cells import score_text_cell
from workbench.model import Dimension, Score
from workbench.ui.opened import Scene, Watch, changed_outside, generation, reload_scene, watch
from workbench.ui.scorer import typed_score
from workbench.workspace import edit_feature, edit_score

HEIGHT = 500
MISSING = "?"
_FAULTS = "grid_faults"
_HELD = "grid_frame"


def score_grid(scene: Scene, ids: list[str], *, filtered_by: str, selected: str) -> Scene:
    """Show the grid and keep what was edited in it.

    Parameters
    ----------
    scene
        The backlog in view.
    ids
        The features to show, in order.
    filtered_by
        Names the filter; under one name the rows stay as they are until the filter or the backlog changes, since
        pending edits are applied again by row position.
    selected
        Key of the dimension marked in the heading.

    Returns
    -------
    The backlog in view as it is after the edits.
    """
    key = f"grid-{scene.id}-{generation()}-{filtered_by}"
    shown = _hold_frame(scene, key, ids)
    edited = st.data_editor(
        shown,
        key=key,
        num_rows="fixed",
        height=HEIGHT,
        hide_index=True,
        disabled=["key"],
        column_config=_columns(scene, selected),
        alt=f"Scores of {len(shown)} features; each cell can be edited",
    )
    return _keep(scene, edited)


def show_faults() -> None:
    """Show what could not be kept and why, until the next edit."""
    for fault in st.session_state.get(_FAULTS, ()):
        with st.container(border=True):
            st.markdown(f":red[:material/error:] {fault}")


def cell_text(dimension: Dimension, score: Score | None) -> str:
    """Say a score as it would be typed; '?' where it is missing."""
    return score_text_cell(dimension, score) or MISSING


def _hold_frame(scene: Scene, key: str, ids: list[str]) -> pd.DataFrame:
    """Give the same frame as long as the grid lives under its key, so that typing goes on undisturbed.

    The grid's own edits lie over it. When the grid has been away (another page, another filter) or kept data changed
    from outside, its edits are gone, and the frame is made anew from what is kept.
    """
    held: tuple[str, pd.DataFrame] | None = st.session_state.get(_HELD)
    if held is None or held[0] != key or key not in st.session_state:
        held = (key, _frame(scene, ids))
        st.session_state[_HELD] = held
    return held[1]


def _frame(scene: Scene, rows: list[str]) -> pd.DataFrame:
    backlog = scene.backlog
    features = [backlog.feature(one) for one in rows]
    columns: dict[str, list[str]] = {"key": [one.key for one in features], "title": [one.title for one in features]}
    for dimension in backlog.framework.dimensions:
        columns[dimension.key] = [cell_text(dimension, one.score(dimension.key)) for one in features]
    columns["note"] = [one.note for one in features]
    return pd.DataFrame(columns, index=rows, dtype="string")


def _columns(scene: Scene, selected: str) -> dict[str, ColumnConfig | str | None]:
    has_keys = any(feature.key for feature in scene.backlog.features)
    config: dict[str, ColumnConfig | str | None] = {
        "key": st.column_config.TextColumn("Key", width=72) if has_keys else None,
        "title": st.column_config.TextColumn("Feature", width=228, required=True),
        "note": st.column_config.TextColumn("Note", width=122),
    }
    for dimension in scene.backlog.framework.dimensions:
        mark = "▸ " if dimension.key == selected else ""
        config[dimension.key] = st.column_config.TextColumn(
            f"{mark}{dimension.column}", width=80, alignment="center", help=_help(dimension.name, dimension.question)
        )
    return config


def _help(name: str, question: str) -> str:
    return f"{name}. {question} Type a number, a range such as 2–4, or ? for missing."


def _keep(scene: Scene, edited: pd.DataFrame) -> Scene:
    """Keep every cell that differs from what is kept; a wrong one is told, and the grid made anew without it."""
    frame = _frame(scene, [str(one) for one in edited.index])
    before, after = (one.fillna("").to_numpy(dtype=object) for one in (frame, edited))
    changed = [
        (str(frame.index[row]), str(frame.columns[column]), str(after[row, column]))
        for row, column in zip(*(before != after).nonzero(), strict=True)
    ]
    if not changed:
        return scene
    watching = watch()
    faults = [fault for edit in changed if (fault := _keep_one(scene, watching, *edit))]
    st.session_state[_FAULTS] = faults
    if faults:
        changed_outside()
        st.rerun()
    return reload_scene(scene)


def _keep_one(scene: Scene, watching: Watch, feature_id: str, column: str, text: str) -> str:
    """Keep one edited cell; give the sentence that says why it could not be kept, or ''."""
    feature = scene.backlog.feature(feature_id)
    try:
        if column in {"title", "note"}:
            revision = edit_feature(scene.store, scene.id, feature_id, {column: text})
        else:
            score = typed_score(scene.backlog.framework.dimension(column), feature.scores.get(column), text)
            revision = edit_score(scene.store, scene.id, feature_id, column, score)
    except WorkbenchError as problem:
        return f"{feature.title}: {problem}"
    watching.known = (scene.id, revision)
    return ""
