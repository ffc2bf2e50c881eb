"""What is done to the search for garbage while much is read, and after."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from workbench.exchange.collection_pause import collection_paused, leave_out_of_collection


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_the_search_is_paused_and_started_again() -> None:
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_search_that_somebody_else_stopped_stays_stopped() -> None:
    gc.disable()
    with collection_paused():
        pass
    assert not gc.isenabled()


def test_what_is_left_out_of_searches_stays_so_while_the_next_file_is_read() -> None:
    held = [[number] for number in range(1_000)]
    leave_out_of_collection()
    frozen = gc.get_freeze_count()
    with collection_paused():
        pass
    assert frozen >= len(held)
    assert gc.get_freeze_count() == frozen


def test_garbage_that_was_left_out_is_collected_the_next_time() -> None:
    class Knot:
        def __init__(self) -> None:
            self.itself = self

    knot = Knot()
    seen = weakref.ref(knot)
    leave_out_of_collection()
    del knot
    gc.collect()
    assert seen() is not None
    leave_out_of_collection()
    assert seen() is None
