"""Work that may take seconds: a bar beyond the first, the result kept for the visit, and an end when nobody waits."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Result = TypeVar("Result")
Tell = Callable[[int, int], None]
_STORE = "confidence_kept"
_KEPT = 12
_PATIENCE = 0.3
"""Seconds of work before a bar is shown; what is done sooner shows none."""
_STEP = 0.1
"""Seconds between two looks of the bar."""


def find_kept(key: Hashable, work: Callable[[Tell], Result], saying: str) -> Result:
    """Give a result that is kept for this visit, or work it out under a bar.

    Streamlit's own cache plays back what its functions draw, so it cannot hold a function that moves a bar.

    Parameters
    ----------
    key
        Whatever the result depends on.
    work
        Works it out; it tells how much is done, and of how much. Streamlit may end it there, when the visitor has
        already chosen something else; nothing is kept then.
    saying
        What is going on, above the bar.
    """
    kept: dict[Hashable, Result] = st.session_state.setdefault(_STORE, {})
    bar = _Bar(st.empty(), saying)
    if key in kept:
        # Last in the order, so that it is the last to be forgotten.
        kept[key] = kept.pop(key)
        return kept[key]
    result = work(bar.tell)
    bar.place.empty()
    kept[key] = result
    while len(kept) > _KEPT:
        del kept[next(iter(kept))]
    return result


@dataclass
class _Bar:
    """A bar that is shown once the work has taken long enough."""

    place: DeltaGenerator
    saying: str
    looked: float = field(default_factory=lambda: time.monotonic() + _PATIENCE - _STEP)

    def tell(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if now - self.looked >= _STEP:
            self.looked = now
            self.place.progress(min(1.0, done / whole), text=self.saying)
