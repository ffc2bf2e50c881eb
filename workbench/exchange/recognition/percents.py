"""Read percentages as shares of 1, however they are written: '80%', 80 in a confidence column, 0.8."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.exchange.recognition.quantities import Amount, Quantity
from workbench.exchange.recognition.scales import next_round
from workbench.exchange.recognition.score_reading import Remark, ScoreReading, ScoreTask
from workbench.model import Direction, NumericScale
from workbench.workflows.wording import plain_number

PLAIN_CONFIDENCE = 10.0
"""A confidence of plain numbers is one of percentages when some go beyond this."""

_NOTE = "its numbers go beyond 10, so they are read as percentages; 80 is 0.8."


@dataclass(frozen=True)
class Ends:
    """An amount in the column's own unit; low and high are the same where it is one number."""

    low: float
    high: float
    likely: float | None = None


def is_percent(task: ScoreTask, quantities: Mapping[str, Quantity]) -> bool:
    """Whether the numbers of a column are percentages."""
    if isinstance(task.scale, NumericScale):
        return task.scale.kind == "percent"
    if task.stated.unit == "%":
        return True
    with_sign = {text for text, one in quantities.items() if any(unit.kind == "percent" for unit in one.units)}
    if with_sign:
        # '80%' among many scores from 1 to 10 is the odd one out, not the others.
        small = [text for text, one in quantities.items() if text not in with_sign and 1 < one.size <= PLAIN_CONFIDENCE]
        return sum(task.counts[text] for text in with_sign) >= sum(task.counts[text] for text in small)
    return task.meaning == "confidence" and any(one.size > PLAIN_CONFIDENCE for one in quantities.values())


def read_percents(task: ScoreTask, quantities: Mapping[str, Quantity], reading: ScoreReading) -> dict[str, Ends]:
    """Read '80%', 80 and 0.8 as the same share.

    Returns
    -------
    Cell → its share; proportions of 1. What stands beside the column's main form is noted.
    """
    bare = {text: one for text, one in quantities.items() if all(unit.kind != "percent" for unit in one.units)}
    odd = {text for text, one in bare.items() if any(unit.kind in {"time", "money"} for unit in one.units)}
    for text in odd:
        message = f"“{text.strip()}” is no percentage like the others. It is left empty."
        reading.remark(text, "mixed_units", message)
    plain = {text: one.size for text, one in bare.items() if text not in odd}
    shares = {text for text, size in plain.items() if 0 < size < 1}
    whole = {text for text, size in plain.items() if size > 1}
    factor_of_one = 1.0 if shares or not whole else 0.01
    has_signs = len(bare) < len(quantities)
    ends = {}
    for text, one in quantities.items():
        if text in odd:
            continue
        factor = 0.01 if text in whole else factor_of_one if plain.get(text) == 1 else 1.0
        ends[text] = _scale(one, factor)
        if text in plain and (has_signs or (shares and text in whole)):
            shown = plain_number(ends[text].high, 6)
            message = f"“{text.strip()}” stands among percentages written otherwise; it is read as {shown}."
            reading.remark(text, "mixed_units", message)
    if not has_signs and whole and task.stated.unit != "%":
        reading.notes.append(Remark("scale_guessed", _NOTE))
    return ends


def share_scale(task: ScoreTask, quantities: Mapping[str, Quantity], numbers: Sequence[float]) -> NumericScale | None:
    """Give the scale of a column of shares, from 0 to 1 or as far as they go; None for another column."""
    is_share = min(numbers) >= 0 and max(numbers) <= 1 and any(0 < one < 1 for one in numbers)
    if not is_percent(task, quantities) and not (task.meaning == "confidence" and is_share):
        return None
    low = -next_round(-min(numbers)) if min(numbers) < 0 else 0.0
    high = max(1.0, next_round(max(numbers)))
    worst, best = (low, high) if task.direction is Direction.HIGHER_IS_BETTER else (high, low)
    return NumericScale(kind="percent", worst=worst, best=best)


def tidy(number: float) -> float:
    """Take out the noise of a multiplication: 84 × 0.01 is 0.84."""
    return float(f"{number:.12g}")


def _scale(quantity: Quantity, factor: float) -> Ends:
    def size(amount: Amount) -> float:
        return tidy(sum(number * unit.factor * factor for number, unit in amount))

    likely = None if quantity.likely is None else size(quantity.likely)
    return Ends(size(quantity.low), size(quantity.high), likely)
