"""Read a column of amounts as scores: one unit for the whole column, percents as shares, ranges as ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from workbench.exchange.recognition.dates import SERIALS
from workbench.exchange.recognition.quantities import Amount, Quantity
from workbench.exchange.recognition.scales import guess_scale, span_scale
from workbench.exchange.recognition.score_reading import Remark, ScoreReading, ScoreTask
from workbench.exchange.recognition.units import AMBIGUOUS_M, Unit, convert
from workbench.model import Direction, NumericScale, Scale, Score
from workbench.workflows.wording import plain_number

_PLAIN_CONFIDENCE = 10.0
"""A plain confidence above this is a percentage."""

_PERCENT_NOTE = "its numbers go beyond 10, so they are read as percentages; 80 is 0.8."
_MOST_PLAIN = 1000.0
_FRACTIONS = frozenset({2.0, 3.0, 4.0, 8.0})
_LIKE_UNIT = 0.6


@dataclass(frozen=True)
class _Ends:
    low: float
    high: float
    likely: float | None = None


def read_numbers(task: ScoreTask, quantities: Mapping[str, Quantity], reading: ScoreReading) -> None:
    """Read the amounts of a column into scores.

    Parameters
    ----------
    task
        The column.
    quantities
        Cell → the amount it says; every one of them ends as a score or a remark.
    reading
        Where scores, remarks and the scale go.
    """
    known = _drop_odd_units(task, quantities, reading)
    if _is_percent(task, known):
        ends = _read_percents(task, known, reading)
        unit = ""
    else:
        known = _read_fractions(known, reading)
        unit = _find_base(task, known)
        ends = _read_amounts(task, known, unit, reading)
        _drop_serials(task, ends, reading)
    if ends:
        reading.scale = _find_scale(task, known, ends, unit, reading)
        _make_scores(task, known, ends, reading)


def _drop_odd_units(task: ScoreTask, quantities: Mapping[str, Quantity], reading: ScoreReading) -> dict[str, Quantity]:
    """Accept an unknown word as a unit only where most of the column has it: '5 deals', not '5 because'."""
    words: dict[str, int] = {}
    total = sum(task.counts[text] for text in quantities)
    for text, quantity in quantities.items():
        for name in {unit.name for unit in quantity.units if unit.kind == "unknown"}:
            words[name] = words.get(name, 0) + task.counts[text]
    kept = {name for name, count in words.items() if count > 1 and count >= _LIKE_UNIT * total}
    known = {}
    for text, quantity in quantities.items():
        odd = next((unit.name for unit in quantity.units if unit.kind == "unknown" and unit.name not in kept), None)
        if odd is None:
            known[text] = quantity
        else:
            reading.remark(text, "not_a_score", f"“{text.strip()}” is no score: “{odd}” is no unit. It is left empty.")
    return known


def _is_percent(task: ScoreTask, quantities: Mapping[str, Quantity]) -> bool:
    if isinstance(task.scale, NumericScale):
        return task.scale.kind == "percent"
    if task.stated.unit == "%" or any(unit.kind == "percent" for one in quantities.values() for unit in one.units):
        return True
    return task.meaning == "confidence" and any(_plain(one) > _PLAIN_CONFIDENCE for one in quantities.values())


def _plain(quantity: Quantity) -> float:
    return max(sum(number * unit.factor for number, unit in end) for end in (quantity.low, quantity.high))


def _read_percents(task: ScoreTask, quantities: Mapping[str, Quantity], reading: ScoreReading) -> dict[str, _Ends]:
    """Read '80%', 80 and 0.8 as the same share; what stands beside the column's main form is noted."""
    bare = {text: one for text, one in quantities.items() if all(unit.kind != "percent" for unit in one.units)}
    for text, one in list(bare.items()):
        if any(unit.kind in {"time", "money"} for unit in one.units):
            reading.remark(text, "mixed_units", f"“{text.strip()}” is no percentage like the others. It is left empty.")
            del bare[text]
    shares = {text for text, one in bare.items() if 0 < _plain(one) < 1}
    whole = {text for text, one in bare.items() if _plain(one) > 1}
    if_one = 1.0 if shares or not whole else 0.01
    has_signs = len(bare) < len(quantities)
    ends = {}
    for text, one in quantities.items():
        if text in bare:
            factor = 0.01 if text in whole else if_one if _plain(one) == 1 else 1.0
            ends[text] = _scale_ends(one, factor)
            if has_signs or (shares and whole and text in whole):
                share = plain_number(ends[text].high, 6)
                reading.remark(
                    text,
                    "mixed_units",
                    f"“{text.strip()}” stands among percentages written otherwise; read as {share}.",
                )
        elif not reading.remarks.get(text):
            ends[text] = _scale_ends(one, 1.0)
    if not has_signs and whole and task.stated.unit != "%":
        reading.notes.append(Remark("scale_guessed", _PERCENT_NOTE))
    return ends


