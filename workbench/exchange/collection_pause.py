"""Reading makes a hundred thousand lists that all stay; looking for garbage among them takes a third of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

LARGE = 20_000
"""From so many features on a search through all objects is felt by everybody."""


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause the search for reference cycles; counted references are freed as ever.

    Notes
    -----
    Whoever finds it running starts it again, so that two readers at once cannot leave it stopped.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            # Everything made meanwhile counts as old, or the next small allocation would search all of it at once. What
            # has been left out of searches stays so.
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def leave_out_of_collection() -> None:
    """Take all that is there now out of later searches for garbage; counted references are freed as ever.

    Notes
    -----
    A backlog of a hundred thousand features is millions of objects that stay. Streamlit searches all objects after
    every run of every visitor, and each search would hold everybody up for a second. What became garbage since the last
    time this was called is collected first, so that it cannot pile up.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
