"""The Export button: every format a download of its own, made only when it is asked for."""

from functools import partial

import streamlit as st

from workbench.ui.opened import Scene
from workbench.ui.visitor import is_phone
from workbench.workspace.files import EXPORT_FORMATS, export_backlog, export_name

_ICONS = {
    ".xlsx": ":material/table:",
    ".csv": ":material/csv:",
    ".json": ":material/data_object:",
    ".html": ":material/article:",
    ".pdf": ":material/picture_as_pdf:",
    ".docx": ":material/description:",
    ".md": ":material/notes:",
    ".pptx": ":material/slideshow:",
}


def export_menu(scene: Scene) -> None:
    """Offer the ranked spreadsheet, the table as text, the one-page summary, slides, and everything as JSON."""
    label = "" if is_phone() else "Export"
    with st.popover(label, icon=":material/download:", help="Take the ranking or the summary with you"):
        for suffix, meaning in EXPORT_FORMATS.items():
            _download(scene, suffix, meaning, key=f"export{suffix}")


def export_button(scene: Scene, suffix: str, label: str, *, primary: bool = False) -> None:
    """Offer one format on the page itself."""
    _download(scene, suffix, label, key=f"page{suffix}", primary=primary)


def _download(scene: Scene, suffix: str, label: str, *, key: str, primary: bool = False) -> None:
    st.download_button(
        label,
        data=partial(export_backlog, scene.backlog, suffix, revision=scene.opened.revision),
        file_name=export_name(scene.backlog, suffix),
        icon=_ICONS[suffix],
        on_click="ignore",
        width="stretch",
        key=key,
        type="primary" if primary else "secondary",
    )
