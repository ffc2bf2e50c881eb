"""The Export button: every format a download of its own, made only when it is asked for."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

import streamlit as st

from workbench.ui.opened import Scene
from workbench.ui.visitor import is_phone
from workbench.workspace.files import EXPORT_FORMATS, OUR_LAYOUT, Layout, export_backlog, export_name

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
            export = partial(export_backlog, scene.backlog, suffix, revision=scene.opened.revision)
            _download(meaning, export, export_name(scene.backlog, suffix), key=f"export{suffix}")


def export_button(scene: Scene, suffix: str, label: str, *, primary: bool = False, layout: Layout = OUR_LAYOUT) -> None:
    """Offer one format on the page itself."""
    export = partial(export_backlog, scene.backlog, suffix, revision=scene.opened.revision, layout=layout)
    _download(label, export, export_name(scene.backlog, suffix), key=f"page{suffix}", primary=primary)


def _download(label: str, export: Callable[[], bytes], name: str, *, key: str, primary: bool = False) -> None:
    st.download_button(
        label,
        data=export,
        file_name=name,
        icon=_ICONS[PurePath(name).suffix],
        on_click="ignore",
        width="stretch",
        key=key,
        type="primary" if primary else "secondary",
    )
