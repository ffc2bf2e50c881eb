"""How far the reading of a file has come, for whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

Tell = Callable[[float, str], None]
"""Takes the share of the work that is done, 0 to 1 and never less than before, and a sentence for people."""

_STEPS = 50
"""How often at most each stretch of the work is told about."""


@dataclass(frozen=True)
class Progress:
    """Tells somebody about a stretch of some work.

    Attributes
    ----------
    tell
        Whom; None for nobody, which costs nothing.
    start, end
        Where the stretch begins and ends in the whole; 0 to 1.
    """

    tell: Tell | None = None
    start: float = 0.0
    end: float = 1.0

    def part(self, start: float, end: float) -> "Progress":
        """Give a part of the stretch; 0 is where it begins and 1 where it ends."""
        length = self.end - self.start
        return Progress(self.tell, self.start + start * length, self.start + end * length)

    def say(self, share: float, sentence: str) -> None:
        """Tell that a share of the stretch is done, 0 to 1, and what is done next."""
        if self.tell is not None:
            self.tell(self.start + min(1.0, share) * (self.end - self.start), sentence)

    def count(self, done: int, count: int, sentence: str) -> None:
        """Tell that some items of so many are done; the sentence has places for both, as in ``follow``."""
        if self.tell is not None and count:
            step = _round_up(-(-count // _STEPS))
            self.say(done / count, sentence.format(max(done - done % step, 1), count))

    def follow(self, items: Iterable[Item], count: int, sentence: str) -> Iterable[Item]:
        """Give items as they are, and tell how many were taken.

        Parameters
        ----------
        items
            Whatever is worked on one after the other.
        count
            About how many there are.
        sentence
            With places for the number of the item and the count: 'Reading row {:,} of {:,}'.
        """
        return items if self.tell is None or not count else self._follow(items, count, sentence)

    def _follow(self, items: Iterable[Item], count: int, sentence: str) -> Iterator[Item]:
        step = _round_up(-(-count // _STEPS))
        iterator, done = iter(items), 0
        while taken := list(islice(iterator, step)):
            self.say(done / count, sentence.format(min(done + 1 if step == 1 else max(done, 1), count), count))
            yield from taken
            done += len(taken)


def _round_up(step: int) -> int:
    """Round a step to one digit and zeros, so that what is told are round numbers."""
    unit = int(10 ** (len(str(step)) - 1))
    return -(-step // unit) * unit


NOT_TOLD = Progress()
"""Nobody waits."""
