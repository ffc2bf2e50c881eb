"""What a header says about its own scale: '(1-5)', '1 = low, 5 = high', 'lower is better', '(days)'."""

import re
from dataclasses import dataclass, field

from workbench.exchange.recognition.header_words import bracketed, normalise, word_set
from workbench.exchange.recognition.level_words import FAMILIES
from workbench.exchange.recognition.levels import find_level_words
from workbench.exchange.recognition.numerals import clean_cell, parse_number
from workbench.exchange.recognition.units import AMBIGUOUS_M, find_unit, hours_in
from workbench.model import Direction

_NUMBER = r"\d+(?:[.,]\d+)?"
_SPAN = re.compile(
    rf"(?<![\d.,/-])({_NUMBER}) ?%? ?(?:-|–|—|\.\.+|…|~|〜|to|bis|à|a|до|至|到|through) ?({_NUMBER}) ?%?"
    r"(?![\d/]|[.,-]\d)"
)
_PAIR = re.compile(rf"(?<![\d.,<>])({_NUMBER}) ?%? ?(?:=|:|–|—|-| is | means |[(]) ?([^\W\d][^=|;,\n\d)]*)")
_PAIR_BACKWARDS = re.compile(rf"([^\W\d][^=|;,\n\d(]*?) ?(?:=|[(]) ?({_NUMBER})(?![\d.,]*\d)")
_LOWER_IS_BETTER = re.compile(
    r"(?:lower|less|smaller|fewer|lowest|shorter) ?(?:is|=|are)? ?(?:better|best)|"
    r"(?:weniger|niedriger|kleiner|kürzer) ?(?:ist|=) ?besser|moins (?:c'est|est|=) mieux|"
    r"plus (?:bas|petit) (?:est|=) mieux|menor (?:es|é|=) (?:mejor|melhor)|"
    r"menos (?:es|é) (?:más|mejor|melhor)|minore è meglio|lager is beter|меньше[ -—=]*лучше|чем меньше|"
    r"越低越好|越小越好|低いほど良い|小さいほど良い",
    re.IGNORECASE,
)
_HIGHER_IS_BETTER = re.compile(
    r"(?:higher|more|bigger|greater|larger|highest) ?(?:is|=|are)? ?(?:better|best)|(?:mehr|höher|größer) ?"
    r"(?:ist|=) ?besser|plus (?:c'est|est) mieux|plus (?:haut|grand) (?:est|=) mieux|mayor (?:es|=) mejor|"
    r"más (?:es|=) mejor|maior (?:é|=) melhor|mais (?:é|=) melhor|maggiore è meglio|hoger is beter|"
    r"больше[ -—=]*лучше|чем больше|越高越好|越大越好|高いほど良い",
    re.IGNORECASE,
)
_BEST = word_set(
    "best good great excellent besser beste bestes gut meilleur mejor melhor migliore лучше лучший 最好 最高 ideal"
)
_WORST = word_set(
    "worst bad poor schlecht schlechteste schlechtestes pire peor pior peggiore slechtst хуже худший 最差"
)
_PERCENT = re.compile(rf"{_NUMBER} ?%? ?[-–—] ?{_NUMBER} ?%|{_NUMBER} ?% ?[=:]|[(\[]%[)\]]|[^\W\d] ?%(?:\s|$)")
_SPRINT = re.compile(
    r"(\d+)[ -]?(weeks?|days?|wochen?|tage?|semaines?|semanas?) ?sprint|"
    r"sprints? ?(?:of|=|à|von|de|:|[(]) ?(\d+)[ -]?([^\W\d]+)",
    re.IGNORECASE,
)
_PER = re.compile(r" per | pro | par | por |/")
_YEARS = 1900
_MOST_HEADER = 700


@dataclass(frozen=True)
class StatedScale:
    """What a header says; what it leaves open is None or ''.

    Attributes
    ----------
    low, high
        The ends of the scale, low < high.
    rises_with
        'more' where the larger number stands for the larger amount, 'less' where it stands for the smaller, 'ease'
        where it stands for the easier, 'hardness' for the harder; '' where the header does not say.
    direction
        Which way is better, where the header says so.
    unit
        The unit, as ``find_unit`` names it.
    factor
        What plain numbers are to be multiplied with: 1000 for '(k€)'.
    lengths
        Hours of units that have no general length: of a sprint, for 'in 2-week sprints'.
    """

    low: float | None = None
    high: float | None = None
    rises_with: str = ""
    direction: Direction | None = None
    unit: str = ""
    factor: float = 1.0
    lengths: dict[str, float] = field(default_factory=dict)


def parse_stated_scale(*texts: str) -> StatedScale:
    """Read what a header, and the rows that explain it, say about the scale.

    Parameters
    ----------
    texts
        The header first, then what stands above or below it.
    """
    whole = "\n".join(clean_cell_lines(text) for text in texts if text)[:_MOST_HEADER]
    pairs = _find_pairs(whole)
    span = _find_span(whole, pairs)
    unit, factor = _find_unit(texts)
    if _PERCENT.search(whole):
        unit, factor, span = "%", 0.01, None
    return StatedScale(
        low=span[0] if span else None,
        high=span[1] if span else None,
        rises_with=_rises_with(pairs),
        direction=_stated_direction(whole, pairs),
        unit=unit,
        factor=factor,
        lengths=_find_lengths(whole),
    )


