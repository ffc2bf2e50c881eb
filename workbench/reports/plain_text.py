"""People's text made fit for any document: nothing a file cannot hold, nothing that turns what stands beside it."""

import re
import unicodedata

EMPTY = "–"
"""What stands where a title has nothing that can be printed."""
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_OVERRIDES = re.compile("[\u202a-\u202e]")
"""Embeddings and overrides, which reach beyond a title; isolates do the same harmlessly."""
_SPACES = re.compile("[ \t]+")
_OPENERS, _CLOSER = "\u2066\u2067\u2068", "\u2069"
_RIGHT_TO_LEFT = ("R", "AL")
RIGHT_TO_LEFT_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and the like, as the inside of a pattern's class."""
_HAS_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT_LETTERS}]")
_ISOLATES = re.compile(f"[{_OPENERS}{_CLOSER}]")


def as_lines(text: str) -> tuple[str, ...]:
    """Give a text's lines, without control characters and blank lines.

    Returns
    -------
    Direction isolates stay where something in the text runs from right to left, each closed within its line; else they
    are left out, as they would only hinder a search. No line is empty; () for a blank text.
    """
    broken = _BREAKS.sub("\n", text)
    fit = _OVERRIDES.sub("", _UNFIT.sub("", broken))
    lines = (_SPACES.sub(" ", line).strip() for line in fit.split("\n"))
    return tuple(found for line in lines if (found := _isolated(line)))


def as_line(text: str) -> str:
    r"""Give a text as one line, fit as ``as_lines`` makes it; '' for a blank text.

    Examples
    --------
    >>> as_line("one\x07\ttwo\r\n\r\nthree")
    'one two three'
    """
    return " ".join(as_lines(text))


def begins_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left, as in Arabic and Hebrew.

    Notes
    -----
    What stands isolated counts only where there is nothing else (Unicode Standard Annex 9, rule P2).

    Examples
    --------
    >>> begins_right_to_left("שלום, world"), begins_right_to_left("2 × hello שלום")
    (True, False)
    """
    depth, inside = 0, ""
    for letter in text:
        depth += (letter in _OPENERS) - (letter == _CLOSER and depth > 0)
        kind = unicodedata.bidirectional(letter)
        if kind not in {"L", *_RIGHT_TO_LEFT}:
            continue
        if not depth:
            return kind in _RIGHT_TO_LEFT
        inside = inside or kind
    return inside in _RIGHT_TO_LEFT


def _isolated(line: str) -> str:
    """Close every isolate that the line opens, and leave out a closer that closes nothing."""
    if not _HAS_RIGHT_TO_LEFT.search(line):
        return _ISOLATES.sub("", line)
    depth, kept = 0, []
    for letter in line:
        if letter == _CLOSER:
            if not depth:
                continue
            depth -= 1
        elif letter in _OPENERS:
            depth += 1
        kept.append(letter)
    return "".join(kept) + _CLOSER * depth
