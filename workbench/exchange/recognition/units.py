"""Units of work, time and money as people write them, and how long they are."""

from dataclasses import dataclass

HOURS_PER_DAY, DAYS_PER_WEEK = 8.0, 5.0
WEEKS_PER_MONTH = 52 / 12

_DAY = HOURS_PER_DAY
_WEEK = _DAY * DAYS_PER_WEEK
HOURS: dict[str, float] = {
    "milliseconds": 1 / 3_600_000,
    "seconds": 1 / 3600,
    "minutes": 1 / 60,
    "hours": 1.0,
    "days": _DAY,
    "weeks": _WEEK,
    "months": _WEEK * WEEKS_PER_MONTH,
    "quarters": _WEEK * 13,
    "years": _WEEK * 52,
}
"""Unit of time → working hours, on an 8-hour day and a 5-day week; a month is a twelfth of 52 weeks."""

AMBIGUOUS_M = "m"
"""'3m' is minutes, months or million: what stands beside it decides."""

_UNIT_WORDS: dict[str, str] = {
    "milliseconds": "ms millisecond milliseconds",
    "seconds": "s sec secs second seconds sekunden secondes segundos secondi seconden сек секунд 秒",
    "minutes": "min mins minute minutes minuten minutos minuti minuut мин минут 分 分钟",
    "hours": "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren ч час часа часов "
    "小时 時間",
    "days": "d day days tag tage tagen jour jours j dia dias giorno giorni gg dag dagen дн день дня дней "
    "天 日 日間 人日",
    "weeks": "w wk wks week weeks woche wochen semaine semaines sem semana semanas settimana settimane weken нед "
    "неделя недели недель 周 星期 週 週間",
    "months": "mo mon mth month months monat monate monaten mois mes meses mese mesi maand maanden мес месяц месяца "
    "месяцев 月 个月 ヶ月 か月 カ月 人月",
    "quarters": "quarter quarters quartal quartale trimestre trimestres kwartaal квартал 四半期",
    "years": "y yr yrs year years jahr jahre an ans annee annees ano anos anni anno jaar год года лет 年",
    "sprints": "sprint sprints iteration iterations спринт спринта спринтов スプリント",
    "points": "sp pt pts point points storypoint storypoints punkte puntos pontos punti punten балл балла баллов",
    "person-hours": "ph mh person-hour person-hours man-hour man-hours manhours чел-час чел-ч",
    "person-days": "pd md person-day person-days man-day man-days mandays personentag personentage jh чел-день чел-дн",
    "person-weeks": "pw person-week person-weeks man-week man-weeks personenwoche personenwochen",
    "person-months": "pm mm person-month person-months man-month man-months personenmonat personenmonate чел-мес",
    "people": "user users customer customers client clients people person persons account accounts seat seats nutzer "
    "kunden utilisateurs usuarios clientes utenti clienti gebruikers klanten пользователей клиентов 用户 人 ユーザー",
    "votes": "vote votes upvotes",
    AMBIGUOUS_M: "m",
}
_UNITS: dict[str, str] = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_TWO_WORDS = {
    f"{who} {many}": f"person-{unit}"
    for who in ("person", "man", "dev", "engineer", "team")
    for unit, words in (("hours", "hour hours"), ("days", "day days"), ("weeks", "week weeks"),
                        ("months", "month months"))
    for many in words.split()
} | {"story points": "points", "story point": "points", "story pts": "points"}  # fmt: skip
_PERSON_CAPITALS = {"PT": "person-days", "MT": "person-days", "PM": "person-months", "MM": "person-months"}
"""Capitals that mean a person's time; in small letters some mean something else."""

CURRENCIES: dict[str, str] = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "usd": "USD", "us$": "USD", "dollar": "USD",
    "dollars": "USD", "£": "GBP", "gbp": "GBP", "¥": "JPY", "jpy": "JPY", "円": "JPY", "cny": "CNY", "rmb": "CNY",
    "元": "CNY", "chf": "CHF", "fr.": "CHF", "₽": "RUB", "rub": "RUB", "руб": "RUB", "руб.": "RUB", "r$": "BRL",
    "brl": "BRL", "inr": "INR", "₹": "INR", "cad": "CAD", "aud": "AUD", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "pln": "PLN", "zł": "PLN", "czk": "CZK", "kr": "SEK", "mxn": "MXN", "krw": "KRW", "₩": "KRW",
}  # fmt: skip
"""A currency as written, in small letters → its code."""

