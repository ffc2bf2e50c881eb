"""Read a column of amounts as scores: one unit for the whole column, ranges as ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from workbench.exchange.recognition.dates import SERIALS
from workbench.exchange.recognition.percents import Ends, is_percent, read_percents, share_scale, tidy
from workbench.exchange.recognition.quantities import Amount, Quantity
from workbench.exchange.recognition.scales import guess_scale, span_scale
from workbench.exchange.recognition.score_reading import Remark, ScoreReading, ScoreTask
from workbench.exchange.recognition.units import AMBIGUOUS_M, NO_UNIT, convert
from workbench.model import NumericScale, Scale, Score
from workbench.workflows.wording import plain_number

_SMALL = 1000.0
"""Numbers up to this are no stored dates."""

_FRACTIONS = frozenset({2.0, 3.0, 4.0, 8.0})
_LIKE_UNIT = 0.6
_DATES_UNLIKELY = frozenset({"reach", "audience", "revenue"})
_DATES_LIKELY = frozenset({"time_to_market", "time_to_impact", "duration", "effort", "estimate", "points"})
_PREFIXES = {1e3: "k ", 1e6: "M "}


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
    if is_percent(task, known):
        ends, unit = read_percents(task, known, reading), ""
    else:
        known = _read_fractions(known, reading)
        amounts = _Amounts(task, known, _find_base(task, known))
        ends, unit = amounts.read(reading), amounts.base
        _drop_serials(task, ends, reading)
    if ends:
        reading.scale = _find_scale(_Read(task, known, ends, unit), reading)
        _make_scores(known, ends, reading)


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


def _read_fractions(quantities: dict[str, Quantity], reading: ScoreReading) -> dict[str, Quantity]:
    """Take '4/5' as 4 on a scale to 5 where all of them end alike; '1/2' beside larger numbers is a half."""
    wholes = {one.out_of for one in quantities.values() if one.out_of is not None}
    most = max((one.size for one in quantities.values() if one.out_of is None), default=0.0)
    if not wholes or (len(wholes) == 1 and most <= max(wholes)):
        return quantities
    known = {}
    for text, one in quantities.items():
        whole = one.out_of
        if whole is None:
            known[text] = one
        elif most and whole in _FRACTIONS and one.size < whole:
            amount: Amount = ((tidy(one.size / whole), NO_UNIT),)
            known[text] = replace(one, low=amount, high=amount, out_of=None)
        else:
            message = f"“{text.strip()}” could be a fraction, a date or a share of another total. It is left empty."
            reading.remark(text, "not_a_score", message)
    return known


def _find_base(task: ScoreTask, quantities: Mapping[str, Quantity]) -> str:
    """Give the column's unit: the header's, else the first that a cell has; '' for plain numbers."""
    if isinstance(task.scale, NumericScale) and task.scale.unit:
        return task.scale.unit
    if task.stated.unit:
        return task.stated.unit
    names = [unit.name for one in quantities.values() for unit in one.units if unit.name and unit.kind != "percent"]
    # A sprint has no known length, so that nothing could be turned into it.
    measurable = [name for name in names if name != "sprints" or name in task.stated.lengths]
    first = next(iter(measurable or names), "")
    if first == AMBIGUOUS_M:
        return _what_m_is(set(names))
    return first or ("points" if task.meaning == "points" else "")


def _what_m_is(names: set[str]) -> str:
    if names & {"hours", "minutes", "seconds", "days"}:
        return "minutes"
    return "months" if names & {"months", "weeks", "quarters", "years"} else AMBIGUOUS_M


@dataclass(frozen=True)
class _Amounts:
    """Turns the amounts of a column into its unit."""

    task: ScoreTask
    quantities: Mapping[str, Quantity]
    base: str

    def read(self, reading: ScoreReading) -> dict[str, Ends]:
        names = {unit.name for one in self.quantities.values() for unit in one.units}
        m_is = _what_m_is((names | {self.base}) - {AMBIGUOUS_M})
        found = {}
        for text, one in self.quantities.items():
            low, high = (self._convert(end, m_is) for end in (one.low, one.high))
            likely = None if one.likely is None else self._convert(one.likely, m_is)
            if low is None or high is None:
                what = (
                    f"cannot be turned into {self.base}, the unit of the column"
                    if self.base
                    else "has a unit of its own"
                )
                message = f"“{text.strip()}” {what}. It is left empty."
                reading.remark(text, "mixed_units", message)
                continue
            found[text] = Ends(low, high, likely)
            self._note_units(text, found[text], reading)
        return found

    def _convert(self, amount: Amount, m_is: str) -> float | None:
        total = 0.0
        for number, unit in amount:
            name = m_is if unit.name == AMBIGUOUS_M else unit.name
            part: float | None = number * unit.factor
            if name and name != self.base:
                is_time = unit.kind in {"time", "other"}
                part = convert(number, name, self.base, self.task.stated.lengths) if is_time else None
            if part is None:
                return None
            is_full = unit.factor > 1 or unit.kind == "money"
            total += part / self.task.stated.factor if is_full else part
        return tidy(total)

    def _note_units(self, text: str, ends: Ends, reading: ScoreReading) -> None:
        names = {unit.name for unit in self.quantities[text].units}
        said = text.strip()
        if names - {"", self.base}:
            shown = "–".join(dict.fromkeys(plain_number(end, 6) for end in (ends.low, ends.high)))
            lengths = "" if names <= {"", self.base, AMBIGUOUS_M} else ", at 8 hours a day and 5 days a week"
            reading.remark(text, "unit_converted", f"“{said}” is {shown} {self.base}{lengths}.")
        elif "" in names and self.base not in {"", "points", self.task.stated.unit}:
            message = f"“{said}” has no unit; it is read as {self.base}, like the others."
            reading.remark(text, "mixed_units", message)


def _drop_serials(task: ScoreTask, ends: dict[str, Ends], reading: ScoreReading) -> None:
    """Drop what a spreadsheet stores for a date from among small numbers: 44989 beside 3 and 5."""
    suspects = [text for text, one in ends.items() if one.low == one.high and SERIALS.start <= one.low < SERIALS.stop]
    others = [one.high for text, one in ends.items() if text not in suspects]
    if not suspects or task.meaning in _DATES_UNLIKELY:
        return
    if median(others) > _SMALL if others else task.meaning not in _DATES_LIKELY:
        return
    for text in suspects:
        del ends[text]
        message = f"“{text.strip()}” is how a spreadsheet stores a date. It is left empty."
        reading.remark(text, "looks_like_a_date", message)


@dataclass(frozen=True)
class _Read:
    task: ScoreTask
    quantities: Mapping[str, Quantity]
    ends: Mapping[str, Ends]
    unit: str


def _find_scale(read: _Read, reading: ScoreReading) -> Scale:
    task = read.task
    if task.scale is not None:
        _note_outside(sorted((task.scale.worst, task.scale.best)), read.ends, reading)
        return task.scale
    numbers = [number for one in read.ends.values() for number in (one.low, one.high)]
    if any(read.quantities[text].opens == "below" and one.low <= 1 for text, one in read.ends.items()):
        numbers.append(0.0)
    shares = share_scale(task, read.quantities, numbers)
    if shares is not None:
        return shares
    unit = f"{_PREFIXES.get(task.stated.factor, '')}{read.unit}".strip()
    if task.stated.low is not None and task.stated.high is not None:
        _note_outside([task.stated.low, task.stated.high], read.ends, reading)
        return span_scale(task.stated.low, task.stated.high, task.direction, unit)
    at_most = max((one.out_of for one in read.quantities.values() if one.out_of is not None), default=None)
    scale = guess_scale(numbers, task.direction, unit=unit, at_most=at_most)
    low, high = sorted((scale.worst, scale.best))
    shown = f"{plain_number(low, 6)} to {plain_number(high, 6)} {scale.unit}".strip()
    message = f"no scale is stated, so it is taken to run from {shown}. Change it if it does not."
    reading.notes.append(Remark("scale_guessed", message))
    return scale


def _note_outside(bounds: Sequence[float], ends: Mapping[str, Ends], reading: ScoreReading) -> None:
    low, high = bounds
    for text, one in ends.items():
        if min(one.low, one.high) < low or max(one.low, one.high) > high:
            shown = f"{plain_number(low, 6)} to {plain_number(high, 6)}"
            message = f"“{text.strip()}” is outside the scale from {shown}; it counts as the nearer end."
            reading.remark(text, "out_of_scale", message)


def _make_scores(quantities: Mapping[str, Quantity], ends: Mapping[str, Ends], reading: ScoreReading) -> None:
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
