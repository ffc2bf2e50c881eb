"""Which character divides the cells of a text file.

Letters are not counted: the text is cut with each candidate, quotes and all, and the candidate that gives rows of one
width wins. A comma in prose, a decimal comma or a bar inside a cell gives rows of any width.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from workbench.exchange.delimited_text import parse_records

DELIMITERS = (",", ";", "\t", "|")

_SAMPLE = 65_536
_SAMPLE_ROWS = 300
_MOST_PREAMBLE = 8
_REGULAR = 0.6
_VERY_REGULAR = 0.9
_TIGHT = 0.4
_DIVIDED = 0.3
_SEP_LINE = re.compile(r'"?sep=([^"\r\n])"?[,;\t|]*(?:\r\n|\n|\r|$)', re.IGNORECASE)


@dataclass(frozen=True)
class _Fit:
    """How well a delimiter fits.

    Attributes
    ----------
    share
        Of the rows that have the most common width; 0 to 1.
    tightness
        Of the places where it divides, the share that does not look like prose or a decimal comma; 0 to 1.
    width
        The most common width.
    is_plain
        Whether the first row is divided already, most rows have one width, and few places look like prose.
    """

    share: float
    tightness: float
    width: int
    is_plain: bool = False

    def rank(self, delimiter: str) -> tuple[bool, float, bool, float, bool, int]:
        """Give what fits are compared by, the most telling first."""
        return (
            self.is_plain,
            round(self.share, 1),
            delimiter != "|",
            self.tightness,
            delimiter == "\t",
            self.width,
        )


def find_sep_line(text: str) -> tuple[str, int] | None:
    r"""Find a first line such as ``sep=;``, by which Excel is told the delimiter.

    Returns
    -------
    The delimiter, and where the text below the line starts; None if there is no such line.

    Examples
    --------
    >>> find_sep_line("sep=;\na;b")
    (';', 6)
    """
    found = _SEP_LINE.match(text)
    return (found[1], found.end()) if found else None


def choose_delimiter(text: str) -> str | None:
    r"""Choose among comma, semicolon, tab and bar.

    Parameters
    ----------
    text
        The whole text, without a ``sep=`` line.

    Returns
    -------
    The delimiter; None where each line is one cell.

    Notes
    -----
    Compared in turn: whether it divides from the first row on and mostly alike; the share of rows that have one width;
    whether it is not the bar, which is common inside cells; how little the divisions look like prose;
    whether it is the tab, which hardly ever is; and the width.

    Examples
    --------
    >>> choose_delimiter("Titel;Aufwand\nA, b;4,5\nC;3,0")
    ';'
    >>> choose_delimiter("Feature\nLogin, with a code\nExport") is None
    True
    """
    sample = _sample(text)
    fits = {delimiter: fit for delimiter in DELIMITERS if (fit := _fit(sample, delimiter))}
    if not fits:
        return None
    return max(fits, key=lambda delimiter: fits[delimiter].rank(delimiter))


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    end = max(text.rfind("\n", 0, _SAMPLE), text.rfind("\r", 0, _SAMPLE))
    return text[: end + 1] if end >= 0 else text[:_SAMPLE]


def _fit(sample: str, delimiter: str) -> _Fit | None:
    """Measure a delimiter; None where it does not divide the text into columns."""
    rows = [row for row in parse_records(sample, delimiter).rows if any(row) or len(row) > 1][:_SAMPLE_ROWS]
    preamble = next((index for index, row in enumerate(rows) if len(row) > 1), len(rows))
    table = rows[preamble:]
    if not table:
        return None
    width, count = max(Counter(map(len, table)).items(), key=lambda item: (item[0] > 1, item[1], item[0]))
    share = count / len(table)
    tightness = max(_tightness(table[:1], delimiter), _tightness(table, delimiter))
    fit = _Fit(share, tightness, width, not preamble and share >= _REGULAR and tightness >= _TIGHT)
    is_table = _is_below_preamble(table, preamble, delimiter, fit) if preamble else _is_divided(table, fit)
    return fit if is_table else None


def _is_below_preamble(table: list[list[str]], preamble: int, delimiter: str, fit: _Fit) -> bool:
    """Tell a table below a few lines of text from one column of text in which the delimiter happens to occur."""
    has_header = _tightness(table[:1], delimiter) > _TIGHT
    return 1 < len(table) >= preamble <= _MOST_PREAMBLE and has_header and fit.share >= _REGULAR


def _is_divided(table: list[list[str]], fit: _Fit) -> bool:
    """Tell columns from prose, where a blank follows the comma and hardly two lines are alike."""
    divided = sum(len(row) > 1 for row in table) / len(table)
    is_prose = fit.tightness < _TIGHT and (fit.share < _VERY_REGULAR or len(table) == 1)
    return divided >= _DIVIDED and not is_prose


def _tightness(rows: list[list[str]], delimiter: str) -> float:
    if delimiter == "\t":
        return 1.0
    joints = [joint for row in rows for joint in pairwise(row)]
    loose = sum(_is_loose(left, right, delimiter) for left, right in joints)
    return 1 - loose / len(joints) if joints else 0.0


def _is_loose(left: str, right: str, delimiter: str) -> bool:
    return right[:1] == " " or (delimiter == "," and left[-1:].isdigit() and right[:1].isdigit())
