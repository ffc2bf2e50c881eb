"""What a score's cell says, worked out by a spreadsheet's own formulas, alike to how the workbench reads it."""

import math
import re

from workbench.exchange.cell_text import clean_text
from workbench.exchange.score_cells import Cell, score_cell
from workbench.exchange.xlsx_places import LABEL, NUMBER, Places
from workbench.model import Dimension, LevelScale, Score

_LIKELY = "(likely "
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?(?P<percent>%?)", re.IGNORECASE)
_LONGEST_LITERAL = 255
"""Characters that a text inside a formula may have."""

Ends = tuple[float, float | None, float]
"""Low, likely where stated, and high."""


def read_formula(source: str, here: str) -> str:
    """Take a cell's number, or its text without the likely score.

    Parameters
    ----------
    source
        The cell of the sheet Scores.
    here
        The cell that is 1 where there is a feature in that row.
    """
    text = f'{source}&"{_LIKELY}"'
    return f'=IF({here}=1,IFERROR(IF(ISNUMBER({source}),{source},TRIM(LEFT({text},FIND("{_LIKELY}",{text})-1))),""),"")'


def end_formula(places: Places, dimension: Dimension, read: str, *, upper: bool) -> str:
    """Give the low or the high end of what ``read_formula`` took: the same number twice where it is no range."""
    dash = f'IFERROR(FIND("–",{read},2),FIND("-",{read},2))'
    part = f"TRIM(MID({read},{dash}+1,LEN({read})))" if upper else f"TRIM(LEFT({read},{dash}-1))"
    whole = f"IF(ISNUMBER({read}),{read},{_plain(read)})"
    return (
        f'IF({read}="","",IFERROR({_labelled(places, dimension, read, whole)},'
        f'IFERROR({_labelled(places, dimension, part, _plain(part))},"")))'
    )


def likely_formula(places: Places, dimension: Dimension, source: str, cells: tuple[str, str, str]) -> str:
    """Give the likely score where one is stated, '?' where it cannot be read, '' where none is stated.

    Parameters
    ----------
    places, dimension, source
        As above.
    cells
        The cells with what was read, its low and its high end.
    """
    read, low, high = cells
    start = f'FIND("{_LIKELY}",{source})'
    part = f"TRIM(MID({source},{start}+{len(_LIKELY)},LEN({source})-{start}-{len(_LIKELY)}))"
    stated = f'IFERROR({_labelled(places, dimension, part, _plain(part))},"?")'
    return f'IF({read}="","",IF(ISNUMBER({start}),{stated},IF({low}={high},{low},"")))'


def known_formula(low: str, likely: str, high: str) -> str:
    """Give 1 where low, likely and high make a score, else 0."""
    return (
        f'=IF(AND(ISNUMBER({low}),ISNUMBER({high}),{low}<={high},{likely}<>"?",'
        f'OR({likely}="",AND({likely}>={low},{likely}<={high}))),1,0)'
    )


def guarded(formula: str, source: str, cell: Cell, number: float | None) -> str:
    """Put what a cell means before its formula, as long as the cell stays as it was written."""
    content = "" if number is None else number_literal(number)
    if isinstance(cell, str) and len(cell) > _LONGEST_LITERAL:
        return content or '""'
    literal = text_literal(cell) if isinstance(cell, str) else number_literal(cell)
    return f"IF({source}={literal},{content or chr(34) * 2},{formula})"


def is_read_by_formula(dimension: Dimension, score: Score | None) -> bool:
    """Tell whether the formulas read a score's cell as it is meant; awkward labels can mislead them."""
    if score is None or score.low is None or score.high is None:
        return True
    found = _read(dimension, score_cell(dimension, score))
    if found is None:
        return False
    meant = (score.low, score.likely if score.is_range else score.low, score.high)
    return all(
        (one is None and other is None)
        or (one is not None and other is not None and math.isclose(one, other, rel_tol=1e-14))
        for one, other in zip(found, meant, strict=True)
    )


def cell_as_read(dimension: Dimension, score: Score | None) -> Cell:
    """Give what ``read_formula`` takes from a score's cell."""
    cell = score_cell(dimension, score)
    return _trim(clean_text(cell).text.split(_LIKELY, maxsplit=1)[0]) if isinstance(cell, str) else cell


def text_literal(text: str) -> str:
    """Write a text inside a formula; cut at its brackets, so that nothing in it looks like a function."""
    doubled = text.replace('"', '""').replace("(", '"&"("&"')
    return f'"{doubled}"'


def number_literal(number: float) -> str:
    """Write a number inside a formula, in brackets where it is negative."""
    text = f"{number:.16G}"
    return f"({text})" if number < 0 else text


def _labelled(places: Places, dimension: Dimension, text: str, otherwise: str) -> str:
    """Look a text up among the levels' labels; equal signs know no wildcards, unlike look-up functions."""
    if not isinstance(dimension.scale, LevelScale):
        return otherwise
    labels, numbers = places.levels(dimension.key, LABEL), places.levels(dimension.key, NUMBER)
    matches = f'({labels}={text}&"")'
    return f"IF(SUMPRODUCT(--{matches})>0,SUMPRODUCT({matches}*{numbers}),{otherwise})"


def _plain(text: str) -> str:
    """Read a number with a decimal point whatever the country; an empty text is no number, and not 0."""
    return f'_xlfn.NUMBERVALUE(IF({text}="","?",{text}),"."," ")'


def _read(dimension: Dimension, cell: Cell) -> Ends | None:
    """Read a cell just as the formulas do; None where they find no score."""
    text = cell if isinstance(cell, float) else clean_text(cell).text
    numbers = _label_numbers(dimension)
    if isinstance(text, float):
        number = numbers.get(f"{text:.15G}".casefold(), text)
        return number, number, number
    head, mark, tail = text.partition(_LIKELY)
    read = _trim(head)
    likely = _number(numbers, _trim(tail[:-1])) if mark else None
    if mark and likely is None:
        return None
    whole = _number(numbers, read)
    if whole is not None:
        return whole, likely if mark else whole, whole
    dash = read.find("–", 1)
    dash = dash if dash > 0 else read.find("-", 1)
    low, high = _number(numbers, _trim(read[:dash])), _number(numbers, _trim(read[dash + 1 :]))
    if dash < 0 or low is None or high is None:
        return None
    return low, likely if mark else low if low == high else None, high


def _label_numbers(dimension: Dimension) -> dict[str, float]:
    if not isinstance(dimension.scale, LevelScale):
        return {}
    return {clean_text(level.label).text.casefold(): level.number for level in dimension.scale.levels}


def _number(numbers: dict[str, float], text: str) -> float | None:
    if text.casefold() in numbers:
        return numbers[text.casefold()]
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    return float(text[:-1]) / 100 if found["percent"] else float(text)


def _trim(text: str) -> str:
    """Take spaces off both ends and all but one within, as TRIM does."""
    return " ".join(word for word in text.split(" ") if word)
