"""One column of a table, and what its cells look like."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.exchange.recognition.dates import is_date_like
from workbench.exchange.recognition.header_words import HeaderMeaning, find_meanings, normalise, word_set
from workbench.exchange.recognition.input_names import INPUT_NAMES
from workbench.exchange.recognition.levels import find_level_pair, find_level_words, is_priority_word, split_number
from workbench.exchange.recognition.numerals import parse_number
from workbench.exchange.recognition.quantities import parse_quantity
from workbench.exchange.recognition.score_reading import is_missing

SAMPLED = 500
"""How many cells are looked at to tell what a column holds."""

_ID = re.compile(
    r"[A-Za-z]{0,12}[-_#.]?\d[\w.-]*|[A-Z][A-Z0-9]{0,9}-[A-Z0-9-]+|#\d+|[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{8,}(?:-[0-9a-f]{4,})*"
)
_GENERIC = word_set(
    "score rating points value level estimate grade rank note wert punkte bewertung valeur puntuacion valor "
    "valore punteggio pontuacao waarde оценка балл 分数 得分 スコア 点数"
)
"""Names that say nothing without the group above them."""

_WHOLE = re.compile(r"\d{1,9}(?:\.0+)?")
_PROSE_LENGTH, _PROSE_WORDS = 40, 5
_SEVERAL = 3


@dataclass(frozen=True)
class Column:
    """A column of the table.

    Attributes
    ----------
    index
        Its place in the rows, from 0.
    header
        As written; '' where it has no name.
    hint
        What stands above or below the header.
    cells
        The cells of the rows that may be features, in order.
    is_formula
        Whether most of its cells are formulas.
    """

    index: int
    header: str
    hint: str
    cells: Sequence[str]
    is_formula: bool = False

    @cached_property
    def meanings(self) -> tuple[HeaderMeaning, ...]:
        """What the header can mean, the most likely first; 'Score' below the group 'Value' means a value."""
        name = self.header.strip()
        if self.hint and normalise(name) in _GENERIC:
            group = find_meanings(self.hint.strip())
            if group and group[0].grade < 2 and group[0].meaning in INPUT_NAMES:  # noqa: PLR2004 - see HeaderMeaning
                return group
        return find_meanings(name) if name else ()

    @cached_property
    def sample(self) -> Mapping[str, int]:
        """Cell → count among the first filled cells."""
        filled = (cell for cell in self.cells if cell and not cell.isspace())
        return Counter(cell for cell, _ in zip(filled, range(SAMPLED), strict=False))

    @cached_property
    def is_empty(self) -> bool:
        """Whether no cell is filled."""
        return not self.sample

    @cached_property
    def filled_share(self) -> float:
        """The share of the first cells that are filled; 0 to 1."""
        first = self.cells[:SAMPLED]
        return sum(1 for cell in first if cell and not cell.isspace()) / len(first) if first else 0.0

    @cached_property
    def distinct_share(self) -> float:
        """Different cells among the sampled ones; 0 to 1."""
        return len(self.sample) / sum(self.sample.values()) if self.sample else 0.0

    @cached_property
    def score_share(self) -> float:
        """The share of the sampled cells, those that say 'missing' left out, that can be a score."""
        filled = {text: count for text, count in self.sample.items() if not is_missing(text)}
        readable = sum(count for text, count in filled.items() if is_score(text))
        return readable / sum(filled.values()) if filled else 0.0

    @cached_property
    def date_share(self) -> float:
        """The share of the sampled cells that are dates or quarters."""
        return self._share(is_date_like)

    @cached_property
    def number_share(self) -> float:
        """The share of the sampled cells that are amounts."""
        return self._share(lambda text: parse_quantity(text) is not None)

    @cached_property
    def prose_share(self) -> float:
        """The share of the sampled cells that are sentences."""
        return self._share(is_prose)

    @cached_property
    def id_share(self) -> float:
        """The share of the sampled cells that look like ids: 'PM-92', '17', 'req01'."""
        return self._share(lambda text: _ID.fullmatch(text.strip()) is not None)

    @cached_property
    def priority_share(self) -> float:
        """The share of the sampled cells that are words of an earlier conclusion: P0, must have."""
        return self._share(is_priority_word)

    @cached_property
    def largest(self) -> float:
        """The largest plain number among the sampled cells; 0 where there is none."""
        numbers = (parse_number(text.strip()) for text in self.sample)
        return max((number for number in numbers if number is not None), default=0.0)

    @cached_property
    def is_counter(self) -> bool:
        """Whether the filled cells are the whole numbers 1 … n, each once, in any order, with few gaps."""
        texts = [cell.strip() for cell in self.cells if cell.strip()]
        numbers = {int(float(text)) for text in texts if _WHOLE.fullmatch(text)}
        if not numbers or len(numbers) < len(texts):
            return False
        return min(numbers) in {0, 1} and max(numbers) <= len(numbers) * 1.2 + 1

    @cached_property
    def has_words(self) -> bool:
        """Whether the cells are mostly text rather than numbers, dates or ids."""
        total, texts, others = sum(self.sample.values()), 0, 0
        for cell, count in self.sample.items():
            if _is_text(cell):
                texts += count
            else:
                others += count
            if 2 * max(texts, others) > total:  # the rest cannot change it
                break
        return 2 * texts > total

    def _share(self, test: Callable[[str], bool]) -> float:
        total = sum(self.sample.values())
        return sum(count for text, count in self.sample.items() if test(text)) / total if total else 0.0


def is_prose(text: str) -> bool:
    """Whether a cell is a sentence rather than a score."""
    return len(text) > _PROSE_LENGTH or len(text.split()) >= _PROSE_WORDS


def _is_text(text: str) -> bool:
    bare = text.strip()
    letters = sum(one.isalpha() for one in bare)
    if letters < _SEVERAL and not (letters and ord(max(bare)) > 0x2E80):  # noqa: PLR2004 - scripts without blanks
        return False
    return not is_date_like(bare) and parse_quantity(bare) is None and not (_ID.fullmatch(bare) and " " not in bare)


def is_score(text: str) -> bool:
    """Whether a cell can be read as a score: an amount, a level, '3 – High'."""
    if parse_quantity(text) is not None or find_level_words(text) or find_level_pair(text):
        return not is_date_like(text)
    return split_number(text) is not None and len(text) <= _PROSE_LENGTH


def is_range(text: str) -> bool:
    """Whether a cell is an amount with two ends."""
    quantity = parse_quantity(text)
    return quantity is not None and quantity.is_range
