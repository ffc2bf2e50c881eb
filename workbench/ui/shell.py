"""What every page has in common: the header, the question, the answer and the next step."""

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui.edge import say_after_rerun, show_fault, show_waiting
from workbench.ui.exports import export_menu
from workbench.ui.opened import Scene, changed_outside, choose, find_scene
from workbench.ui.router import PAGES, page_file
from workbench.ui.text import distinct, plain
from workbench.ui.visitor import is_phone
from workbench.workspace import find_backlogs, redo, undo


def open_scene(question: str) -> Scene:
    """Give the backlog in view; without one, show the question with what to do first, and stop the page."""
    try:
        scene = find_scene()
    except WorkbenchError as problem:
        st.title(question)
        show_fault(problem)
        go_to("backlogs", "See all backlogs")
        st.stop()
    if scene is None:
        st.title(question)
        empty("There is no backlog yet.", "Import a spreadsheet or start an empty backlog; it takes a minute.")
        go_to("backlogs", "Import a spreadsheet")
        st.stop()
    return scene


def header(scene: Scene) -> None:
    """Show the backlog, its revision, undo, redo and the export."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _switch(scene)
        st.caption(f"revision {scene.opened.revision}{'' if is_phone() else ' · saved'}", width="content")
        show_waiting()
        st.space("stretch")
        _step_back(scene)
        export_menu(scene)


def answer(question: str, sentence: str) -> None:
    """Show a page's question, small, and its answer, large."""
    st.title(question, anchor=False)
    st.header(plain(sentence), anchor=False)


def next_step(caption: str, label: str, address: str) -> None:
    """Close a page: how to read it at left, the next step at right."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(plain(caption), width="content")
        go_to(address, label)


def go_to(address: str, label: str) -> None:
    """Link to a page, keeping the backlog in view."""
    named = st.query_params.get("backlog")
    st.page_link(
        page_file(address),
        label=label,
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params={"backlog": named} if named else None,
    )


def empty(sentence: str, hint: str) -> None:
    """Show what is missing and why it is worth filling in, instead of an empty chart."""
    st.header(plain(sentence), anchor=False)
    st.markdown(plain(hint))


def _switch(scene: Scene) -> None:
    others = [card for card in find_backlogs(scene.store) if card.id != scene.id]
    names = distinct({"": "All backlogs…"} | {card.id: card.name for card in others})
    chosen = st.menu_button(
        plain(scene.backlog.name),
        [*(card.id for card in others), ""],
        icon=":material/folder_open:",
        type="tertiary",
        format_func=lambda one: names[one],
        key="switch_backlog",
    )
    if chosen is None:
        return
    if chosen == "":
        st.switch_page(page_file(next(iter(PAGES))), query_params={"backlog": scene.id})
    choose(chosen)
    changed_outside()
    st.rerun()


def _step_back(scene: Scene) -> None:
    undoes, redoes = scene.opened.undo_label, scene.opened.redo_label
    back = st.button(
        "",
        icon=":material/undo:",
        type="tertiary",
        disabled=undoes is None,
        help=f"Undo: {plain(undoes)}" if undoes else "Nothing to undo",
        key="undo",
    )
    forth = st.button(
        "",
        icon=":material/redo:",
        type="tertiary",
        disabled=redoes is None,
        help=f"Redo: {plain(redoes)}" if redoes else "Nothing to redo",
        key="redo",
    )
    if back or forth:
        label = (undo if back else redo)(scene.store, scene.id, seen=scene.opened.revision)
        changed_outside()
        say_after_rerun(f"{'Undone' if back else 'Done again'}: {label}")
        st.rerun()
