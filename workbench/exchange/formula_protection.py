"""Keep text from becoming a formula when a text file is opened in a spreadsheet, and undo that on the way back."""

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_PROTECTED = re.compile(r"''*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?%?", re.IGNORECASE)


def protect(text: str) -> str:
    r"""Put an apostrophe before text that a spreadsheet would take for a formula.

    Parameters
    ----------
    text
        A cell of a text file. Numbers, signed ones too, stay as they are.

    Returns
    -------
    Text that ``undo_protection`` turns back to exactly this one.

    Notes
    -----
    Spreadsheets take text that begins with = + - @ TAB or CR for a formula or part of one. Text that begins with
    apostrophes and then one of these gets one more, so that undoing never takes an apostrophe that was there before.

    References
    ----------
    OWASP, "CSV Injection".

    Examples
    --------
    >>> protect('=HYPERLINK("x")'), protect("-5"), protect("-5 °C mode")
    ('\'=HYPERLINK("x")', '-5', "'-5 °C mode")
    """
    return f"'{text}" if _DANGEROUS.match(text) and not _NUMBER.fullmatch(text) else text


def undo_protection(text: str) -> str:
    """Take away the apostrophe that ``protect`` put there; other text stays as it is.

    Examples
    --------
    >>> undo_protection("'@mention"), undo_protection("'quoted'")
    ('@mention', "'quoted'")
    """
    return text[1:] if _PROTECTED.match(text) else text
