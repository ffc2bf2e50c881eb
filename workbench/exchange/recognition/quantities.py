"""Amounts as people write them: '12 d', '1w 2d', '$2.5M', '2–3 months', '~3', '<1', '4/5', '★★★'.

A cell is an amount only as a whole. A number inside a sentence is never taken out of it.
"""

import re
from dataclasses import dataclass

from workbench.exchange.recognition.numerals import ENGLISH, NUMBER, NumberStyle, clean_cell, parse_number
from workbench.exchange.recognition.units import AMBIGUOUS_M, CURRENCIES, NO_UNIT, Unit, find_unit

LONGEST = 60
"""Characters beyond which a cell is prose."""

_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,20})?")
_GROUPED = 4
"""Length of a point with the three digits of a group."""

_BEFORE = r"[^\d\s.,+\-]{1,4} ?|[A-Z]{3} "
_APPROXIMATE = re.compile(
    r"^(?:~|≈|∼|±|about|approx(?:imately|\.)?|around|circa|c\.|ca\.?|etwa|ungefähr|rund|environ|env\.?|aprox\.?|"
    r"aproximadamente|cerca de|circa|ongeveer|около|примерно|ок\.|约|大约|約|およそ)\s*",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"^(?:<=|≤|<|up to|max\.?|maximum|at most|less than|under|below|bis zu|höchstens|maximal|unter|jusqu'à|moins de|"
    r"hasta|menos de|até|fino a|meno di|tot|maximaal|minder dan|до|не более|менее|少于|最多|最大)\s*(?=[^\s])",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"^(?:>=|≥|>|min\.?|minimum|at least|more than|over|above|from|mindestens|ab|über|mehr als|minimal|au moins|"
    r"plus de|al menos|más de|mínimo|pelo menos|mais de|almeno|più di|minstens|meer dan|от|не менее|более|"
    r"至少|超过|最少)\s*(?=[^\s])",
    re.IGNORECASE,
)
_OR_MORE = re.compile(
    r"(?<=\d)\s*(?:\+|or more|and more|und mehr|oder mehr|et plus|o más|ou mais|e più|以上)(?=\D*$)", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"^(?:between|zwischen|entre|tra|tussen|между)\s+(.+?)\s+(?:and|und|et|y|e|en|и)\s+(.+)$", re.IGNORECASE
)
_END = rf"(?:{_BEFORE})?\d[^–—~〜…]*?"
_RANGE = re.compile(
    rf"^(?P<low>{_END})\s*(?:[–—~〜…至到]|-|\.\.+|(?<=[\d\s\w])\s(?:to|bis|à|a|до|tot|hasta|até)\s)\s*(?P<high>{_END})$",
    re.IGNORECASE,
)
_THREE = re.compile(rf"^({_END})\s*(?:–|—| - | / )\s*({_END})\s*(?:–|—| - | / )\s*({_END})$")
_LIKELY = re.compile(
    r"^(?P<range>.+?)\s*[(,;]\s*(?:most likely|likely|ml|probably|wahrscheinlich|probable)?:?\s*"
    r"(?P<likely>[\d.,]+)\s*\)?$",
    re.IGNORECASE,
)
_PLUS_MINUS = re.compile(rf"^({NUMBER}) ?(?:±|\+/-|\+-) ?({NUMBER.removeprefix('[+-]?')})(?: ?(\D+))?$")
_OUT_OF = re.compile(rf"^({NUMBER})\s*(?:/|of|out of|von|sur|de|di|van|из)\s*({NUMBER})$", re.IGNORECASE)
_SYMBOLS = re.compile(r"^(?:([★⭐✭🌟🔥👍●⬤◆■+$€*])\1*)([☆○◯◇□]*)$|^([☆○◯◇□]+)$")
_AMOUNT = re.compile(rf"^(?P<sign>[+-]?)(?P<before>{_BEFORE})?(?P<number>{NUMBER}) ?(?P<unit>\D*)$")
_PIECE = re.compile(rf"({NUMBER.removeprefix('[+-]?')}) ?([^\W\d]+)\.?[ ,]*(?:and |und |et |y |e )?")
_PER = re.compile(r" ?(?:/|per |pro |par |por |al |в )[^\d/]{1,15}$")
_LONGEST_UNKNOWN = 15

