"""Tell rows that are features from totals, repeated headers, headings and footnotes."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isclose
from operator import itemgetter
from statistics import median

from workbench.exchange.recognition.columns import is_range, is_score
from workbench.exchange.recognition.header_rows import is_data, known_meanings
from workbench.exchange.recognition.header_words import normalise, phrase_set
from workbench.exchange.recognition.layout import Layout
from workbench.exchange.recognition.numerals import ENGLISH, parse_number
from workbench.exchange.recognition.quantities import parse_quantity
from workbench.exchange.recognition.role_book import Roles
from workbench.exchange.recognition.score_reading import is_missing
from workbench.exchange.recognition.stated_scales import is_scale_text
from workbench.model import NoteKind

_TOTALS = phrase_set(
    "total|totals|grand total|subtotal|sub total|sum|sums|average|avg|mean|median|min|max|minimum|maximum|count|"
    "total points|total score|total effort|total cost|total value|total hours|total story points|overall|"
    "overall total|std dev|gesamt|gesamtsumme|summe|zwischensumme|durchschnitt|mittelwert|mittel|anzahl|"
    "insgesamt|somme|moyenne|total general|sous total|mediane|suma|promedio|total general|media|subtotal|soma|"
    "total geral|totale|somma|totaal|som|gemiddelde|eindtotaal|итого|всего|сумма|среднее|итог|合计|总计|总和|"
    "小计|平均|平均值|合計|総計|小計"
)
_WEIGHTS = phrase_set(
    "weight|weights|weighting|weight %|criteria weight|criterion weight|gewicht|gewichte|gewichtung|poids|pondération|"
    "coefficient|peso|pesos|ponderación|ponderação|pesi|ponderazione|gewichten|weging|вес|веса|权重|重み"
)
_FOOTNOTE = re.compile(
    r"^\s*(?:[*†‡]+\s*\S|(?:notes?|n\.?b\.?|sources?|legend|key|conclusions?|summary|disclaimer|hinweise?|anmerkung(?:en)?|"
    r"quellen?|legende|fazit|remarques?|légende|conclusión|conclusão|conclusione|notas?|fuentes?|fontes?|leyenda|legenda|"
    r"opmerking(?:en)?|bron(?:nen)?|conclusie|примечани[ея]|источник|вывод(?:ы)?|легенда|注|备注|说明|结论|注記|出典|結論|凡例)"
    r"\s*[:：]|©|\((?:c|r)\) |(?:exported|generated|printed) (?:on|at|from|by|with)\b|page \d+ of \d+)",
    re.IGNORECASE,
)
_EXPLANATION = re.compile(
    r"(?:legend|key|scale|scoring|score|rating|notes?|instructions?|definitions?|glossary|criteria|"
    r"how to (?:score|read|use)|legende|skala|hinweise?|erläuterung(?:en)?|définitions?|légende|échelle|leyenda|"
    r"escala|definiciones|legenda|scala|"
    r"toelichting|легенда|шкала|说明|图例|凡例)(?: (?:guide|key|scale|legend|criteria|matrix))?s?:?",
    re.IGNORECASE,
)
_MARKS = ("*", "†", "‡", "©", "(", "")
_PROSE = 60
_LAST_FEW = 3
_USUAL = 200
_beginning = itemgetter(slice(3))
_WITHOUT_TITLE = "it has no title, so it was left out. Give it a title to bring it in."


@dataclass(frozen=True)
class Skipped:
    """Why a row is left out."""

    kind: NoteKind
    message: str


def find_skipped(layout: Layout, roles: Roles, titles: Sequence[str], keys: Sequence[str]) -> dict[int, Skipped]:
    """Find the rows of the body that are no features.

    Parameters
    ----------
    layout
        The table.
    roles
        Which column holds which role.
    titles
        The title of each row of ``layout.body``; '' where it has none. Empty where the table has no titles.
    keys
        The key of each row of ``layout.body``; empty where the table has no keys.

    Returns
    -------
    Index of the row in the grid → why it is left out.
    """
    skipped = {row: Skipped("row_of_wrong_length", _wrong_length(layout, row)) for row in layout.too_long}
    judge = _Judge(layout, roles, keys)
    for row in _suspects(layout, titles):
        if row not in skipped:
            found = judge.find_fault(row)
            if found is not None:
                skipped[row] = found
    for row in _rows_of_other_tables(layout, roles):
        skipped.setdefault(
            row, Skipped("row_is_not_a_feature", "it belongs to another table below this one, so it was left out.")
        )
    if titles:
        all_titled = all(map(str.strip, titles))
        for row, title in () if all_titled else zip(layout.body, titles, strict=True):
            if row not in skipped and not title.strip():
                skipped[row] = judge.explain_untitled(row)
    return skipped


def _wrong_length(layout: Layout, row: int) -> str:
    count = len(layout.grid.rows[row])
    return (
        f"it has {count} cells, but the header names {layout.width} columns, so nobody can tell which cell belongs "
        "where. It was left out. A text that holds the delimiter needs quotes round it."
    )


def _suspects(layout: Layout, titles: Sequence[str]) -> list[int]:
    """Find the few rows worth a closer look by the first letters of their titles, and those in merged areas."""
    body = layout.body
    starts = {word[:3] for word in _TOTALS | _WEIGHTS} | {
        name.strip()[:3].casefold() for name in layout.header.names if name.strip()
    }
    merged = (
        {top for top, _, _, count in layout.grid.table.merged if count > 1} if not layout.grid.is_transposed else set()
    )
    gaps = layout.after_gaps
    tail = set(body[bisect_left(body, gaps[-1]) :]) if gaps else set(body[-3:])
    if not titles:
        titles = [next((cell for cell in layout.grid.rows[row] if cell.strip()), "") for row in body]
    # Only the few different beginnings are looked at, not every title.
    odd_heads = {
        head
        for head in set(map(_beginning, titles))
        if head.casefold() in starts or head[:1] in _MARKS or head[:1].isspace() or head.strip() in starts
    }
    odd_rows = merged | tail | set(body[:1])
    if not odd_heads:
        return [row for row in sorted(odd_rows) if _holds(body, row)]
    return [row for row, title in zip(body, titles, strict=True) if title[:3] in odd_heads or row in odd_rows]


def _holds(body: Sequence[int], row: int) -> bool:
    place = bisect_left(body, row)
    return place < len(body) and body[place] == row


class _Judge:
    """Judges single rows against what the table is like."""

    def __init__(self, layout: Layout, roles: Roles, keys: Sequence[str]) -> None:
        self.layout = layout
        self.keys = keys
        self.title = roles.titles[0] if roles.titles else None
        self.inputs = [index for index, held in roles.held.items() if held.is_input]
        self.names = [normalise(name.strip().split("\n")[0]) for name in layout.header.names]
        counts = [self._filled(row) for row in layout.body[:_USUAL]]
        self.usual = median(len(filled) for filled in counts) if counts else 0
        merged = layout.grid.table.merged
        self.merges = Counter((left, count) for top, left, _, count in merged if _holds(layout.body, top))
        before_gaps = (layout.body[bisect_left(layout.body, row) - 1] for row in layout.after_gaps[-_LAST_FEW:])
        self.ends = {*layout.body[-_LAST_FEW:], *before_gaps}
        self.last_block = layout.after_gaps[-1] if layout.after_gaps else None

    def find_fault(self, row: int) -> Skipped | None:
        """Say why a row is no feature; None where it seems to be one."""
        filled = self._filled(row)
        for test, what in self._tests():
            if test(row, filled):
                return Skipped("row_is_not_a_feature", f"{what}, so it was left out.")
        return None

    def explain_untitled(self, row: int) -> Skipped:
        """Say why a row without a title is left out."""
        filled = self._filled(row)
        if len(filled) == 1 and self.usual > 1:
            text = next(iter(filled.values()))
            if sum(one.isalpha() for one in text) > 3 and " " in text.strip() and not is_data(text):  # noqa: PLR2004
                return Skipped("row_is_not_a_feature", f"“{text.strip()[:60]}” is a heading, so it was left out.")
        return Skipped("row_without_title", _WITHOUT_TITLE)

    def _tests(self) -> tuple[tuple[Callable[[int, dict[int, str]], bool], str], ...]:
        return (
            (lambda _, cells: self._repeats_header(cells), "it repeats the header"),
            (self._is_total, "it is a total or an average"),
            (self._gives_weights, "it gives weights"),
            (self._is_heading, "it is one text across several columns"),
            (self._is_footnote, "it is a remark below the table"),
            (self._explains_columns, "it explains the columns"),
        )

    def _filled(self, row: int) -> dict[int, str]:
        return {index: cell for index, cell in enumerate(self.layout.grid.rows[row]) if cell and not cell.isspace()}

    def _repeats_header(self, filled: dict[int, str]) -> bool:
        named = sum(1 for name in self.names if name)
        same = sum(
            1
            for index, cell in filled.items()
            if index < len(self.names)
            and self.names[index]
            and normalise(cell.strip().split("\n")[0]) == self.names[index]
        )
        return same * 2 > len(filled) and same >= min(2, named) and self.layout.header.row is not None

    def _is_total(self, row: int, filled: dict[int, str]) -> bool:
        key = self.keys[bisect_left(self.layout.body, row)].strip() if self.keys else ""
        if key and self.title is not None and normalise(key) not in _TOTALS:
            return False
        texts = [normalise(cell) for cell in filled.values() if len(cell) <= _PROSE and not is_data(cell)]
        if not texts:
            return False
        label = next((text for text in texts if text in _TOTALS), None)
        if label is not None:
            title = normalise(filled.get(self.title, "")) if self.title is not None else ""
            return not title or title in _TOTALS
        first = texts[0].split()
        return bool(first) and first[0] in _TOTALS and row in self.ends and self._sums_up(row, filled)

    def _gives_weights(self, row: int, filled: dict[int, str]) -> bool:
        """Whether a row at an end of the table has the name of weights and numbers that share out 1 or 100."""
        first, *others = filled.values()
        if normalise(first) not in _WEIGHTS or row not in {self.layout.body[0], *self.ends}:
            return False
        amounts = [parse_quantity(cell) for cell in others]
        known = [amount.size for amount in amounts if amount is not None]
        return bool(known) and len(known) == len(others) and any(isclose(sum(known), whole) for whole in (1, 100))

    def _sums_up(self, row: int, filled: dict[int, str]) -> bool:
        """Whether a number of the row is the sum or the mean of those above it."""
        for index, cell in filled.items():
            number = parse_number(cell.strip(), ENGLISH)
            if number is None:
                continue
            above = [self.layout.grid.rows[one] for one in self.layout.body if one < row]
            numbers = [found for cells in above if index < len(cells)
                       if (found := parse_number(cells[index].strip(), ENGLISH)) is not None]  # fmt: skip
            if len(numbers) > 1 and any(
                abs(number - one) <= 1e-6 * max(1.0, abs(one)) for one in (sum(numbers), sum(numbers) / len(numbers))
            ):
                return True
        return False

    def _is_heading(self, row: int, filled: dict[int, str]) -> bool:
        if len(filled) != 1 or self.usual < 2 or self.layout.grid.is_transposed:  # noqa: PLR2004 - lone cells are usual there
            return False
        # Titles that are merged over two columns in row after row are no headings.
        return any(
            self.merges[left, count] * 2 < len(self.layout.body)
            for top, left, _, count in self.layout.grid.table.merged
            if top == row and count > 1 and left in filled
        )

    def _is_footnote(self, row: int, filled: dict[int, str]) -> bool:
        if len(filled) != 1 or self.usual < 2:  # noqa: PLR2004 - lone cells are usual there
            return False
        text = next(iter(filled.values()))
        if _FOOTNOTE.match(text):
            return True
        is_below = self.last_block is not None and row >= self.last_block and self.layout.body[-1] - row < _LAST_FEW
        return is_below and len(text) > _PROSE and text.strip()[-1:] in ".!。"

    def _explains_columns(self, row: int, filled: dict[int, str]) -> bool:
        """Whether the first row below the header says what to fill in: no cell of it is a score where others are."""
        if row != self.layout.body[0] or len(self.layout.body) < 2:  # noqa: PLR2004 - then there are no others
            return False
        told = [filled[index] for index in self.inputs if index in filled and not is_missing(filled[index])]
        unread = [index for index in self.inputs if index in filled and _instructs(filled[index])]
        scales = sum(1 for cell in told if is_scale_text(cell) or is_range(cell))
        if not unread or len(unread) + scales < max(2, len(told)):
            return False
        below = [self._filled(one) for one in self.layout.body[1:_USUAL]]
        return all(_mostly_scores([cells[index] for cells in below if index in cells]) for index in unread)


def _instructs(cell: str) -> bool:
    return not is_missing(cell) and not is_data(cell) and not is_score(cell) and len(cell.split()) > 1


def _mostly_scores(cells: Sequence[str]) -> bool:
    texts = [cell for cell in cells if not is_missing(cell)]
    return bool(texts) and sum(map(is_score, texts)) * 2 > len(texts)


def _rows_of_other_tables(layout: Layout, roles: Roles) -> list[int]:
    """Find rows of a table of another kind that follows after a blank row."""
    others: list[int] = []
    is_other = False
    title = roles.titles[0] if roles.titles else None
    ends = [*layout.after_gaps[1:], layout.body[-1] + 1] if layout.after_gaps else []
    for start, end in zip(layout.after_gaps, ends, strict=True):
        block = layout.body[bisect_left(layout.body, start) : bisect_left(layout.body, end)]
        cells = layout.grid.rows[start]
        filled = [cell for cell in cells if cell.strip()]
        named = known_meanings(cells)
        if len(named) > 1 and len(named) * 2 > len(filled) and not any(is_data(cell) for cell in filled):
            own = title is not None and title < len(cells) and "title" in known_meanings([cells[title]]).values()
            is_other = not own
        elif len(filled) == 1 and _EXPLANATION.fullmatch(filled[0].strip()):
            is_other = True
        if is_other or _explains_numbers(layout, block, title):
            others += block
    return others


def _explains_numbers(layout: Layout, block: Sequence[int], title: int | None) -> bool:
    """Whether a block below a blank row is a legend: '1 | Low', '5 | High' where titles are texts elsewhere."""
    if title is None or len(block) < 2:  # noqa: PLR2004 - one row explains nothing
        return False
    above = [layout.grid.rows[row] for row in layout.body[: min(_USUAL, bisect_left(layout.body, block[0]))]]
    rows = [layout.grid.rows[row] for row in block[:_USUAL]]
    return _share_of_data(above, title) < 0.2 and _share_of_data(rows, title) > 0.5  # noqa: PLR2004 - few, most


def _share_of_data(rows: Sequence[Sequence[str]], index: int) -> float:
    cells = [row[index] for row in rows if index < len(row) and row[index].strip()]
    return sum(map(is_data, cells)) / len(cells) if cells else 0.0
