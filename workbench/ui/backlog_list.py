"""The list of backlogs: the one in work, all of them, and what can be done with one."""

import datetime as dt

import pandas as pd
import streamlit as st

from workbench.errors import NotKept
from workbench.ui import shell
from workbench.ui.backlog_actions import archive_panel, new_dialog, row_actions
from workbench.ui.edge import show_fault, show_waiting
from workbench.ui.import_source import import_dialog
from workbench.ui.opened import find_first_place, find_scene, forget_choice, shared_store
from workbench.ui.router import page_file
from workbench.ui.text import plain
from workbench.workflows.wording import count_word, isolate, shorten
from workbench.workspace import BacklogCard, find_backlogs, history

QUESTION = "Which decision are we working on?"
_UNSCORED, _SCORING, _SCORED = "New", "Scoring", "Scored"


def backlog_list() -> None:
    """Show every backlog that is not archived, the one in view as a card."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(QUESTION, anchor=False, width="content")
        show_waiting()
        st.space("stretch")
        if st.button("New backlog", icon=":material/add:"):
            new_dialog()
        if st.button("Import a spreadsheet", icon=":material/upload:", type="primary"):
            import_dialog()
    cards = find_backlogs(shared_store())
    if not cards:
        shell.empty(
            "No backlog yet. Drop in the spreadsheet you have.",
            "CSV, TSV or XLSX, or paste cells. You see how each column was understood before anything is kept.",
        )
        archive_panel()
        return
    try:
        scene = find_scene()
    except NotKept as problem:
        show_fault(problem)
        forget_choice()
        scene = find_scene()
    current = next((card for card in cards if scene and card.id == scene.id), cards[0])
    st.header(plain(_headline(current, cards)), anchor=False)
    _card(current)
    _table(cards)
    archive_panel()
    _invitation()


def _headline(current: BacklogCard, cards: tuple[BacklogCard, ...]) -> str:
    name = isolate(shorten(current.name, 44))
    states = {
        _UNSCORED: f"{name} waits for its first scores.",
        _SCORING: f"{name} is being scored.",
        _SCORED: f"{name} is scored and ready to weigh.",
    }
    waiting = sum(_state(card) != _SCORED for card in cards if card.id != current.id)
    if not waiting:
        return states[_state(current)]
    verb = "other waits" if waiting == 1 else "others wait"
    return f"{states[_state(current)]} {count_word(waiting, start=True)} {verb} for scores."


def _state(card: BacklogCard) -> str:
    whole = card.features * card.dimensions
    if not card.scores_filled:
        return _UNSCORED
    return _SCORED if card.scores_filled >= 0.9 * whole else _SCORING


def _card(card: BacklogCard) -> None:
    first = find_first_place(card)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(card.name), anchor=False, width="content")
            st.badge("in work", icon=":material/edit:", color="gray")
            st.space("stretch")
            address, label = _next(card)
            st.button(
                label,
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=_remember_target,
                args=(address,),
                key="continue",
            )
        left, middle, wide, right = st.columns([1, 1.4, 3, 2.6])
        left.metric("Features", f"{card.features:,}")
        middle.metric("Scores filled", f"{card.scores_filled:,} of {card.features * card.dimensions:,}")
        with wide:
            st.caption("First place")
            st.markdown(plain(first))
        with right:
            st.caption(f"Last changed {_when(card.changed)}")
            last = history(shared_store(), card.id, limit=1)
            st.markdown(plain(last[0].label) if last else "")
    target = st.session_state.pop("continue_target", None)
    if target:
        st.switch_page(page_file(target), query_params={"backlog": card.id})


def _remember_target(address: str) -> None:
    st.session_state["continue_target"] = address


def _next(card: BacklogCard) -> tuple[str, str]:
    if _state(card) == _SCORED:
        return "ranking", "Continue with the ranking"
    return "score", "Continue scoring" if card.scores_filled else "Start scoring"


def _table(cards: tuple[BacklogCard, ...]) -> None:
    st.subheader("All backlogs", anchor=False)
    frame = pd.DataFrame(
        {
            "name": [isolate(card.name) for card in cards],
            "features": [card.features for card in cards],
            "filled": [100 * card.scores_filled / max(1, card.features * card.dimensions) for card in cards],
            "first": [find_first_place(card) for card in cards],
            "changed": [_when(card.changed) for card in cards],
            "state": [_state(card) for card in cards],
        }
    )
    event = st.dataframe(
        frame,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"backlogs-{len(cards)}-{sum(card.revision for card in cards)}",
        column_config={
            "name": st.column_config.TextColumn("Backlog", width=200),
            "features": st.column_config.NumberColumn("Features", width=80, format="localized"),
            "filled": st.column_config.ProgressColumn(
                "Scores filled", min_value=0, max_value=100, format="%.0f %%", color="primary", width=160
            ),
            "first": st.column_config.TextColumn("First place", width=260),
            "changed": st.column_config.TextColumn("Changed", width=110),
            "state": st.column_config.TextColumn("State", width=90),
        },
        alt=f"{len(cards)} backlogs with how far each is scored",
    )
    rows = event["selection"]["rows"]
    if rows and rows[0] < len(cards):
        row_actions(cards[rows[0]])
    else:
        st.caption("Tick a row to open, duplicate, rename or archive it.")


def _invitation() -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown("**Have a tracker export or a sheet?**")
            st.markdown(
                "CSV, TSV or XLSX, up to 50 MB; or paste cells. You see how each column was understood before anything "
                "is kept."
            )
        if st.button("Paste cells or see an example", icon=":material/content_paste:"):
            import_dialog()


def _when(moment: dt.datetime) -> str:
    local = moment.astimezone()
    today = dt.datetime.now(tz=local.tzinfo).date()
    if local.date() == today:
        return f"today, {local:%H:%M}"
    if local.date() == today - dt.timedelta(days=1):
        return "yesterday"
    return f"{local.day} {local:%b}" if local.year == today.year else f"{local.day} {local:%b %Y}"
