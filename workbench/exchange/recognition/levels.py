"""Read words as levels: which family a column's words belong to, and the scale they make."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.exchange.recognition.header_words import normalise
from workbench.exchange.recognition.level_words import CORE, FAMILIES, PRIORITY_CODES
from workbench.exchange.recognition.numerals import clean_cell, parse_number
from workbench.model import Level

_NUMBER_FIRST = re.compile(r"^[(\[]?(\d+(?:[.,]\d+)?) ?[-–—:=.)\]] ?(\D.*)$|^(\d+(?:[.,]\d+)?) ([^\W\d].*)$")
_NUMBER_LAST = re.compile(r"^(\D+?) ?[-–—:=]? ?[(\[]?(\d+(?:[.,]\d+)?)[)\]]?$")
_BETWEEN = re.compile(r" ?[/–—-] ?| to | bis | à | a ")
_LONGEST_LABEL = 60
FALLING_WHEN_MORE_IS_BETTER = frozenset({"hardness", "time"})
"""Families whose first level is the good one where higher is better: ease is 'Very easy', urgency is 'now'."""


@dataclass(frozen=True)
class LevelWord:
    """A word that names a level of a family; places count from 0, little to much."""

    family: str
    place: int
    language: str


@dataclass(frozen=True)
class NumberedLabel:
    """A number with a label beside it: '3 – High', 'High (3)'; ``is_marked`` where a sign stands between them."""

    number: float
    label: str
    is_marked: bool = True


def _read_families() -> tuple[dict[str, list[LevelWord]], dict[tuple[str, str], list[str]]]:
    """Give word → its meanings, and (family, language) → the name to show for each place."""
    words: dict[str, list[LevelWord]] = {}
    shown: dict[tuple[str, str], list[str]] = {}
    for family, (places, listed) in FAMILIES.items():
        by_language: dict[str, str] = {}
        for line in listed.strip().splitlines():
            language, _, text = line.strip().partition(" ")
            by_language[language] = by_language.get(language, "") + text
        for language, text in by_language.items():
            names = [[one.strip() for one in part.split("|")] for part in text.split(",")]
            shown[family, language] = [synonyms[0] for synonyms in names]
            for place, synonyms in enumerate(names[: len(places)]):
                for synonym in filter(None, synonyms):
                    words.setdefault(normalise(synonym), []).append(LevelWord(family, place, language))
    return words, shown


_WORDS, _SHOWN = _read_families()
_CODES = {code: place for place, code in enumerate(reversed(PRIORITY_CODES.split()))}


@lru_cache(maxsize=4096)
def find_level_words(text: str) -> tuple[LevelWord, ...]:
    """Find the levels that a cell as a whole names, in every family; empty where it names none."""
    if len(text) > _LONGEST_LABEL:
        return ()
    return tuple(_WORDS.get(normalise(text), ()))


def level_text(text: str, header: str) -> str:
    """Find the part of a cell that can name a level: 'High impact' below 'Impact' is 'high', '(2) Medium' is 'Medium'.

    Returns
    -------
    The cell itself where no part of it names a level.
    """
    if len(text) > _LONGEST_LABEL:
        return text
    own = {word.rstrip("s") for word in normalise(header).split()}
    left = " ".join(word for word in normalise(text).split() if word.rstrip("s") not in own)
    if find_level_words(text) or not left:
        return text
    numbered = split_number(text)
    parts = (left, numbered.label) if numbered else (left,)
    return next((part for part in parts if find_level_words(part)), text)


def find_level_pair(text: str) -> tuple[tuple[LevelWord, ...], tuple[LevelWord, ...]] | None:
    """Read 'Low/Medium' or 'S–M' as the two ends of a range; None where it is not one."""
    if len(text) > _LONGEST_LABEL:
        return None
    parts = _BETWEEN.split(clean_cell(text))
    if len(parts) != 2:  # noqa: PLR2004 - a range has two ends
        return None
    low, high = (find_level_words(part) for part in parts)
    return (low, high) if low and high else None


def split_number(text: str) -> NumberedLabel | None:
    """Divide '3 – High' or 'High (3)' into number and label; None where it is not of that form."""
    if len(text) > 4 * _LONGEST_LABEL:
        return None
    plain = clean_cell(text)
    if len(plain) > _LONGEST_LABEL:
        return None
    if found := _NUMBER_FIRST.match(plain):
        number, label = found[1] or found[3], found[2] or found[4]
    elif found := _NUMBER_LAST.match(plain):
        label, number = found.groups()
    else:
        return None
    amount = parse_number(number.replace(",", "."))
    if amount is None or not label.strip():
        return None
    return NumberedLabel(amount, label.strip(), is_marked=not plain.replace(" ", "").isalnum())


def is_priority_word(text: str) -> bool:
    """Whether a cell is a word of somebody's earlier conclusion: P0, must have, MUST."""
    plain = normalise(text)
    return plain in _CODES or any(one.family == "moscow" for one in find_level_words(text))


def choose_family(counts: Mapping[str, int], preferred: Iterable[str] = tuple(FAMILIES)) -> str | None:
    """Choose the family that understands most cells.

    Parameters
    ----------
    counts
        Cell → how often it stands in the column.
    preferred
        The families that are possible, those to choose first among equals first.
    """
    order = list(preferred)
    understood: dict[str, int] = {}
    for text, count in counts.items():
        pair = find_level_pair(text)
        words = find_level_words(text) or (pair[0] if pair else ())
        for family in {word.family for word in words}.intersection(order):
            understood[family] = understood.get(family, 0) + count
    if not understood:
        return None
    return max(understood, key=lambda family: (understood[family], -order.index(family)))


def place_in(words: Iterable[LevelWord], family: str) -> int | None:
    """Give the place that the words have in a family; None where they have none."""
    return next((word.place for word in words if word.family == family), None)


def build_levels(family: str, labels: Mapping[int, str], *, language: str, is_reversed: bool) -> tuple[Level, ...]:
    """Make the levels of a scale: those that the file uses and those that the family always has.

    Parameters
    ----------
    family
        One of ``FAMILIES``.
    labels
        Place → the word as the file writes it.
    language
        In which to name levels that the file does not use.
    is_reversed
        Whether the family's last level gets the number 1.

    Returns
    -------
    From number 1 up.
    """
    places = FAMILIES[family][0]
    used = {*labels, *(places.index(name) for name in CORE[family])}
    if family == "size":
        used = set(range(min(used), max(used) + 1))
    ordered = sorted(used, reverse=is_reversed)
    shown = _SHOWN.get((family, language)) or _SHOWN[family, "en"]
    names = [labels.get(place) or shown[place] or places[place].upper() for place in ordered]
    return tuple(Level(number=number, label=name) for number, name in enumerate(names, start=1))


def common_language(words: Iterable[tuple[LevelWord, ...]], family: str) -> str:
    """Give the first language in which all the words are at home; 'en' where there is none."""
    shared: set[str] | None = None
    for found in words:
        spoken = {word.language for word in found if word.family == family}
        shared = spoken if shared is None else shared & spoken
    return next((language for name, language in _SHOWN if name == family and language in (shared or ())), "en")
