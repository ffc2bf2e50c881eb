"""A file that is being read: beyond a second of work a bar says how far it has come."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

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
    with slot.lock:
        if slot.found is None:
            with _bar() as tell:
                slot.found = understand(tell)
        return slot.found


@st.cache_resource(max_entries=12, show_spinner=False)
def _slot(key: str) -> _Slot:
    del key
    return _Slot()


@contextmanager
def _bar() -> Iterator[Tell]:
    """Give what moves the bar; it takes the spinner's place and goes when the work is done."""
    place, started = st.empty(), time.monotonic()
    with ExitStack() as spinner:
        spinner.enter_context(st.spinner("Reading the file…"))

        def tell(share: float, sentence: str) -> None:
            if time.monotonic() - started >= PATIENCE:
                spinner.close()
                place.progress(share, text=plain(sentence))

        try:
            yield tell
        finally:
            place.empty()
