"""A file that is being read: beyond a second of work a bar says how far it has come."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.exchange.collection_pause import LARGE, leave_out_of_collection
from workbench.exchange.progress import Tell
from workbench.exchange.report import Recognition
from workbench.ui.text import plain

PATIENCE = 1.0
"""Seconds of work before the bar is shown; until then a spinner turns."""


@dataclass
class _Slot:
    """Where a recognition is kept once it is there; whoever comes meanwhile waits for it."""

    lock: Lock = field(default_factory=Lock)
    found: Recognition | None = None


def understood_once(key: str, understand: Callable[[Tell], Recognition]) -> Recognition:
    """Understand a file once for everybody, with a bar while it takes.

    Parameters
    ----------
    key
        The file, every answer about it, and what it is judged by.
    understand
        Does it; a file that cannot be understood raises, and nothing is kept.

    Notes
    -----
    What a cached function draws would be drawn again whenever its result is taken from the cache, and into a place that
    is gone. So the cached function only gives a slot, and the work is done outside of it.
    """
    slot = _slot(key)
    # The place is there on every run, so that nothing below it moves and is seen twice on the way.
    place = st.empty()
    with slot.lock:
        if slot.found is None:
            with bar(place, "Reading the file…") as tell:
                slot.found = understand(tell)
                if len(slot.found.backlog.features) >= LARGE:
                    leave_out_of_collection()
        return slot.found


@st.cache_resource(max_entries=12, show_spinner=False)
def _slot(key: str) -> _Slot:
    del key
    return _Slot()


@contextmanager
def bar(place: DeltaGenerator, first: str) -> Iterator[Tell]:
    """Give what moves a bar; beyond a second it takes the spinner's place, and goes when the work is done.

    Parameters
    ----------
    place
        Where both are shown.
    first
        What the spinner says.
    """
    started = time.monotonic()
    with ExitStack() as spinner:
        with place:
            spinner.enter_context(st.spinner(first))

        def tell(share: float, sentence: str) -> None:
            if time.monotonic() - started >= PATIENCE:
                spinner.close()
                place.progress(share, text=plain(sentence))

        try:
            yield tell
        finally:
            place.empty()