def _scale_ends(quantity: Quantity, factor: float) -> _Ends:
    def size(amount: Amount) -> float:
        return sum(_tidy(number * unit.factor * factor) for number, unit in amount)

    likely = None if quantity.likely is None else size(quantity.likely)
    return _Ends(size(quantity.low), size(quantity.high), likely)


def _tidy(number: float) -> float:
    """Take out the noise of a multiplication: 84 × 0.01 is 0.84."""
    return float(f"{number:.12g}")


def _read_fractions(quantities: dict[str, Quantity], reading: ScoreReading) -> dict[str, Quantity]:
    """Take '4/5' as 4 on a scale to 5 where all of them end alike; '1/2' beside larger numbers is a half."""
    wholes = {one.out_of for one in quantities.values() if one.out_of is not None}
    most = max((_plain(one) for one in quantities.values() if one.out_of is None), default=0.0)
    if not wholes or (len(wholes) == 1 and most <= max(wholes)):
        return quantities
    known = {}
    for text, one in quantities.items():
        whole = one.out_of
        if whole is None:
            known[text] = one
        elif most and whole in _FRACTIONS and _plain(one) < whole:
            amount: Amount = ((_tidy(_plain(one) / whole), Unit()),)
            known[text] = Quantity(amount, amount, is_approximate=one.is_approximate)
        else:
            reading.remark(
                text,
                "not_a_score",
                f"“{text.strip()}” could be a fraction, a date or a share of another total. It is left empty.",
            )
    return known


def _find_base(task: ScoreTask, quantities: Mapping[str, Quantity]) -> str:
    """Give the column's unit: the header's, else the first that a cell has; '' for plain numbers."""
    if isinstance(task.scale, NumericScale) and task.scale.unit:
        return task.scale.unit
    if task.stated.unit:
        return task.stated.unit
    names = [unit.name for one in quantities.values() for unit in one.units if unit.name]
    first = next(
        (name for name in names if name != "sprints" or "sprints" in task.stated.lengths), names[0] if names else ""
    )
    if first == AMBIGUOUS_M:
        return _what_m_is(set(names))
    return first or ("points" if task.meaning == "points" else "")


def _what_m_is(names: set[str]) -> str:
    if names & {"hours", "minutes", "seconds", "days"}:
        return "minutes"
    return "months" if names & {"weeks", "quarters", "years"} else AMBIGUOUS_M


def _read_amounts(
    task: ScoreTask, quantities: Mapping[str, Quantity], base: str, reading: ScoreReading
) -> dict[str, _Ends]:
    names = {unit.name for one in quantities.values() for unit in one.units}
    m_is = _what_m_is((names | {base}) - {AMBIGUOUS_M})
    ends = {}
    for text, one in quantities.items():
        amounts = [_convert(end, base, task, m_is) for end in (one.low, one.high, one.likely or one.low)]
        low, high, likely = amounts
        if low is None or high is None:
            reading.remark(
                text,
                "mixed_units",
                f"“{text.strip()}” cannot be turned into {base or 'plain numbers'}, the unit of the column. It is left empty.",
            )
            continue
        ends[text] = _Ends(low, high, likely if one.likely is not None else None)
        _note_units(task, text, one, base, ends[text], reading)
    return ends


def _convert(amount: Amount, base: str, task: ScoreTask, m_is: str) -> float | None:
    total = 0.0
    for number, unit in amount:
        name = m_is if unit.name == AMBIGUOUS_M else unit.name
        if not name or name == base:
            part: float | None = number * unit.factor
        else:
            part = (
                convert(number * unit.factor, name, base, task.stated.lengths)
                if unit.kind in {"time", "other"}
                else None
            )
        if part is None:
            return None
        total += part / task.stated.factor if unit.factor > 1 or unit.kind == "money" else part
    return _tidy(total)


def _note_units(task: ScoreTask, text: str, one: Quantity, base: str, ends: _Ends, reading: ScoreReading) -> None:
    names = {unit.name for unit in one.units}
    said = text.strip()
    if names - {"", base}:
        shown = (
            plain_number(ends.low, 6)
            if ends.low == ends.high
            else f"{plain_number(ends.low, 6)}–{plain_number(ends.high, 6)}"
        )
        lengths = "" if names <= {"", base, AMBIGUOUS_M} else ", at 8 hours a day and 5 days a week"
        reading.remark(text, "unit_converted", f"“{said}” is {shown} {base}{lengths}.")
    elif "" in names and base and not task.stated.unit and base != "points":
        reading.remark(text, "mixed_units", f"“{said}” has no unit; it is read as {base}, like the others.")


