"""Scores as cells of our own spreadsheets: how one is written, and how what stands there is read back."""

import math
import re
from collections.abc import Iterator

from workbench.errors import InvalidScore
from workbench.model import Dimension, LevelScale, Score

Cell = str | float
"""What a cell holds: text ('' where empty) or a number."""

MISSING_MARKERS = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "nan", "?", "tbd", "tbc"})
"""What people type for 'no score', in lower case."""

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:–|—|\.\.|-|\bto\b)\s*")
_LIKELY = re.compile(r"(?P<range>.*?)\s*\(likely (?P<likely>[^()]*)\)", re.DOTALL)


def score_cell(dimension: Dimension, score: Score | None) -> Cell:
    """Write a score as a cell: a number, a level's label, a range as text, or '' where it is missing.

    Parameters
    ----------
    dimension
        Its levels give the labels.
    score
        In the dimension's unit; percents are 0 to 1.

    Returns
    -------
    A level whose label is its number is a number; a range reads '2–4', with its likely score '2–4 (likely 3)'.
    """
    if score is None or score.low is None or score.high is None:
        return ""
    if not score.is_range:
        return _end_cell(dimension, score.low)
    text = f"{_end_text(dimension, score.low)}–{_end_text(dimension, score.high)}"
    return text if score.likely is None else f"{text} (likely {_end_text(dimension, score.likely)})"


def score_text_cell(dimension: Dimension, score: Score | None) -> str:
    """Write a score for a text file: '4', 'High', '80%', '2–4', '' where missing; without a range's likely score."""
    if score is None or score.low is None or score.high is None:
        return ""
    low, high = (_end_text(dimension, end) for end in (score.low, score.high))
    return f"{low}–{high}" if score.is_range else low


def number_text(number: float) -> str:
    """Write a number in the shortest form that reads back to the same one: '5', '0.25', '1e+22'."""
    return str(number).removesuffix(".0")


def parse_score(dimension: Dimension, text: str) -> Score | None:
    """Read a score cell.

    Parameters
    ----------
    dimension
        Whose column it is.
    text
        The cell as text; a number cell in its shortest form.

    Returns
    -------
    The score; None where the cell is empty or says that there is none.

    Raises
    ------
    InvalidScore
        When it is none of these.

    Examples
    --------
    >>> from workbench.model import built_in_framework
    >>> impact = built_in_framework("rice").dimension("impact")
    >>> parse_score(impact, "High").likely
    2.0
    >>> parse_score(impact, "1-3").is_range
    True
    """
    wanted = text.strip()
    if wanted.casefold() in MISSING_MARKERS and not _is_label(dimension, wanted):
        return None
    single = _parse_end(dimension, wanted)
    if single is not None:
        return Score.exactly(single)
    found = _LIKELY.fullmatch(wanted)
    likely = _parse_end(dimension, found["likely"]) if found else None
    if found and likely is None:
        raise _not_a_score(dimension, wanted)
    for left, right in _splits(found["range"] if found else wanted):
        low, high = _parse_end(dimension, left), _parse_end(dimension, right)
        if low is not None and high is not None:
            return Score(low=low, likely=likely, high=high)
    raise _not_a_score(dimension, wanted)


def is_on_scale(dimension: Dimension, score: Score | None) -> bool:
    """Tell whether a score lies between the worst and the best of its scale; a missing one does."""
    bottom, top = sorted((dimension.scale.worst, dimension.scale.best))
    return score is None or score.low is None or score.high is None or (bottom <= score.low and score.high <= top)


def _end_cell(dimension: Dimension, number: float) -> Cell:
    label = _labels(dimension).get(number)
    return number if label is None or label == number_text(number) else label


def _end_text(dimension: Dimension, number: float) -> str:
    cell = _end_cell(dimension, number)
    if isinstance(cell, str):
        return cell
    return f"{cell * 100:.12g}%" if dimension.scale.kind == "percent" else number_text(cell)


def _labels(dimension: Dimension) -> dict[float, str]:
    if not isinstance(dimension.scale, LevelScale):
        return {}
    return {level.number: level.label for level in dimension.scale.levels}


def _is_label(dimension: Dimension, text: str) -> bool:
    return text.casefold() in {label.strip().casefold() for label in _labels(dimension).values()}


def _parse_end(dimension: Dimension, text: str) -> float | None:
    """Read one number, label, percent or amount with the scale's own unit; None where it is none of them."""
    plain = text.strip()
    for level, label in _labels(dimension).items():
        if label.strip().casefold() == plain.casefold():
            return level
    unit = dimension.scale.unit
    if unit and plain.casefold().endswith(unit.casefold()):
        plain = plain[: -len(unit)].rstrip()
    is_percent = plain.endswith("%") and dimension.scale.kind == "percent"
    number = _parse_number(plain.removesuffix("%").rstrip() if is_percent else plain)
    return number / 100 if is_percent and number is not None else number


def _parse_number(text: str) -> float | None:
    plain = text.replace("−", "-")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain.replace(",", "."))
    return number if math.isfinite(number) else None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for found in _BETWEEN.finditer(text):
        if found.start() > 0 and found.end() < len(text):
            yield text[: found.start()], text[found.end() :]


def _not_a_score(dimension: Dimension, text: str) -> InvalidScore:
    labels = list(_labels(dimension).values())
    wanted = f"one of {', '.join(labels)}" if labels else "a number"
    return InvalidScore(
        f"'{text[:60]}' is not a score on {dimension.name}. Type {wanted}, a range such as 2–4, or leave it empty to "
        "mark it unscored."
    )