def clean_cell_lines(text: str) -> str:
    """Clean a cell line by line, keeping the line breaks."""
    return "\n".join(clean_cell(line) for line in text.splitlines())


def is_scale_text(text: str) -> bool:
    """Whether a cell does nothing but state a scale or a unit: '1-5', '(days)', '1 - Low | 5 - High'."""
    plain = clean_cell(text).strip("()[] ")
    if not plain:
        return False
    if find_unit(plain).kind not in {"", "unknown"}:
        return True
    stated = parse_stated_scale(plain)
    if stated.low is None and stated.direction is None and stated.unit != "%":
        return False
    left = plain
    for pattern in (_SPAN, _PAIR, _LOWER_IS_BETTER, _HIGHER_IS_BETTER):
        left = pattern.sub("", left)
    words = normalise(left).split()
    return all(word.isdigit() or word in _SCALE_WORDS for word in words)


_SCALE_WORDS = word_set(
    "scale scala skala échelle echelle escala schaal шкала score rate rating value from to points of in low high "
    "range med medium best worst is better 1 5 and or the higher lower von bis de a"
)


def _find_pairs(text: str) -> list[tuple[float, str]]:
    """Find '1 = low', '5 - high', 'High (3)' as (number, label), the number rising."""
    found = [(parse_number(number.replace(",", ".")), label) for number, label in _PAIR.findall(text)]
    if not found:
        found = [(parse_number(number.replace(",", ".")), label) for label, number in _PAIR_BACKWARDS.findall(text)]
    pairs = {number: label.strip(" .)").casefold() for number, label in found if number is not None and label.strip()}
    return sorted(pairs.items())


def _find_span(text: str, pairs: list[tuple[float, str]]) -> tuple[float, float] | None:
    inside = "\n".join(bracketed(text))
    for low, high in _SPAN.findall(text):
        ends = [parse_number(end.replace(",", ".")) for end in (low, high)]
        if ends[0] is None or ends[1] is None or not ends[0] < ends[1] or ends[0] >= _YEARS:
            continue
        # Outside brackets a range may be anything: 'FY24-25'. A scale begins at 0 or 1.
        if ends[0] in {0, 1} or f"{low}-{high}" in inside.replace(" ", ""):
            return ends[0], ends[1]
    return (pairs[0][0], pairs[-1][0]) if len(pairs) > 1 else None


def _rises_with(pairs: list[tuple[float, str]]) -> str:
    """Compare the label of the lowest number with that of the highest; a lone '5 = easy' is the highest."""
    for family in ("hardness", "amount", "size", "time"):
        rising, falling = ("hardness", "ease") if family == "hardness" else ("more", "less")
        middle = (len(FAMILIES[family][0]) - 1) / 2
        places = [(number, place - middle) for number, label in pairs if (place := _place(label, family)) is not None]
        if len(places) > 1 and places[0][1] != places[-1][1]:
            return rising if places[0][1] < places[-1][1] else falling
        if len(pairs) == 1 and places and places[0][1]:
            return rising if (places[0][1] > 0) == (places[0][0] > 1) else falling
    return ""


def _place(label: str, family: str) -> int | None:
    """Give the place of a label, or of its first or last word: 'low effort' is low."""
    words = label.split()
    for text in (label, " ".join(words[:2]), words[0], words[-1]):
        places = [word.place for word in find_level_words(text) if word.family == family]
        if places:
            return places[0]
    return None


def _stated_direction(text: str, pairs: list[tuple[float, str]]) -> Direction | None:
    if _LOWER_IS_BETTER.search(text):
        return Direction.LOWER_IS_BETTER
    if _HIGHER_IS_BETTER.search(text):
        return Direction.HIGHER_IS_BETTER
    for number, label in pairs:
        words = set(label.split())
        if words & (_BEST | _WORST):
            is_top = number == pairs[-1][0] if len(pairs) > 1 else number > 1
            return Direction.HIGHER_IS_BETTER if is_top == bool(words & _BEST) else Direction.LOWER_IS_BETTER
    return None


def _find_unit(texts: tuple[str, ...]) -> tuple[str, float]:
    for text in texts:
        inside = bracketed(text)
        for part in (*inside, *(one.split()[-1] for one in inside if one), text.strip("()[] "), _last_words(text)):
            unit = find_unit(_PER.split(part.strip().removeprefix("in "))[0])
            if unit.kind in {"time", "money", "other", "count", "percent"} and unit.name != AMBIGUOUS_M:
                return unit.name, unit.factor
            if unit.factor > 1:
                return "", unit.factor
    return "", 1.0


def _find_lengths(text: str) -> dict[str, float]:
    """Read how long a sprint is: '2-week sprints', 'sprints of 10 days', 'sprint = 2 weeks'."""
    found = _SPRINT.search(text)
    if found is None:
        return {}
    number, word = (found[1], found[2]) if found[1] else (found[3], found[4])
    hours = hours_in(find_unit(word).name)
    return {} if hours is None else {"sprints": float(number) * hours}


def _last_words(text: str) -> str:
    """Give the unit at the end of 'effort_days', 'Cost in EUR', 'Estimated Hours'."""
    first = text.split("\n", maxsplit=1)[0]
    words = re.split(r"[\s_]+", first.strip())
    return words[-1] if len(words) > 1 and not bracketed(first) else ""
