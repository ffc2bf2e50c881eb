"""Numbers as people write them: which sign divides the decimals is decided once for a file."""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

NUMBER = r"[+-]?(?:\d{1,3}(?:[ '.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?"
"""A number in any locale, as a regular expression without groups."""

_NUMBER_ALONE = re.compile(NUMBER)
_VULGAR = re.compile("(\\d*)[ \u00a0\u202f]?([¼½¾⅐-⅞])")
_DASHES = str.maketrans({"−": "-", "‐": "-", "‑": "-", "\u2044": "/", "’": "'", "‘": "'", "`": "'", "\ufe0f": None,
                         "\u200b": None, "\u2060": None, "\ufeff": None})  # fmt: skip
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,])|\.\d{3},\d")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])|,\d{3}\.\d")
_UNCERTAIN = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_GROUP = 3


@dataclass(frozen=True)
class NumberStyle:
    """How a file writes its numbers where a single sign before three digits could mean either.

    Attributes
    ----------
    comma_groups
        Whether '1,234' is 1234 rather than 1.234.
    point_groups
        Whether '1.234' is 1234 rather than 1.234.
    example
        A cell that shows a decimal comma; '' where there is none.
    uncertain
        A cell that could be read either way, where no other cell tells; '' where there is none.
    """

    comma_groups: bool = True
    point_groups: bool = False
    example: str = ""
    uncertain: str = ""


ENGLISH = NumberStyle()


def clean_cell(text: str) -> str:
    r"""Bring a cell to plain characters: full-width digits, dashes and blanks of all kinds, '½' as 0.5.

    Examples
    --------
    >>> clean_cell("１2\u00a0½ ")
    '12.5'
    """
    text = _VULGAR.sub(lambda found: f"{int(found[1] or 0) + round(unicodedata.numeric(found[2]), 4):g}", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return " ".join(text.split())


def decide_style(cells: Iterable[str], delimiter: str | None) -> NumberStyle:
    """Decide once how a file writes its numbers.

    Parameters
    ----------
    cells
        Cells that may hold numbers.
    delimiter
        Of a text file; None for spreadsheets, whose number cells always come with a decimal point.

    Returns
    -------
    In a file divided by semicolons the comma divides the decimals unless the numbers show otherwise; elsewhere the
    numbers must show a decimal comma.
    """
    commas = points = 0
    example = uncertain = ""
    for cell in cells:
        if len(cell) > 40 or not any(sign in cell for sign in ".,"):  # noqa: PLR2004 - longer cells are prose
            continue
        text = clean_cell(cell)
        if _DECIMAL_COMMA.search(text):
            commas, example = commas + 1, example or cell.strip()
        elif _DECIMAL_POINT.search(text):
            points += 1
        elif _UNCERTAIN.search(text):
            uncertain = uncertain or cell.strip()
    by_comma = commas > points or (delimiter == ";" and not points)
    return NumberStyle(
        comma_groups=not by_comma,
        point_groups=by_comma and delimiter is not None,
        example=example,
        uncertain="" if commas or points or delimiter is None else uncertain,
    )


def parse_number(text: str, style: NumberStyle = ENGLISH) -> float | None:
    """Read one number, and nothing but a number.

    Returns
    -------
    A finite number; None where the text is no number.

    Examples
    --------
    >>> parse_number("1.234,56"), parse_number("1,234"), parse_number("1'200"), parse_number("4,5")
    (1234.56, 1234.0, 1200.0, 4.5)
    """
    if not _NUMBER_ALONE.fullmatch(text):
        return None
    bare = text.replace(" ", "").replace("'", "")
    point, comma = bare.count("."), bare.count(",")
    if point and comma:
        bare = _drop_groups(bare, decimal="." if bare.rfind(".") > bare.rfind(",") else ",")
    elif point or comma:
        bare = _read_single_sign(bare, "." if point else ",", point + comma, style)
    try:
        number = float(bare)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _read_single_sign(bare: str, sign: str, count: int, style: NumberStyle) -> str:
    before, _, after = bare.partition(sign)
    groups = style.comma_groups if sign == "," else style.point_groups
    digits = before.lstrip("+-")
    could_group = len(after) == _GROUP and digits not in {"", "0"} and len(digits) <= _GROUP
    if count > 1 or (could_group and groups):
        return _drop_groups(bare, decimal="")
    return bare.replace(sign, ".")


def _drop_groups(bare: str, decimal: str) -> str:
    """Take out the signs that group thousands; '' where the groups are not of three digits."""
    whole, _, fraction = bare.partition(decimal) if decimal else (bare, "", "")
    if decimal and decimal in fraction:
        return ""
    first, *groups = re.split("[.,]", whole)
    if any(len(group) != _GROUP for group in groups) or len(first.lstrip("+-")) > _GROUP:
        return ""
    return "".join((first, *groups)) + (f".{fraction}" if fraction else "")
