"""Downloads of documents to take along, each made only when it is asked for."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from workbench.ui.opened import Scene
from workbench.workspace import Snapshot
from workbench.workspace.documents import (
    DOCUMENT_FORMATS,
    FEATURE_DOCUMENTS,
    document_name,
    export_feature,
    export_snapshot,
)

_ICONS = {".docx": ":material/description:", ".pdf": ":material/picture_as_pdf:", ".md": ":material/article:"}
_MEANINGS = {
    "Decision record": "The problem, the evidence, the options, the decision and how it turned out.",
    "Requirements draft": "A short PRD, begun from what is known; prompts mark the gaps.",
}


def feature_downloads(scene: Scene, feature_id: str) -> None:
    """Offer what can be written about a feature, as it is saved."""
    title = scene.backlog.feature(feature_id).title
    with st.expander("Take it with you", icon=":material/download:"):
        for what in FEATURE_DOCUMENTS:
            st.markdown(f"**{what}** :small[{_MEANINGS[what]}]")
            made = {
                suffix: partial(export_feature, scene.backlog, scene.evaluation, feature_id, form=(what, suffix))
                for suffix in DOCUMENT_FORMATS
            }
            _downloads(made, title, what, key=f"take-{feature_id}")
        st.caption("As saved: what is typed above and not saved yet is not in them.")


def snapshot_downloads(snapshot: Snapshot) -> None:
    """Offer a frozen decision as a document."""
    made = {suffix: partial(export_snapshot, snapshot, suffix) for suffix in DOCUMENT_FORMATS}
    st.markdown("**Take it with you**")
    _downloads(made, snapshot.card.name, "Decision", key=f"take-{snapshot.card.id}")


def _downloads(made: Mapping[str, Callable[[], bytes]], title: str, what: str, *, key: str) -> None:
    with st.container(horizontal=True):
        for suffix, make in made.items():
            st.download_button(
                DOCUMENT_FORMATS[suffix],
                data=make,
                file_name=document_name(title, what, suffix),
                icon=_ICONS[suffix],
                on_click="ignore",
                key=f"{key}-{what}{suffix}",
            )
