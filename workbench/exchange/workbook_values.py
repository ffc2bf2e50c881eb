"""What a cell of a workbook says: its stored value and number format → the text that a person would recognise."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from workbench.exchange.limits import Budget
from workbench.exchange.safe_xml import read_elements

_DIGITS = 15
_FIFTEEN_DIGITS = Context(prec=_DIGITS, rounding=ROUND_HALF_UP, traps=[InvalidOperation])
_MOST_ZEROS = 21
_LONGEST_FORMAT = 255
_MOST_KNOWN = 20_000
_SHORT = 6
_LAST_DAY = 2_958_465
_LAST_DAY_1904 = 2_957_003
_MISSING_LEAP_DAY = 60
_DAY_SECONDS = 86_400

_PERCENT_IDS = {9, 10}
_DATE_IDS = {14, 15, 16, 17, *range(27, 32), 36, *range(50, 59)}
_TIME_IDS = {18, 19, 20, 21, *range(32, 36), 45, 47}
_DATE_TIME_ID = 22
_ELAPSED_ID = 46

_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_ESCAPE = re.compile(r"_x([0-9a-fA-F]{4})_")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LAST_CHARACTER = 0x10FFFF


class CellFormats:
    """Turns stored numbers into text by their cell's style.

    Parameters
    ----------
    kinds
        For each style: 'number', 'percent', 'date' (with or without a time), 'time' or 'elapsed'.
    is_1904
        Whether dates count from 1904, as old Macintosh workbooks do.

    Attributes
    ----------
    known
        (stored number, style) → its text, for the short ones; a backlog holds the same few over and over.
    """

    def __init__(self, kinds: tuple[str, ...] = (), *, is_1904: bool = False) -> None:
        self._kinds = {str(index): kind for index, kind in enumerate(kinds) if kind != "number"}
        self._is_1904 = is_1904
        self.known: dict[tuple[str, str], str] = {}

    def text(self, stored: str, style: str) -> str:
        """Write a stored number.

        Parameters
        ----------
        stored
            As it stands in the file.
        style
            The cell's style index; '' for none.

        Returns
        -------
        '5', '0.25', '80%', '2026-05-03', '2026-05-03 14:30:00', '14:30:00', '36:00:00'; what is no number, and a date
        that no calendar has, as the plain number or as stored.
        """
        kind = self._kinds.get(style)
        text = number_text(stored) if kind is None else self._formatted(stored, kind)
        if len(stored) <= _SHORT and len(self.known) < _MOST_KNOWN:
            self.known[stored, style] = text
        return text

    def _formatted(self, stored: str, kind: str) -> str:
        try:
            number = _FIFTEEN_DIGITS.create_decimal(stored)
        except InvalidOperation:
            return stored
        if not number.is_finite():
            return stored
        if kind == "percent":
            return percent_text(stored)
        return _moment_text(float(number), kind, is_1904=self._is_1904) or _decimal_text(number)


def parse_styles(budget: Budget, data: bytes) -> tuple[str, ...]:
    """Parse a workbook's styles.

    Returns
    -------
    The kind of number for each style index, as ``CellFormats`` takes them.
    """
    codes: dict[int, str] = {}
    kinds: list[str] = []
    in_cells = False
    for name, attributes in read_elements(
        budget, data, "numFmt", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "xf"
    ):
        if name == "numFmt":
            codes[_integer(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "xf" and in_cells:
            number = _integer(attributes.get("numFmtId", ""))
            kinds.append(format_kind(codes[number]) if number in codes else _built_in_kind(number))
        else:
            in_cells = name == "cellXfs"
    return tuple(kinds)


def format_kind(code: str) -> str:
    """Tell what kind of number a format shows.

    Examples
    --------
    >>> format_kind("0.0%"), format_kind("dd/mm/yyyy"), format_kind("[h]:mm"), format_kind('0 "days"')
    ('percent', 'date', 'elapsed', 'number')
    """
    shown = _LITERAL.sub("", code[:_LONGEST_FORMAT].partition(";")[0]).casefold()
    if "%" in shown:
        return "percent"
    if "[" in shown:
        return "elapsed"
    shown = shown.replace("general", "").replace("am/pm", "h").replace("a/p", "h")
    if any(letter in shown for letter in "dy") or ("m" in shown and not any(letter in shown for letter in "hs0#")):
        return "date"
    return "time" if any(letter in shown for letter in "hs") else "number"


def number_text(stored: str) -> str:
    """Write a stored number in its shortest form, with the 15 digits that a spreadsheet shows.

    Examples
    --------
    >>> number_text("5.0"), number_text("0.30000000000000004"), number_text("1E-3"), number_text("1e300")
    ('5', '0.3', '0.001', '1e+300')
    """
    if len(stored) <= _DIGITS and stored.isdecimal() and stored.isascii() and stored[0] != "0":
        return stored
    try:
        number = _FIFTEEN_DIGITS.create_decimal(stored)
    except InvalidOperation:
        return stored
    return _decimal_text(number) if number.is_finite() else stored


def percent_text(stored: str) -> str:
    """Write a stored proportion as a percentage.

    Examples
    --------
    >>> percent_text("0.8"), percent_text("0.125")
    ('80%', '12.5%')
    """
    try:
        number = _FIFTEEN_DIGITS.create_decimal(stored)
    except InvalidOperation:
        return stored
    return f"{_decimal_text(number.scaleb(2, _FIFTEEN_DIGITS))}%" if number.is_finite() else stored


def iso_text(stored: str) -> str:
    """Write a stored ISO date with a blank before its time, and without a time of midnight.

    Examples
    --------
    >>> iso_text("2026-05-03T00:00:00"), iso_text("2026-05-03T14:30:00")
    ('2026-05-03', '2026-05-03 14:30:00')
    """
    return stored.removesuffix("Z").removesuffix("T00:00:00").replace("T", " ")


def _decimal_text(number: Decimal) -> str:
    text = str(number)
    if "E" in text:
        number = number.normalize(_FIFTEEN_DIGITS)
        text = format(number, "f" if abs(number.adjusted()) < _MOST_ZEROS else "e")
    if "." in text and "e" not in text:
        text = text.rstrip("0").removesuffix(".")
    return "0" if text == "-0" else text


def xml_text(raw: str) -> str:
    """Undo what XML and the workbook format do to text: entities, line ends, ``_x000D_``.

    Examples
    --------
    >>> xml_text("R&amp;D &#127881;_x0041_")
    'R&D 🎉A'
    """
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in raw:
        raw = _ENTITY.sub(_character, raw)
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), raw) if "_x" in raw else raw


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _ENTITIES[found[3]]
    point = int(found[1], 16) if found[1] else int(found[2])
    return chr(point) if point <= _LAST_CHARACTER else "\ufffd"


def _moment_text(number: float, kind: str, *, is_1904: bool) -> str | None:
    """Write a day count as a date or a time; None where no calendar has it."""
    if not 0 <= number <= _LAST_DAY:
        return None
    seconds = round(number * _DAY_SECONDS)
    days, rest = divmod(seconds, _DAY_SECONDS)
    hours, minutes = rest // 3600, rest // 60 % 60
    if kind == "elapsed":
        return f"{days * 24 + hours:02}:{minutes:02}:{rest % 60:02}"
    time = f"{hours:02}:{minutes:02}:{rest % 60:02}"
    if days == 0 and (kind == "time" or (rest and not is_1904)):
        return time
    day = _day(days, is_1904=is_1904)
    return day if day is None or rest == 0 else f"{day} {time}"


def _day(days: int, *, is_1904: bool) -> str | None:
    """Write a day count as ISO; spreadsheets count a 29 February 1900, which never was, as day 60."""
    if is_1904:
        return (date(1904, 1, 1) + timedelta(days=days)).isoformat() if days <= _LAST_DAY_1904 else None
    if days in (0, _MISSING_LEAP_DAY) or days > _LAST_DAY:
        return None
    start = date(1899, 12, 31) if days < _MISSING_LEAP_DAY else date(1899, 12, 30)
    return (start + timedelta(days=days)).isoformat()


def _built_in_kind(number: int) -> str:
    if number in _PERCENT_IDS:
        return "percent"
    if number in _DATE_IDS or number == _DATE_TIME_ID:
        return "date"
    if number in _TIME_IDS:
        return "time"
    return "elapsed" if number == _ELAPSED_ID else "number"


def _integer(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
