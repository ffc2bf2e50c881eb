"""What a column's header can mean: its words compared with what people call such columns."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.exchange.recognition.about_names import ABOUT_NAMES, TITLE_NAMES
from workbench.exchange.recognition.input_names import INPUT_NAMES
from workbench.exchange.recognition.units import find_unit, is_unit_word

LONGEST_PHRASE = 9
"""Headers with more words than this are sentences; only their first part can name a column."""

_BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_WRAPPED = re.compile(r"^\s*custom\s*field\s*(?:[:：]\s*(?P<plain>.+)|[(\[]\s*(?P<inner>.+)[)\]])\s*$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_NOT_A_WORD = re.compile(r"[^\w#]+|_+")
_SEGMENTS = re.compile(r"[/|,;:\n–—]| - ")
_LAST_DIGITS = re.compile(r"(?<=\D)\s*\d+$")


@dataclass(frozen=True)
class HeaderMeaning:
    """One thing that a header can mean.

    Attributes
    ----------
    meaning
        A role about the feature, 'priority', 'rank', 'derived', 'date', 'other' or a key of ``INPUT_NAMES``.
    grade
        0 the header is such a name; 1 it is one beside brackets, a unit or a number; 2 it holds one among other words.
    preference
        Order among columns that mean the same; the lower goes first.
    is_plain
        Whether the words beside the name change nothing ('estimated effort').
    """

    meaning: str
    grade: int
    preference: int = 0
    is_plain: bool = True


def normalise(text: str) -> str:
    """Bring a header to plain lower-case words.

    Examples
    --------
    >>> normalise("  Coût_estimé (J/H) ")
    'cout estime j h'
    >>> normalise("StoryPoints")
    'story points'
    """
    return _normalise(text.strip())


@lru_cache(maxsize=8192)
def _normalise(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    plain = _CAMEL.sub(" ", plain).casefold()
    plain = "".join(one for one in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(one))
    return " ".join(_NOT_A_WORD.sub(" ", plain.replace("#", " # ")).split())


def word_set(listed: str) -> frozenset[str]:
    """Make a set of normalised words, divided by blanks."""
    return frozenset(normalise(word) for word in listed.split())


def phrase_set(listed: str) -> frozenset[str]:
    """Make a set of normalised phrases, divided by ``|``."""
    return frozenset(normalise(phrase) for phrase in listed.split("|"))


_BENIGN = word_set(
    "estimated estimate expected total overall our the a of level score rating points pts value implementation dev "
    "development engineering technical initial rough relative feature project item backlog product story task user "
    "business customer potential perceived delivery team weighted est planned eng calculated net annual in for to on "
    "wsjf rice ice estimado estimada esperado esperada estime estimee attendu attendue geschatzter geschatzte "
    "geschatzt erwarteter erwartete stimato stimata atteso attesa verwachte previsto prevista оценочная ожидаемый "
    "ожидаемая des du la el del della der die das il o os as an e and sum average avg mean combined final"
)
"""Words that may stand beside a known phrase without changing what the column is."""

_SPOILERS = word_set(
    "id ids date owner lead note notes comment comments reason rationale justification description statement text "
    "link url name type category area center centre stream actual actuals spent remaining burned completed rolled "
    "previous old map ref by status target proposition segment per details explanation sum log logged unit units "
    "color colour group team metric metrics σ confidence affected who what why how source driver drivers "
    "assumption assumptions debt rework profile item key field range scale last changed start end created updated"
)
"""Words that turn a judgement's name into something else: 'value stream', 'effort notes', 'actual cost'."""

_NOT_A_TITLE = word_set(
    "project epic list board space cycle module file user owner team customer sprint folder release milestone assignee "
    "author reporter contact company account parent first last member client persona category component area group "
    "creator requester sponsor stakeholder full assigned status column label tag field environment version"
)
_NOT_A_KEY = word_set(
    "user project team parent cycle milestone list board reporter assignee creator watchers sprint release customer "
    "epic account lead author lob budget depends blocked related category component status type location product owner "
    "phone version row order sort"
)
_KEY_ENDINGS = frozenset({"id", "key", "#", "nr", "ref", "number"})
_ABOUT_ENDINGS = {
    "status": "status", "state": "status", "type": "kind", "owner": "owner", "assignee": "owner", "labels": "labels",
    "tags": "labels", "url": "link", "link": "link", "description": "description",
}  # fmt: skip


def _phrases(listed: str) -> Iterator[str]:
    for line in listed.strip().splitlines():
        _, _, names = line.strip().partition(" ")
        yield from (normalise(name) for name in names.split(",") if name.strip())


def _build() -> dict[str, tuple[str, int]]:
    known: dict[str, tuple[str, int]] = {}
    for group, listed in enumerate(TITLE_NAMES):
        for phrase in _phrases(listed):
            known.setdefault(phrase, ("title", group))
    for meaning, listed in (*ABOUT_NAMES.items(), *INPUT_NAMES.items()):
        for preference, phrase in enumerate(_phrases(listed)):
            known.setdefault(phrase, (meaning, preference))
    return known


KNOWN_NAMES: dict[str, tuple[str, int]] = _build()
"""Normalised phrase → (meaning, preference)."""

_WORDS_OF = {phrase: tuple(phrase.split()) for phrase in KNOWN_NAMES}
_JOINED = tuple(
    sorted((one for one in KNOWN_NAMES if len(one) > 1 and ord(max(one)) > 0x2E80), key=len, reverse=True)  # noqa: PLR2004
)
"""Phrases in scripts that put no blanks between words, longest first."""
_COMPOUND_ENDINGS = {"aufwand": "effort", "nutzen": "value", "kosten": "engineering_cost", "dauer": "duration"}
"""German and Dutch words that keep their meaning at the end of a compound."""


