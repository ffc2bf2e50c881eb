"""What was said about a file, remembered for the next one with the same headers."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.exchange.report import Recognition
from workbench.ui.import_source import REMEMBER, PendingSource, keep_source
from workbench.ui.opened import shared_store
from workbench.ui.text import plain
from workbench.workflows.wording import count_of, join_names
from workbench.workspace.merging import is_own_export
from workbench.workspace.remembering import find_mapping, header_digest, remember_mapping

_AFRESH = "afresh"
"""Nothing remembered is looked up for a file that a person started afresh."""


def begin_with_remembered(source: PendingSource, recognition: Recognition) -> None:
    """Start a file with what was remembered for its headers, once for each set of headers."""
    digest = header_digest(recognition.report.columns)
    is_done = source.looked_up in {digest, _AFRESH}
    if not digest or is_done or source.corrections.choices or is_own_export(recognition):
        return
    found = find_mapping(shared_store(), recognition, source.corrections)
    if found is None:
        keep_source(replace(source, looked_up=digest, dropped=()))
        return
    started = replace(source, looked_up=digest, corrections=found.corrections, dropped=found.dropped)
    keep_source(replace(started, is_remembered=True, look=source.look + 1))
    st.session_state[REMEMBER] = True
    st.rerun()


def remembered_note(source: PendingSource) -> None:
    """Say that a file starts with what was remembered, and offer to start afresh."""
    if not source.is_remembered:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        lost = f" Left out: {plain(' '.join(source.dropped))}" if source.dropped else ""
        st.markdown(
            f":material/history: It starts with {_about(source)} from an earlier file with these headers.{lost}"
        )
        st.space("stretch")
        st.button(
            "Start afresh", on_click=_start_afresh, args=(source,), type="tertiary", icon=":material/restart_alt:"
        )


def _about(source: PendingSource) -> str:
    said = source.corrections
    parts = [f"your answers about {count_of(len(said.choices), 'column')}"] if said.choices else []
    parts += ["all its sheets"] if said.all_sheets else []
    return join_names(parts) or "the framework you chose"


def remember_tick(source: PendingSource, recognition: Recognition, place: DeltaGenerator) -> None:
    """Offer to remember what was said, where something was said and the file has headers."""
    # Who starts afresh and keeps the tick wants the earlier answers forgotten.
    ticked = bool(st.session_state.get(REMEMBER))
    answers = source.corrections
    said = bool(answers.choices) or answers.framework is not None or answers.all_sheets
    if (
        (said or source.is_remembered or ticked)
        and header_digest(recognition.report.columns)
        and not is_own_export(recognition)
    ):
        place.checkbox(
            "Remember for files with these headers",
            key=REMEMBER,
            help="The next file with the same headers starts with what you said about the columns of this one.",
        )


def keep_if_ticked(source: PendingSource, recognition: Recognition) -> None:
    """Remember what was said about a file that is imported now, where the person ticked it."""
    if st.session_state.get(REMEMBER):
        remember_mapping(shared_store(), recognition, source.corrections)


def _start_afresh(source: PendingSource) -> None:
    afresh = source.corrected(choices=(), framework=None, all_sheets=False)
    keep_source(replace(afresh, looked_up=_AFRESH, is_remembered=False, dropped=(), look=source.look + 1))
