"""The no-list: every declined feature with its reason, and the sentence for whoever asked."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbench.ui.opened import Scene
from workbench.ui.text import plain
from workbench.ui.visitor import is_phone
from workbench.workflows.no_list import Declined
from workbench.workflows.wording import isolate, shorten
from workbench.workspace.no_list import NO_LIST_FORMATS, export_no_list, no_list_name

_PAGE = 25
_ICONS = {".md": ":material/article:", ".xlsx": ":material/table:", ".csv": ":material/csv:"}


def no_list_downloads(scene: Scene) -> None:
    """Offer the no-list as a file, made when it is asked for."""
    with st.container(horizontal=True):
        for suffix, label in NO_LIST_FORMATS.items():
            st.download_button(
                label,
                data=partial(export_no_list, scene.backlog, suffix),
                file_name=no_list_name(scene.backlog, suffix),
                icon=_ICONS[suffix],
                on_click="ignore",
                key=f"no_list{suffix}",
            )


def declined_list(scene: Scene, declined: Sequence[Declined]) -> None:
    """Show the declined features, a page of them at a time."""
    shown = declined[:_PAGE]
    if len(declined) > _PAGE:
        pages = -(-len(declined) // _PAGE)
        page = st.number_input(f"Page, of {pages}", 1, pages, 1, width=160, key=f"no_list_page-{scene.id}")
        shown = declined[(page - 1) * _PAGE : page * _PAGE]
    for one in shown:
        with st.container(border=True):
            _entry(one)


def _entry(one: Declined) -> None:
    rank = f"rank {one.rank}" if one.rank else "no rank"
    facts = " · ".join(fact for fact in (one.key, rank, one.decided_by and f"decided by {one.decided_by}") if fact)
    title = plain(isolate(shorten(one.title, 120)))
    st.markdown(f":material/block: **{plain(one.form_text)}** · **{title}** · :small[{plain(facts)}]")
    left, right = (st.container(), st.container()) if is_phone() else st.columns([5, 6], gap="medium")
    with left:
        st.markdown(f"**Why:** {plain(one.reason) or 'no reason yet; open it on the board and say why.'}")
        if one.reopen:
            st.markdown(f"**Would reopen it:** {plain(one.reopen)}")
        if one.look_again:
            st.markdown(f"**Look again:** {plain(one.look_again_text)}")
    with right:
        st.markdown(":small[Sentence for whoever asked]")
        st.code(one.sentence, language=None, wrap_lines=True)
