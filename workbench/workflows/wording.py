"""Numbers and names as people read them: one place, so that every screen and document says them alike."""

import datetime as dt
import math
from collections.abc import Sequence

from workbench.model import Dimension, LevelScale, Score

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENTHS = {10: "a tenth", 20: "a fifth", 25: "a quarter", 33: "a third", 50: "half"}
NARROW_SPACE = "\u202f"
SIGNIFICANT = 3
"""Digits shown of a plain quotient; more would claim a precision that scores do not have."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def quote(title: str, most: int = 60) -> str:
    """Put a title in quotation marks, cut at ``most`` characters, isolated so that any script keeps its direction."""
    return f"“{isolate(shorten(title, most))}”"


def isolate(text: str) -> str:
    """Wrap text in direction isolates, so that an Arabic or Hebrew title does not reorder what stands beside it."""
    return f"\u2068{text}\u2069"


def shorten(text: str, most: int) -> str:
    """Cut text at ``most`` characters, at a space where there is one, with an ellipsis; line breaks become spaces."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    if flat[most - 1] == " ":
        return f"{cut}…"
    head, space, _ = cut.rpartition(" ")
    return f"{head if space and len(head) > most // 2 else cut}…"


def join_names(names: Sequence[str], most: int = 6) -> str:
    """List names: 'A', 'A and B', 'A, B and C'; beyond ``most`` of them the rest is counted."""
    shown = list(names[:most])
    rest = len(names) - len(shown)
    if rest:
        shown.append(f"{rest} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def count_word(count: int, *, start: bool = False) -> str:
    """Say a count: in words up to twelve, in digits beyond; with a capital at the start of a sentence."""
    word = _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"
    return word.capitalize() if start else word


def count_of(count: int, noun: str, plural: str = "", *, start: bool = False) -> str:
    """Say a count with its noun: 'one feature', 'three features', '36 features'."""
    return f"{count_word(count, start=start)} {noun if count == 1 else plural or noun + 's'}"


def points(priority: float) -> str:
    """Say a 0–1 priority as whole points of 100."""
    return str(round_half_up(priority * 100))


def round_half_up(number: float) -> int:
    """Round to the nearest whole number, halves away from 0, ignoring noise below 1e-9."""
    return int(math.copysign(math.floor(abs(number) + 0.5 + 1e-9), number))


def plain_number(number: float, digits: int = SIGNIFICANT) -> str:
    """Say a number with at most ``digits`` significant digits and separators: 25,600 · 26.7 · 0.25."""
    if number == 0:
        return "0"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(number))))
    text = f"{number:,.{decimals}f}"
    return minus(text.rstrip("0").rstrip(".") if "." in text else text)


def minus(text: str) -> str:
    """Replace a leading hyphen by a true minus sign."""
    return text.replace("-", "−", 1) if text.startswith("-") else text


def signed(number: int) -> str:
    """Say a difference: '+5', '−6', '0'."""
    return "0" if number == 0 else minus(f"{number:+d}")


def priority_text(priority: float, *, is_ratio: bool) -> str:
    """Say one priority: whole points for a weighted sum, a plain number for a ratio framework."""
    return plain_number(priority) if is_ratio else points(priority)


def range_text(low: float, high: float, *, is_ratio: bool) -> str:
    """Say a priority's range: '61–81', or one number where both ends read alike."""
    ends = [priority_text(end, is_ratio=is_ratio) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def rank_range(best: int, worst: int) -> str:
    """Say the possible ranks: '4' or '4–9'."""
    return str(best) if best == worst else f"{best}–{worst}"


def percent(share: float) -> str:
    """Say a 0–1 share in whole percent, with a narrow space: '25 %'."""
    return f"{round_half_up(share * 100)}{NARROW_SPACE}%"


def share_word(share: float) -> str:
    """Say a share in words where there is a short one ('a tenth'), else in percent."""
    return _TENTHS.get(round_half_up(share * 100), percent(share))


def score_text(dimension: Dimension, score: Score | None) -> str:
    """Say a score in the dimension's own terms: '4', 'High', '80 %', '2–3 days', '–' where missing."""
    if score is None or score.low is None or score.high is None:
        return "–"
    if not score.is_range:
        return _with_unit(dimension, number_text(dimension, score.low))
    low, high = (number_text(dimension, end) for end in (score.low, score.high))
    return _with_unit(dimension, f"{low}–{high}")


def number_text(dimension: Dimension, number: float) -> str:
    """Say one number on a dimension's scale: its level's label, a percentage, or the number."""
    if isinstance(dimension.scale, LevelScale):
        labels = {level.number: level.label for level in dimension.scale.levels}
        return labels.get(number, plain_number(number))
    return percent(number) if dimension.scale.kind == "percent" else plain_number(number, 6)


def date_text(day: dt.date) -> str:
    """Say a date in words: '1 September 2026'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def amount_text(amount: float, unit: str) -> str:
    """Say an amount with its unit: '12 person-weeks', '1 week', 'about' left to the caller."""
    number = plain_number(amount, 6)
    singular = unit[:-1] if unit.endswith("s") and amount == 1 else unit
    return f"{number} {singular}".strip()


def _with_unit(dimension: Dimension, text: str) -> str:
    scale = dimension.scale
    return (
        f"{text} {scale.unit}" if not isinstance(scale, LevelScale) and scale.kind == "numeric" and scale.unit else text
    )