@lru_cache(maxsize=8192)
def find_meanings(header: str) -> tuple[HeaderMeaning, ...]:
    """Find what a header can mean.

    Returns
    -------
    The most likely first; empty where no word is known. Meanings are not repeated.
    """
    found: dict[str, HeaderMeaning] = {}
    for grade, phrase in _readings(unwrap(header)):
        known = KNOWN_NAMES.get(phrase)
        if known is not None:
            found.setdefault(known[0], HeaderMeaning(known[0], grade, known[1]))
    if not found:
        for one in _find_inside(unwrap(header)):
            found.setdefault(one.meaning, one)
    return tuple(found.values())


def is_known_name(header: str) -> bool:
    """Whether a header, apart from brackets and units, is a name that the workbench knows."""
    meanings = find_meanings(header)
    return bool(meanings) and meanings[0].grade < 2  # noqa: PLR2004 - grades are explained at HeaderMeaning


def unwrap(header: str) -> str:
    """Take a tracker's wrapping off a header: 'Custom field (Story Points)' is 'Story Points'."""
    wrapped = _WRAPPED.match(header)
    return (wrapped["plain"] or wrapped["inner"]) if wrapped else header


def bracketed(header: str) -> tuple[str, ...]:
    """Give what stands in brackets in a header."""
    return tuple(found.strip() for found in _BRACKETS.findall(header))


def _readings(header: str) -> Iterator[tuple[int, str]]:
    """Give (grade, phrase) from the most to the least telling part of a header."""
    yield 0, normalise(header)
    bare = _BRACKETS.sub(" ", header)
    first = bare.strip().split("\n")[0]
    for part in dict.fromkeys((bare, first, _LAST_DIGITS.sub("", bare.strip()))):
        phrase = normalise(part)
        yield 1, phrase
        if phrase not in KNOWN_NAMES:
            yield 1, _without_unit(phrase)
    for inner in bracketed(header):
        if len(inner.split()) <= LONGEST_PHRASE and find_unit(inner).kind in {"", "unknown"}:
            yield 1, normalise(inner)
    segments = _SEGMENTS.split(first)
    if len(segments) > 1:
        yield from ((1, _without_unit(normalise(part))) for part in segments)
    before = _BRACKETS.split(header.strip())[0]
    yield 1, normalise(before)


def _without_unit(phrase: str) -> str:
    words = phrase.split()
    while len(words) > 1 and (is_unit_word(words[-1]) or words[-1] in {"in", "estimate", "estimated"}):
        words.pop()
    return " ".join(words)


def _find_inside(header: str) -> Iterator[HeaderMeaning]:
    """Find known phrases among the words of a header that is no known name itself."""
    plain = normalise(_BRACKETS.sub(" ", header).strip().split("\n")[0])
    words = plain.split()
    if len(words) > LONGEST_PHRASE:
        return
    yield from _find_ending(words)
    for start, length, meaning, preference in _find_spans(words):
        rest = words[:start] + words[start + length :]
        if meaning in INPUT_NAMES or meaning in {"priority", "rank", "derived"}:
            # 'Impact score' and 'Total effort' are judgements: the second word only says how they are written down.
            judged = meaning == "derived" and _BENIGN.issuperset(words[start : start + length]) and _has_input(rest)
            if not judged and not _SPOILERS.intersection(rest):
                yield HeaderMeaning(meaning, 2, preference + 100, is_plain=_BENIGN.issuperset(rest))
        elif meaning in {"date", "other"}:
            yield HeaderMeaning(meaning, 2, preference)
    for phrase in _JOINED:
        if phrase in plain:
            meaning, preference = KNOWN_NAMES[phrase]
            yield HeaderMeaning(meaning, 2, preference + 100, is_plain=False)
            return


def _has_input(words: list[str]) -> bool:
    return any(meaning in INPUT_NAMES for _, _, meaning, _ in _find_spans(words))


def _find_ending(words: list[str]) -> Iterator[HeaderMeaning]:
    if len(words) < 2:  # noqa: PLR2004 - an ending needs something before it
        yield from _find_compound(words)
        return
    *before, last = words
    if last in {"name", "title", "summary", "headline"} and not _NOT_A_TITLE.intersection(before):
        yield HeaderMeaning("title", 2, 1)
    elif last in _KEY_ENDINGS and not _NOT_A_KEY.intersection(before):
        yield HeaderMeaning("key", 2, 50)
    elif last in {"item", "feature", "request", "idea", "initiative", "requirement", "story"}:
        yield HeaderMeaning("title", 2, 4)
    elif last in _ABOUT_ENDINGS:
        yield HeaderMeaning(_ABOUT_ENDINGS[last], 2, 50)
    yield from _find_compound(words)


def _find_compound(words: list[str]) -> Iterator[HeaderMeaning]:
    for ending, meaning in _COMPOUND_ENDINGS.items():
        if words and words[-1].endswith(ending) and words[-1] != ending:
            yield HeaderMeaning(meaning, 2, 100)


def _find_spans(words: list[str]) -> Iterator[tuple[int, int, str, int]]:
    """Give (start, length, meaning, preference) of the phrases inside, the longest first."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            known = KNOWN_NAMES.get(" ".join(words[start : start + length]))
            if known is not None:
                yield start, length, *known
