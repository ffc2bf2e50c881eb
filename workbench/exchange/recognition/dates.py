"""Dates, quarters and time frames: told from scores, never taken for one by themselves."""

import datetime as dt
import re

from workbench.exchange.recognition.numerals import clean_cell

_MONTHS: tuple[str, ...] = (
    "january jan januar jän janvier janv enero ene janeiro gennaio gen januari январь января янв",
    "february feb februar février févr febrero fevereiro fev febbraio februari февраль февраля фев",
    "march mar märz mrz mars marzo março maart mrt март марта мар",
    "april apr avril avr abril abr aprile апрель апреля апр",
    "may mai mayo maio maggio mag mei май мая",
    "june jun juni juin junio junho giugno giu июнь июня июн",
    "july jul juli juillet juil julio julho luglio lug июль июля июл",
    "august aug août agosto ago augustus август августа авг",
    "september sep sept septembre septiembre setembro settembre set сентябрь сентября сен",
    "october oct oktober okt octobre octubre outubro out ottobre ott октябрь октября окт",
    "november nov novembre noviembre novembro ноябрь ноября ноя",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre декабрь декабря дек",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,? \d.*)?")
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})[-/](\d{1,2})|(\d{4})年(\d{1,2})月(?:\d{1,2}日)?")
_PART_OF_YEAR = re.compile(
    r"(?:fy ?)?(?P<before>\d{4}|'?\d{2})?[ /'_-]*"
    r"(?:(?P<kind>[qhts])(?P<part>[1-4])|(?P<first>[1-4])(?P<after_kind>[qhts]))"
    r"[ /'_-]*(?:fy ?)?(?P<after>\d{4}|'?\d{2})?"
)
_NO_YEAR_NEEDED = re.compile("[qh][1-4]")
_WEEK = re.compile(r"(?:kw|cw|wk|week|semaine|semana|w)[ .-]?\d{1,2}(?:[ /-]\d{2,4})?|\d{4}-?w\d{1,2}")
_WORD = re.compile(r"[^\W\d_]+")
_DAY_MONTH = re.compile(r"(\d{1,2})[ ./-]+([^\W\d_]{3,})[ .,/-]+(\d{4}|\d{2})\b")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})[ .]+(\d{1,2}),? (\d{4})")
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,})[ .,/-]+(\d{4})")
_LONGEST = 60
SERIALS = range(36_526, 73_051)
"""What a spreadsheet stores for the days of the years 2000 to 2099."""

_EPOCH = dt.date(1899, 12, 30)
_CENTURY = 2000
_MONTHS_IN = {"q": 3, "t": 3, "h": 6, "s": 6}


def is_date_like(text: str) -> bool:
    """Whether a cell holds a date, a month, a quarter or a week, and not a number.

    Examples
    --------
    >>> is_date_like("Q3 2026"), is_date_like("2026-05-03"), is_date_like("3-5")
    (True, True, False)
    """
    if len(text) > 4 * _LONGEST or text.isdigit():
        return False
    plain = clean_cell(text).casefold()
    if not plain or len(plain) > _LONGEST or not any(sign.isdigit() for sign in plain) or plain.isdigit():
        return False
    if any(pattern.fullmatch(plain) for pattern in (_ISO, _DAY_FIRST, _YEAR_MONTH, _WEEK, _NO_YEAR_NEEDED)):
        return True
    part = _PART_OF_YEAR.fullmatch(plain)
    if part and (part["before"] or part["after"]):
        return True
    return any(word in _MONTH_OF for word in _WORD.findall(plain))


def parse_date(text: str) -> dt.date | None:
    """Read a date, or the first day of the month, quarter or half-year that a cell names.

    Returns
    -------
    None where the text is no date, or where day and month could be either way round.
    """
    plain = clean_cell(text).casefold()
    try:
        return _parse_plain(plain)
    except ValueError:
        return None


def _parse_plain(plain: str) -> dt.date | None:
    if plain.isdigit() and int(plain) in SERIALS:
        return _EPOCH + dt.timedelta(days=int(plain))
    if found := _ISO.fullmatch(plain):
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_MONTH.fullmatch(plain):
        return dt.date(int(found[1] or found[3]), int(found[2] or found[4]), 1)
    if found := _DAY_FIRST.fullmatch(plain):
        return _parse_day_first(found)
    if found := _PART_OF_YEAR.fullmatch(plain):
        return _parse_part(found)
    return _parse_month_name(plain)


def _parse_day_first(found: re.Match[str]) -> dt.date | None:
    first, sign, second, year = int(found[1]), found[2], int(found[3]), _full_year(found[4])
    if sign == ".":
        return dt.date(year, second, first)
    if first > 12:  # noqa: PLR2004 - months end at 12
        return dt.date(year, second, first)
    return dt.date(year, first, second) if second > 12 or first == second else None  # noqa: PLR2004 - likewise


def _parse_part(found: re.Match[str]) -> dt.date | None:
    year = found["before"] or found["after"]
    if year is None:
        return None
    months = _MONTHS_IN[found["kind"] or found["after_kind"]]
    month = (int(found["part"] or found["first"]) - 1) * months + 1
    return dt.date(_full_year(year.strip("'")), month, 1)


def _parse_month_name(plain: str) -> dt.date | None:
    for pattern, order in ((_DAY_MONTH, "dmy"), (_MONTH_DAY, "mdy"), (_MONTH_YEAR, "my")):
        found = pattern.search(plain)
        named = found and dict(zip(order, found.groups(), strict=True))
        if named and named["m"] in _MONTH_OF:
            return dt.date(_full_year(named["y"]), _MONTH_OF[named["m"]], int(named.get("d", 1)))
    return None


def _full_year(year: str) -> int:
    return int(year) if len(year) > 2 else _CENTURY + int(year)  # noqa: PLR2004 - two digits leave the century out
