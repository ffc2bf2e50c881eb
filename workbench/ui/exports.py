"""The Export button: every format a download of its own, made only when it is asked for."""

import streamlit as st

from workbench.ui.opened import Scene
from workbench.ui.visitor import is_phone
from workbench.workspace.files import EXPORT_FORMATS, export_backlog, export_name

_ICONS = {
    ".xlsx": ":material/table:",
    ".csv": ":material/csv:",
    ".json": ":material/data_object:",
    ".html": ":material/article:",
}


def export_menu(scene: Scene) -> None:
    """Offer the ranked spreadsheet, the table as text, everything as JSON, and the one-page summary."""
    backlog, revision = scene.backlog, scene.opened.revision
    label = "" if is_phone() else "Export"
    with st.popover(label, icon=":material/download:", help="Take the ranking or the summary with you"):
        for suffix, meaning in EXPORT_FORMATS.items():
            st.download_button(
                meaning,
                data=lambda suffix=suffix: export_backlog(backlog, suffix, revision=revision),
                file_name=export_name(backlog, suffix),
                icon=_ICONS[suffix],
                on_click="ignore",
                width="stretch",
                key=f"export{suffix}",
            )