Amount = tuple[tuple[float, Unit], ...]
"""One number with its unit, or several that add up: '1w 2d'."""


@dataclass(frozen=True)
class Quantity:
    """What a cell says.

    Attributes
    ----------
    low, high
        The ends; the same where it is one number.
    likely
        The most likely one of a range, where it is stated.
    is_approximate
        Whether it was '~3' or 'about 3'.
    opens
        'below' for '<1', 'above' for '3+'; '' otherwise.
    out_of
        The 5 of '4/5' or of three stars out of five; None otherwise.
    """

    low: Amount
    high: Amount
    likely: Amount | None = None
    is_approximate: bool = False
    opens: str = ""
    out_of: float | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is one number without a unit."""
        return self.low is self.high and self.low[0][1] is NO_UNIT and not self.opens and self.out_of is None

    @property
    def is_range(self) -> bool:
        """Whether two ends were stated."""
        return self.low is not self.high

    @property
    def size(self) -> float:
        """The larger of its ends as a plain number, whatever the units."""
        return max(sum(number * unit.factor for number, unit in end) for end in (self.low, self.high))

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit in the cell, in order."""
        ends = (self.low,) if not self.is_range else (self.low, self.high)
        return tuple(unit for end in ends for _, unit in end)


def parse_quantity(text: str, style: NumberStyle = ENGLISH) -> Quantity | None:
    """Read a cell as an amount.

    Parameters
    ----------
    text
        A cell.
    style
        How the file writes its numbers.

    Returns
    -------
    None where the cell as a whole is no amount.

    Examples
    --------
    >>> parse_quantity("2–3 months").low[0][0], parse_quantity("2–3 months").low[0][1].name
    (2.0, 'months')
    >>> parse_quantity("about 5 because of the SLA") is None
    True
    """
    if len(text) > 4 * LONGEST:
        return None
    if _PLAIN.fullmatch(text) and (not style.point_groups or len(text) - text.find(".") != _GROUPED):
        return _exactly(((float(text), NO_UNIT),))
    plain = clean_cell(text)
    if not plain or len(plain) > LONGEST:
        return None
    symbols = _parse_symbols(plain)
    if symbols is not None or not any(sign.isdigit() for sign in plain):
        return symbols
    rest = _APPROXIMATE.sub("", plain)
    found = _parse_open(rest, style) or _parse_spread(rest, style)
    if found is None or rest == plain:
        return found
    return Quantity(found.low, found.high, found.likely, is_approximate=True, opens=found.opens, out_of=found.out_of)


def _exactly(amount: Amount) -> Quantity:
    return Quantity(amount, amount)


def _parse_symbols(plain: str) -> Quantity | None:
    found = _SYMBOLS.match(plain)
    if found is None:
        return None
    full = len(plain) - len(found[2] or "") if found[1] else 0
    amount: Amount = ((float(full), NO_UNIT),)
    return Quantity(amount, amount, out_of=float(len(plain)) if found[2] or found[3] else None)


def _parse_open(plain: str, style: NumberStyle) -> Quantity | None:
    for opens, pattern in (("below", _BELOW), ("above", _ABOVE), ("above", _OR_MORE)):
        rest, count = pattern.subn("", plain, count=1)
        amount = _parse_amount(rest.strip(), style) if count else None
        if amount is not None:
            return Quantity(amount, amount, opens=opens)
    return None


