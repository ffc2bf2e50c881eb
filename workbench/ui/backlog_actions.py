"""What can be done with a backlog as a whole: start, open, duplicate, rename, archive, restore, delete."""

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.model import BUILT_IN, built_in_framework
from workbench.ui.edge import say_after_rerun, show_fault
from workbench.ui.opened import changed_outside, choose, forget_choice, shared_store
from workbench.ui.router import page_file
from workbench.ui.text import plain
from workbench.workspace import (
    BacklogCard,
    archive_backlog,
    create_backlog,
    delete_backlog,
    duplicate_backlog,
    find_backlogs,
    rename_backlog,
    restore_backlog,
)


@st.dialog("New backlog")
def new_dialog() -> None:
    """Start an empty backlog and go on to add its first feature."""
    name = st.text_input("Name", placeholder="For instance: Support assistant, spring")
    frameworks = {key: make().name for key, make in BUILT_IN.items()}
    key = st.selectbox("Judged by", list(frameworks), format_func=lambda one: frameworks[one])
    st.caption(plain(built_in_framework(key).description))
    if st.button("Start", type="primary", disabled=not name.strip()):
        backlog_id = create_backlog(shared_store(), name, built_in_framework(key))
        choose(backlog_id)
        changed_outside()
        st.switch_page(page_file("score"), query_params={"backlog": backlog_id})


def row_actions(card: BacklogCard) -> None:
    """Offer what can be done with the ticked backlog."""
    with st.container(horizontal=True):
        if st.button("Open", icon=":material/folder_open:", type="primary"):
            choose(card.id)
            changed_outside()
            st.switch_page(page_file("score"), query_params={"backlog": card.id})
        if st.button("Duplicate", icon=":material/content_copy:"):
            duplicate_backlog(shared_store(), card.id, name=f"{card.name} (copy)")
            say_after_rerun(f"Copied: {card.name}")
            st.rerun()
        if st.button("Rename", icon=":material/edit:"):
            _rename_dialog(card)
        if st.button("Archive", icon=":material/archive:"):
            archive_backlog(shared_store(), card.id)
            forget_choice()
            say_after_rerun(f"Archived: {card.name}. It is below the list and can be restored.")
            st.rerun()


@st.dialog("Rename")
def _rename_dialog(card: BacklogCard) -> None:
    name = st.text_input("Name", card.name)
    if st.button("Rename", type="primary"):
        try:
            rename_backlog(shared_store(), card.id, name=name)
        except WorkbenchError as problem:
            show_fault(problem)
            return
        st.rerun()


def archive_panel() -> None:
    """List the archived backlogs, folded away, each with a way back."""
    archived = find_backlogs(shared_store(), "archived")
    if not archived:
        return
    with st.expander(f"Archived, {len(archived)}", icon=":material/archive:", type="compact"):
        for card in archived:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{plain(card.name)} · {card.features:,} features")
                st.space("stretch")
                if st.button("Restore", key=f"restore-{card.id}", icon=":material/unarchive:"):
                    restore_backlog(shared_store(), card.id)
                    say_after_rerun(f"Restored: {card.name}")
                    st.rerun()
                if st.button("Delete", key=f"delete-{card.id}", icon=":material/delete:", type="tertiary"):
                    _delete_dialog(card)


@st.dialog("Delete for good?")
def _delete_dialog(card: BacklogCard) -> None:
    st.markdown(f"**{plain(card.name)}** and its history go for good. This cannot be undone.")
    if st.button("Delete for good", type="primary"):
        delete_backlog(shared_store(), card.id)
        say_after_rerun(f"Deleted: {card.name}")
        st.rerun()
