"""Ids for backlogs and features: short, fit for a URL, and never used twice."""

import secrets
from collections.abc import Collection

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ALPHABET = LETTERS + "234567"
"""Base 32: nothing in it is mistaken for something else or needs quoting in a URL."""
LENGTH = 8
"""About 10¹² possible ids."""


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
        made = secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
        if made not in taken:
            return made