def _parse_spread(plain: str, style: NumberStyle) -> Quantity | None:
    amount = _parse_amount(plain, style)
    if amount is not None:
        return _exactly(amount)
    if found := _OUT_OF.match(plain):
        part, whole = (parse_number(one, style) for one in found.groups())
        if part is not None and whole:
            amount = ((part, NO_UNIT),)
            return Quantity(amount, amount, out_of=whole)
    if found := _PLUS_MINUS.match(plain):
        return _parse_plus_minus(found, style)
    ends = _find_ends(plain)
    return _join_ends(ends, style) if ends else None


def _find_ends(plain: str) -> tuple[str, ...]:
    """Divide '2 – 5', '2 – 3 – 5' and '2–5 (3)' into low, likely where it is stated, and high; () for other texts."""
    if found := _LIKELY.match(plain):
        spread = _RANGE.match(found["range"])
        return (spread["low"], found["likely"], spread["high"]) if spread else ()
    spread = _THREE.match(plain) or _BETWEEN.match(plain) or _RANGE.match(plain)
    return spread.groups() if spread else ()


def _parse_plus_minus(found: re.Match[str], style: NumberStyle) -> Quantity | None:
    """Read '5 ± 1 days' as a range with its middle as the likely number."""
    middle, spread = (parse_number(text, style) for text in found.groups()[:2])
    unit = _parse_unit("", found[3] or "")
    if middle is None or spread is None or unit is None:
        return None
    low, likely, high = (((number, unit),) for number in (middle - spread, middle, middle + spread))
    return Quantity(low, high, likely)


def _join_ends(texts: tuple[str, ...], style: NumberStyle) -> Quantity | None:
    """Join the ends of a range; a unit or a multiplier stated once holds for all."""
    ends = [_parse_amount(text.strip(), style) for text in texts]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    if all(len(end) == 1 for end in known):
        known = _share_unit([end[0] for end in known])
    low, *likely, high = known
    return Quantity(low, high, likely[0] if likely else None)


def _share_unit(ends: list[tuple[float, Unit]]) -> list[Amount]:
    """Give '2–3 months' months at both ends, '$1–2k' thousands of dollars."""
    if any(unit.factor > 1 for _, unit in ends):
        ends = [(number, Unit("", 1e6) if unit.name == AMBIGUOUS_M else unit) for number, unit in ends]
    named = next((unit for _, unit in reversed(ends) if unit.name), NO_UNIT)
    last = ends[-1][1].factor
    shared = []
    for number, unit in ends:
        name, kind = (unit.name, unit.kind) if unit.name else (named.name, named.kind)
        factor = last if unit.factor == 1 else unit.factor
        shared.append(((number, Unit(name, factor, kind)),))
    return list(shared)


def _parse_amount(plain: str, style: NumberStyle) -> Amount | None:
    found = _AMOUNT.match(plain)
    if found is None:
        return _parse_compound(plain, style)
    number = parse_number(found["sign"] + found["number"], style)
    before = (found["before"] or "").strip()
    if number is None or (before and before.casefold() not in CURRENCIES):
        return None
    unit = _parse_unit(before, found["unit"])
    return None if unit is None else ((number, unit),)


def _parse_unit(before: str, after: str) -> Unit | None:
    after = _PER.sub("", after.strip().strip(")(").strip())
    unit = find_unit(f"{after}{before}" if before else after)
    if unit.kind != "unknown":
        return unit
    is_word = after.replace("-", "").isalpha() and len(after) <= _LONGEST_UNKNOWN and not before
    return unit if is_word else None


def _parse_compound(plain: str, style: NumberStyle) -> Amount | None:
    """Read '1w 2d 3h 4m' and '1d, 4h'."""
    pieces = list(_PIECE.finditer(plain))
    if len(pieces) < 2 or "".join(one[0] for one in pieces) != plain:  # noqa: PLR2004 - one piece is no compound
        return None
    amounts = [(parse_number(one[1], style), find_unit(one[2])) for one in pieces]
    if any(number is None or unit.kind not in {"time", "other"} for number, unit in amounts):
        return None
    return tuple(
        (number or 0.0, Unit("minutes", 1.0, "time") if unit.name == AMBIGUOUS_M else unit) for number, unit in amounts
    )
