"""Titles and numbers as a summary says them: short, safe in any script, never more exact than is known."""

import math
import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from workbench.workflows.wording import count_word, isolate, join_names, plain_number, quote, shorten

_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATED_OR_NUMBER = re.compile("\u2068[^\u2069]*\u2069|\\d+(?:,\\d{3})*(?:\\.\\d+)?")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")
_FULL = 2.0
"""The room of a full-width letter."""
_WHOLE = (56, 8)
_BRIEF = (42, 6)
"""The most room, in Latin letters, and the most words of a title in a table, and in a sentence."""


def plain_name(title: str) -> str:
    """Cut a title to a line's length and isolate it, so that any script keeps its direction."""
    return isolate(_cut(title, *_WHOLE))


def quoted(title: str) -> str:
    """Put a title in quotation marks, isolated as ``plain_name`` and shorter, as it stands in a sentence."""
    return quote(_cut(title, *_BRIEF))


def brief(text: str, room: int, most_words: int) -> str:
    """Cut a person's text to so much room, in Latin letters, and so many words, and close it as a sentence.

    Notes
    -----
    Only text of a script that runs from right to left is isolated, so that all other text can be checked.
    """
    cut = _cut(text, room, most_words)
    closed = cut if cut.endswith(_ENDS) else f"{cut}."
    is_rtl = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in closed)
    return isolate(closed) if is_rtl else closed


def count_words(text: str) -> int:
    """Count the words to read; in scripts that put no space between words, three full-width letters are one.

    Examples
    --------
    >>> count_words("First in 95 of 100"), count_words("漢字テスト")
    (5, 2)
    """
    return sum(max(1, math.ceil(sum(_width(letter) == _FULL for letter in word) / 3)) for word in text.split())


def in_sentence(name: str) -> str:
    """Write a dimension's name as it stands inside a sentence: 'business value', but 'ROI' as it is."""
    short = _cut(name, 30, 4)
    first = short.split(" ", 1)[0]
    return short if len(first) > 1 and first.isupper() else short[:1].lower() + short[1:]


def named(names: Sequence[str], most: int = 3) -> str:
    """List names, and count those beyond ``most``: 'A, B, C and two more'."""
    rest = len(names) - most
    return join_names([*names[:most], f"{about(rest)} more"] if rest > 0 else list(names), most + 1)


def about(count: int, *, start: bool = False) -> str:
    """Say a count with at most two digits that count: 'three', '36', 'about 1,200'.

    Examples
    --------
    >>> about(3), about(99), about(120), about(1234)
    ('three', '99', '120', 'about 1,200')
    """
    rounded = int(_rounded(count))
    word = count_word(rounded, start=start)
    return word if rounded == count else f"{'About' if start else 'about'} {word}"


def about_of(count: int, noun: str, *, start: bool = False) -> str:
    """Say a count with its noun, as ``about``: 'one feature', 'about 1,200 features'."""
    return f"{about(count, start=start)} {noun if count == 1 else noun + 's'}"


def about_rank(rank: int) -> str:
    """Say a rank in digits, as ``about``: '7', 'about 130'."""
    rounded = int(_rounded(rank))
    return f"{rounded:,}" if rounded == rank else f"about {rounded:,}"


def two_figures(number: float) -> str:
    """Say a number with two significant figures: '6,500', '6.1', '0.25'.

    Examples
    --------
    >>> two_figures(6503.2), two_figures(6.06), two_figures(0.254)
    ('6,500', '6.1', '0.25')
    """
    return plain_number(_rounded(number), 2)


def two_figure_text(text: str) -> str:
    """Round every number of a drafted sentence to two significant figures; titles, which are isolated, stay.

    Examples
    --------
    >>> two_figure_text("It takes 12.5 of 1,234 weeks in 95 of 100 cases")
    'It takes about 12 of about 1,200 weeks in 95 of 100 cases'
    """
    return _ISOLATED_OR_NUMBER.sub(lambda found: _two_figures_of(found[0]), text)


def _two_figures_of(text: str) -> str:
    if text.startswith("\u2068"):
        return text
    number = float(text.replace(",", ""))
    short = two_figures(number)
    return text if float(short.replace(",", "")) == number else f"about {short}"


def _rounded(number: float) -> float:
    return 0.0 if number == 0 else round(number, 1 - math.floor(math.log10(abs(number))))


def _cut(title: str, room: int, most_words: int) -> str:
    """Cut a title by its width and by words; direction marks of its own would break out of the isolation."""
    text = " ".join(_DIRECTION_MARKS.sub("", title).split())
    cut = shorten(text, max(1, sum(width <= room for width in accumulate(map(_width, text)))))
    words = cut.split()
    return cut if len(words) <= most_words else f"{' '.join(words[:most_words]).rstrip('…')}…"


def _width(letter: str) -> float:
    """Estimate the room that a letter takes, next to a small Latin one."""
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return _FULL
    return 1.4 if letter.isupper() else 1.0