def _drop_serials(task: ScoreTask, ends: dict[str, _Ends], reading: ScoreReading) -> None:
    """Drop what a spreadsheet stores for a date from among small numbers: 44989 beside 3 and 5."""
    suspects = [text for text, one in ends.items() if one.low == one.high and SERIALS.start <= one.low < SERIALS.stop]
    others = [one.high for text, one in ends.items() if text not in suspects]
    if task.meaning in {"reach", "audience", "revenue"} or not suspects:
        return
    if not others and task.meaning not in {
        "time_to_market",
        "time_to_impact",
        "duration",
        "effort",
        "estimate",
        "points",
    }:
        return
    if others and median(others) > _MOST_PLAIN:
        return
    for text in suspects:
        del ends[text]
        reading.remark(
            text, "looks_like_a_date", f"“{text.strip()}” is how a spreadsheet stores a date. It is left empty."
        )


def _find_scale(
    task: ScoreTask, quantities: Mapping[str, Quantity], ends: Mapping[str, _Ends], unit: str, reading: ScoreReading
) -> Scale:
    if task.scale is not None:
        _note_outside(sorted((task.scale.worst, task.scale.best)), ends, reading)
        return task.scale
    numbers = [number for one in ends.values() for number in (one.low, one.high)]
    if any(quantities[text].opens == "below" and one.low <= 1 for text, one in ends.items()):
        numbers.append(0.0)
    if _is_share(task, quantities, numbers):
        best = guess_scale([*numbers, 1.0], Direction.HIGHER_IS_BETTER, unit="%").best if max(numbers) > 1 else 1.0
        worst = min(0.0, guess_scale(numbers, Direction.HIGHER_IS_BETTER, unit="%").worst)
        if task.direction is Direction.LOWER_IS_BETTER:
            worst, best = best, worst
        return NumericScale(kind="percent", worst=worst, best=best)
    if task.stated.low is not None and task.stated.high is not None:
        _note_outside([task.stated.low, task.stated.high], ends, reading)
        return span_scale(task.stated.low, task.stated.high, task.direction, _unit_name(task, unit))
    at_most = max((one.out_of for one in quantities.values() if one.out_of is not None), default=None)
    scale = guess_scale(numbers, task.direction, unit=_unit_name(task, unit), at_most=at_most)
    low, high = sorted((scale.worst, scale.best))
    shown = f"{plain_number(low, 6)} to {plain_number(high, 6)} {scale.unit}".strip()
    reading.notes.append(
        Remark("scale_guessed", f"no scale is stated, so it is taken to run from {shown}. Change it if it does not.")
    )
    return scale


def _unit_name(task: ScoreTask, unit: str) -> str:
    """Name a unit with its multiplier: 'k EUR'."""
    prefix = {1e3: "k ", 1e6: "M "}.get(task.stated.factor, "")
    return f"{prefix}{unit}".strip()


def _is_share(task: ScoreTask, quantities: Mapping[str, Quantity], numbers: list[float]) -> bool:
    if _is_percent(task, quantities):
        return True
    return (
        task.meaning == "confidence" and min(numbers) >= 0 and max(numbers) <= 1 and any(0 < one < 1 for one in numbers)
    )


def _note_outside(bounds: Sequence[float], ends: Mapping[str, _Ends], reading: ScoreReading) -> None:
    low, high = bounds
    for text, one in ends.items():
        if min(one.low, one.high) < low or max(one.low, one.high) > high:
            shown = f"{plain_number(low, 6)} to {plain_number(high, 6)}"
            message = f"“{text.strip()}” is outside the scale from {shown}; it counts as the nearer end."
            reading.remark(text, "out_of_scale", message)


def _make_scores(
    task: ScoreTask, quantities: Mapping[str, Quantity], ends: Mapping[str, _Ends], reading: ScoreReading
) -> None:
    bounds = sorted((reading.scale.worst, reading.scale.best)) if reading.scale else [0.0, 1.0]
    for text, one in ends.items():
        quantity = quantities[text]
        low, high = sorted((one.low, one.high))
        if quantity.opens == "below":
            low = min(low, bounds[0])
        elif quantity.opens == "above":
            high = max(high, bounds[1])
        if quantity.is_approximate:
            reading.remark(text, "approximate", f"“{text.strip()}” is read as {plain_number(one.low, 6)}.")
        if low == high:
            reading.scores[text] = Score.exactly(low)
        else:
            likely = one.likely if one.likely is not None and low <= one.likely <= high else None
            reading.scores[text] = Score(low=low, likely=likely, high=high)
        if low != high or quantity.opens:
            shown = f"from {plain_number(low, 6)} to {plain_number(high, 6)}"
            reading.remark(text, "range_read_as_interval", f"“{text.strip()}” is kept as a range {shown}.")
