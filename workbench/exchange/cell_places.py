"""Cells as a spreadsheet names them: A1, D7, AB12."""

_LETTERS = 26


def column_letters(column: int) -> str:
    """Name a column.

    Parameters
    ----------
    column
        From 1.

    Returns
    -------
    'A' … 'Z', 'AA' … 'XFD' and on.

    Examples
    --------
    >>> column_letters(1), column_letters(28), column_letters(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters


def column_number(letters: str) -> int:
    """Give the number of a column by its letters.

    Parameters
    ----------
    letters
        Upper case; at least one.

    Returns
    -------
    From 1.

    Examples
    --------
    >>> column_number("A"), column_number("AB"), column_number("XFD")
    (1, 28, 16384)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def cell_name(column: int, row: int) -> str:
    """Name a cell by its column and row, both from 1.

    Examples
    --------
    >>> cell_name(4, 7)
    'D7'
    """
    return f"{column_letters(column)}{row}"