MULTIPLIERS: dict[str, float] = {
    "k": 1e3, "tsd": 1e3, "tsd.": 1e3, "thousand": 1e3, "тыс": 1e3, "тыс.": 1e3, "千": 1e3, "万": 1e4, "mio": 1e6,
    "mio.": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "millions": 1e6, "millionen": 1e6, "млн": 1e6, "bn": 1e9,
    "b": 1e9, "mrd": 1e9, "mrd.": 1e9, "billion": 1e9, "млрд": 1e9,
}  # fmt: skip
"""A multiplier as written, in small letters."""

_PERCENT_WORDS = frozenset({"%", "pct", "percent", "per cent", "prozent", "pourcent", "porcentaje", "процентов", "٪"})


@dataclass(frozen=True)
class Unit:
    """What stands beside a number.

    Attributes
    ----------
    name
        'days', 'EUR', 'points' …; the word itself where it is not known; '' for none.
    factor
        What the number is to be multiplied with.
    kind
        'time', 'money', 'percent', 'count', 'other' (known, of no known length), 'unknown' or ''.
    """

    name: str = ""
    factor: float = 1.0
    kind: str = ""


NO_UNIT = Unit()
PERCENT = Unit("%", 0.01, "percent")


def is_unit_word(word: str) -> bool:
    """Whether a normalised word is a unit."""
    return word in _UNITS or word in CURRENCIES or word in _PERCENT_WORDS or word in MULTIPLIERS


def find_unit(text: str) -> Unit:
    """Say what the words beside a number mean.

    Parameters
    ----------
    text
        'days', 'PT', 'k€', 'story points', '%'; '' for none.

    Examples
    --------
    >>> find_unit("Tage").name, find_unit("k€")
    ('days', Unit(name='EUR', factor=1000.0, kind='money'))
    """
    bare = " ".join(text.split()).strip()
    if not bare:
        return NO_UNIT
    if bare in _PERSON_CAPITALS:
        return Unit(_PERSON_CAPITALS[bare], 1.0, "time")
    small = bare.casefold().rstrip(".") or bare
    if small in _PERCENT_WORDS:
        return PERCENT
    name = _TWO_WORDS.get(small.replace("-", " ")) or _UNITS.get(small)
    if name is not None:
        return Unit(name, 1.0, _kind_of(name))
    return _find_money(bare.casefold())


def hours_in(unit: str) -> float | None:
    """Give the working hours in one unit of time; None where it has no known length."""
    return HOURS.get(unit.removeprefix("person-"))


def convert(amount: float, source: str, target: str, lengths: dict[str, float]) -> float | None:
    """Convert an amount between units of time.

    Parameters
    ----------
    amount
        In the source unit.
    source, target
        Units as ``find_unit`` names them.
    lengths
        Hours of units that have no general length, such as sprints, where the file states one.

    Returns
    -------
    The amount in the target unit; None where one of them has no known length.
    """
    if source == target:
        return amount
    have, want = (lengths.get(unit, hours_in(unit)) for unit in (source, target))
    return None if have is None or want is None else amount * have / want


def _kind_of(name: str) -> str:
    if hours_in(name) is not None:
        return "time"
    return "count" if name in {"people", "votes"} else "other"


def _find_money(small: str) -> Unit:
    """Read a multiplier and a currency in either order: 'k', 'k€', 'm eur', '€k'."""
    for split in range(len(small) + 1):
        first, second = small[:split].strip(), small[split:].strip()
        for multiplier, currency in ((first, second), (second, first)):
            factor = 1.0 if not multiplier else 1e6 if multiplier == "m" else MULTIPLIERS.get(multiplier)
            if factor is None or (currency and currency not in CURRENCIES):
                continue
            if currency:
                return Unit(CURRENCIES[currency], factor, "money")
            return Unit("", factor, "")
    return Unit(small, 1.0, "unknown")
