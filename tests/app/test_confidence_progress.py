"""Work that may take seconds, with a clock and a page made up for it."""

from functools import partial
from types import SimpleNamespace

import pytest

from workbench.ui import confidence_progress
from workbench.ui.confidence_progress import Tell, find_kept


class _Place:
    """Remembers what was shown in a place of the page."""

    def __init__(self) -> None:
        self.shown: list[float | None] = []

    def progress(self, share: float, *, text: str) -> None:
        assert text == "Drawing…"
        self.shown.append(share)

    def empty(self) -> None:
        self.shown.append(None)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> _Place:
    """Give the one place of the page; the clock moves on by half a second with every look."""
    made = _Place()
    moments = iter(range(1000))
    clock = SimpleNamespace(monotonic=lambda: next(moments) / 2)
    monkeypatch.setattr(confidence_progress, "time", clock)
    monkeypatch.setattr(confidence_progress, "st", SimpleNamespace(empty=lambda: made, session_state={}))
    return made


def _four_steps(tell: Tell) -> str:
    for done in range(1, 5):
        tell(done, 4)
    return "drawn"


def test_long_work_moves_a_bar_that_is_gone_at_the_end(place: _Place) -> None:
    assert find_kept("key", _four_steps, "Drawing…") == "drawn"
    assert place.shown == [0.25, 0.5, 0.75, 1.0, None]


def test_what_is_done_at_once_shows_no_bar(place: _Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence_progress, "time", SimpleNamespace(monotonic=lambda: 7.0))
    find_kept("key", _four_steps, "Drawing…")
    assert place.shown == [None]


def test_the_same_again_is_not_worked_out_again(place: _Place) -> None:
    assert _worked("one", "two", "one") == ["one", "two"]
    assert place.shown == [None, None]


@pytest.mark.usefixtures("place")
def test_the_one_looked_at_longest_ago_is_forgotten_first() -> None:
    many = [str(number) for number in range(13)]
    assert _worked(*many[:12], "0", "12", "0", "1") == [*many, "1"]


def _worked(*keys: str) -> list[str]:
    """Ask for keys in turn, and give those that had to be worked out."""
    worked: list[str] = []

    def work(key: str, _tell: Tell) -> str:
        worked.append(key)
        return key

    for key in keys:
        assert find_kept(key, partial(work, key), "Drawing…") == key
    return worked


@pytest.mark.usefixtures("place")
def test_work_that_is_ended_keeps_nothing() -> None:
    def end(tell: Tell) -> str:
        tell(1, 2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_kept("key", end, "Drawing…")
    assert find_kept("key", _four_steps, "Drawing…") == "drawn"
