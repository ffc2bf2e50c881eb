"""Which dimension is being scored, and which features are shown."""

import hashlib

import streamlit as st

from workbench.model import Dimension, Feature
from workbench.ui.opened import Scene
from workbench.ui.text import coloured_name
from workbench.workflows.headlines import TOP

MISSING, TOP_TEN = "missing", "top"
_NO_STATUS = "(no status)"


def dimension_choice(scene: Scene) -> Dimension:
    """Let the person choose the dimension whose rubric stands beside the grid."""
    framework = scene.backlog.framework
    names = {dimension.key: coloured_name(framework, dimension.key) for dimension in framework.dimensions}
    chosen = st.segmented_control(
        "Dimension",
        list(names),
        format_func=lambda key: names[key],
        default=framework.keys[0],
        required=True,
        label_visibility="collapsed",
        key=f"dimension-{scene.id}-{framework.key}",
        persist_state="session",
    )
    return framework.dimension(str(chosen or framework.keys[0]))


def filter_features(scene: Scene) -> tuple[list[str], str]:
    """Let the person filter; give the ids that fit, in backlog order, and a name of the filter."""
    pills = {MISSING: "Missing", TOP_TEN: "In the top ten"}
    wanted = st.pills(
        "Show only",
        list(pills),
        format_func=lambda one: pills[one],
        selection_mode="multi",
        label_visibility="collapsed",
        key=f"pills-{scene.id}",
    )
    with st.popover("Filter", icon=":material/filter_list:"):
        text = st.text_input("Title or key contains", key=f"text-{scene.id}", persist_state="session")
        statuses = sorted({_status(feature) for feature in scene.backlog.features})
        chosen = st.multiselect("Status", statuses, key=f"status-{scene.id}", persist_state="session")
    ids = [
        feature.id
        for feature in scene.backlog.features
        if _fits_text(feature, text or "") and (not chosen or _status(feature) in chosen)
    ]
    if MISSING in wanted:
        keys = scene.backlog.framework.keys
        ids = [one for one in ids if any(scene.backlog.feature(one).score(key) is None for key in keys)]
    if TOP_TEN in wanted:
        best = {scene.evaluation.feature_ids[position] for position in scene.evaluation.ranked[:TOP]}
        ids = [one for one in ids if one in best]
    name = repr((sorted(wanted), text, sorted(chosen)))
    return ids, hashlib.sha256(name.encode()).hexdigest()[:12]


def _status(feature: Feature) -> str:
    return feature.status or _NO_STATUS


def _fits_text(feature: Feature, text: str) -> bool:
    wanted = text.strip().casefold()
    return wanted in feature.title.casefold() or wanted in feature.key.casefold()
