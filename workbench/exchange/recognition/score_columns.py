"""Read one column as scores: decide what kind of writing it is, then read every cell that way."""

import datetime as dt
from collections.abc import Mapping

from workbench.exchange.recognition.dates import is_date_like, parse_date
from workbench.exchange.recognition.levels import (
    NumberedLabel,
    find_level_pair,
    find_level_words,
    level_text,
    split_number,
)
from workbench.exchange.recognition.number_columns import read_numbers
from workbench.exchange.recognition.quantities import Quantity, parse_quantity
from workbench.exchange.recognition.scales import guess_scale
from workbench.exchange.recognition.score_reading import Remark, ScoreReading, ScoreTask, is_missing
from workbench.exchange.recognition.word_columns import (
    preferred_families,
    read_chosen_levels,
    read_numbered,
    read_words,
)
from workbench.model import Direction, LevelScale, NumericScale, Score

_DAYS_IN_WEEK = 7
_CLEARLY = 0.5


def read_scores(task: ScoreTask) -> ScoreReading:
    """Read a column as scores.

    Returns
    -------
    Every cell that is not missing is a score or has a remark; nothing is read out of the middle of a text.
    """
    reading = ScoreReading()
    filled = {text: count for text, count in task.counts.items() if not is_missing(text)}
    if isinstance(task.scale, LevelScale):
        read_chosen_levels(task.scale, filled, reading)
    quantities = _find_quantities(task, filled, reading)
    numbered = _find_numbered(filled, quantities)
    words = _find_words(task, filled, quantities)
    bare_words = {text: count for text, count in words.items() if text not in numbered}
    by_kind = {
        "words": _count(bare_words, filled),
        "numbered": _count(numbered, filled),
        "numbers": _count(quantities, filled),
    }
    kind = max(by_kind, key=lambda name: by_kind[name])
    if not by_kind[kind]:
        pass
    elif kind == "numbered" and read_numbered(task, numbered, reading):
        _take_bare(filled, quantities, reading)
    elif kind == "words" and not isinstance(task.scale, LevelScale):
        read_words(task, words, reading)
    else:
        read_numbers(task, {text: one for text, one in quantities.items() if text not in reading.scores}, reading)
    if isinstance(task.scale, LevelScale):
        reading.scale = task.scale
    _note_unread(task, filled, reading)
    return reading


def read_dates(task: ScoreTask) -> ScoreReading:
    """Read a column of dates, quarters or months as weeks after the earliest of them.

    Notes
    -----
    Done only where a person says that the column is a score; a date by itself is none.
    """
    reading = ScoreReading()
    filled = [text for text in task.counts if not is_missing(text)]
    dates = {text: found for text in filled if (found := parse_date(text)) is not None}
    if dates:
        first = min(dates.values())
        weeks = {text: _weeks_after(first, day) for text, day in dates.items()}
        reading.scores = {text: Score.exactly(number) for text, number in weeks.items()}
        reading.scale = task.scale or guess_scale(list(weeks.values()), task.direction, unit="weeks")
        message = f"its dates are read as weeks after {first.isoformat()}, the earliest of them."
        reading.notes.append(Remark("scale_guessed", message))
    for text in filled:
        if text not in reading.scores:
            reading.remark(
                text, "not_a_score", f"“{text.strip()}” is no date that can be read for certain. It is left empty."
            )
    return reading


def _weeks_after(first: dt.date, day: dt.date) -> float:
    return round((day - first).days / _DAYS_IN_WEEK, 2)


def is_mostly_dates(counts: Mapping[str, int]) -> bool:
    """Whether more than half of the cells that are not missing are dates or quarters."""
    filled = {text: count for text, count in counts.items() if not is_missing(text)}
    dates = sum(count for text, count in filled.items() if is_date_like(text))
    return dates > _CLEARLY * sum(filled.values()) if filled else False


def _find_quantities(task: ScoreTask, filled: Mapping[str, int], reading: ScoreReading) -> dict[str, Quantity]:
    found = {}
    for text in filled:
        if text in reading.scores:
            continue
        quantity = parse_quantity(text, task.style)
        if quantity is not None and (quantity.is_plain or not (find_level_words(text) or is_date_like(text))):
            found[text] = quantity
    return found


def _find_numbered(filled: Mapping[str, int], quantities: Mapping[str, Quantity]) -> dict[str, NumberedLabel]:
    """Find '3 – High' among cells; without a sign between them, '3 High', only where the label is a known word."""
    found = {}
    for text in filled:
        one = quantities.get(text)
        has_unit = one is not None and (one.is_plain or all(unit.kind != "unknown" for unit in one.units))
        label = None if has_unit else split_number(text)
        if label is not None and (label.is_marked or find_level_words(label.label)):
            found[text] = label
    return found


def _find_words(task: ScoreTask, filled: Mapping[str, int], quantities: Mapping[str, Quantity]) -> dict[str, int]:
    """Find the cells that name a level of a family that a column of this meaning can hold."""
    possible = set(preferred_families(task.meaning))
    found = {}
    for text, count in filled.items():
        if text in quantities and quantities[text].is_plain:
            continue
        pair = find_level_pair(text)
        named = find_level_words(level_text(text, task.header)) or (pair[0] if pair else ())
        if possible.intersection(word.family for word in named):
            found[text] = count
    return found


def _count(texts: Mapping[str, object], counts: Mapping[str, int]) -> int:
    return sum(counts[text] for text in texts)


def _take_bare(filled: Mapping[str, int], quantities: Mapping[str, Quantity], reading: ScoreReading) -> None:
    """Take '3', or 'High', in a column of '3 – High' for that level."""
    levels = reading.scale.levels if isinstance(reading.scale, LevelScale) else ()
    by_label = {level.label.casefold(): level.number for level in levels}
    numbers = set(by_label.values())
    for text in filled:
        if text in reading.scores:
            continue
        one = quantities.get(text)
        number = one.low[0][0] if one is not None and not one.is_range else by_label.get(text.strip().casefold())
        if number in numbers and number is not None:
            reading.scores[text] = Score.exactly(number)


def _note_unread(task: ScoreTask, filled: Mapping[str, int], reading: ScoreReading) -> None:
    for text in filled:
        if text in reading.scores or text in reading.remarks:
            continue
        said = text.strip() if len(text) <= 60 else f"{text.strip()[:57]}…"  # noqa: PLR2004 - fit for one line
        if is_date_like(text):
            reading.remark(text, "looks_like_a_date", f"“{said}” looks like a date, not a score. It is left empty.")
        else:
            reading.remark(text, "not_a_score", f"“{said}” is no score of {task.dimension.name}. It is left empty.")


def natural_scale(task: ScoreTask) -> NumericScale:
    """Give the scale of a column that holds nothing readable: the stated one, else 1 to 5."""
    low = 1.0 if task.stated.low is None else task.stated.low
    high = 5.0 if task.stated.high is None else task.stated.high
    worst, best = (low, high) if task.direction is Direction.HIGHER_IS_BETTER else (high, low)
    return NumericScale(worst=worst, best=best)
