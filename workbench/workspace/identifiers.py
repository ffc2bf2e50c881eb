"""Ids for backlogs and features: short, fit for a URL, and never used twice."""

import secrets
from collections.abc import Collection

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ALPHABET = LETTERS + "234567"
"""Base 32: nothing in it is mistaken for something else or needs quoting in a URL."""
LENGTH = 8
"""About 10¹² possible ids."""
_BITS = 5
_SHIFTS = range(_BITS * (LENGTH - 1), -1, -_BITS)
_POSSIBLE = len(LETTERS) << _SHIFTS[0]


def new_id(taken: Collection[str] = ()) -> str:
    """Make an id that nothing has.

    Parameters
    ----------
    taken
        Ids that are in use.

    Returns
    -------
    Eight characters of base 32; the first is a letter, so that no spreadsheet takes the id for a number.
    """
    while True:
        # One draw for all characters: a hundred thousand features are given ids in a fraction of a second.
        number = secrets.randbelow(_POSSIBLE)
        made = "".join(ALPHABET[number >> shift & 31] for shift in _SHIFTS)
        if made not in taken:
            return made
