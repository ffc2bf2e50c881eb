"""The outermost edge: a person's mistake becomes a sentence, everything else keeps its traceback in the log."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from workbench.errors import SpreadsheetError, WorkbenchError
from workbench.ui.text import plain
from workbench.workflows.wording import shorten

_WAITING = "waiting_message"


@contextmanager
def told() -> Iterator[None]:
    """Show a ``WorkbenchError`` raised inside as a message in place; the rest of the page goes on."""
    try:
        yield
    except WorkbenchError as problem:
        show_fault(problem)


def show_fault(problem: WorkbenchError) -> None:
    """Show what, where and what to do in a bordered box."""
    faults = problem.faults if isinstance(problem, SpreadsheetError) else (str(problem),)
    with st.container(border=True):
        for fault in faults:
            st.markdown(f":red[:material/error:] {plain(fault)}")


def say_after_rerun(sentence: str) -> None:
    """Keep a short message to be shown by the next run, which is about to start."""
    st.session_state[_WAITING] = sentence


def show_waiting(most: int = 70) -> None:
    """Show the message kept by ``say_after_rerun``, once, in the line of the header.

    A message that pops up over the corner would cover undo and export just when they are wanted.
    """
    sentence = st.session_state.pop(_WAITING, None)
    if sentence:
        st.caption(plain(shorten(sentence, most)), width="content")
