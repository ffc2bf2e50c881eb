"""What reading a column of scores needs and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.exchange.recognition.numerals import ENGLISH, NumberStyle
from workbench.exchange.recognition.stated_scales import StatedScale
from workbench.model import Dimension, Direction, NoteKind, Scale, Score

MISSING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "null", "nan", "?", "tbd", "tbc"})
"""Cells, in small letters, that say there is no score yet."""


@dataclass(frozen=True)
class Remark:
    """A note without its place."""

    kind: NoteKind
    message: str


@dataclass(frozen=True)
class ScoreTask:
    """A column to be read as scores.

    Attributes
    ----------
    counts
        Cell → how often it stands in the column, in order of first appearance.
    header
        As written.
    dimension
        What the column judges.
    meaning
        What its header means, a key of ``INPUT_NAMES`` where it is one.
    direction
        Which way is better.
    stated
        What the header says about the scale.
    scale
        A scale that a person chose; None for none.
    style
        How the file writes numbers.
    uses_levels
        Whether a number that a word stands for comes from the dimension's own levels, where it has them.
    """

    counts: Mapping[str, int]
    header: str
    dimension: Dimension
    meaning: str
    direction: Direction
    stated: StatedScale = field(default_factory=StatedScale)
    scale: Scale | None = None
    style: NumberStyle = ENGLISH
    uses_levels: bool = False


@dataclass
class ScoreReading:
    """A column as it was read.

    Attributes
    ----------
    scores
        Cell → score, for every cell that is one.
    remarks
        Cell → what is to be noted wherever it stands. A cell that is neither missing nor a score has at least one.
    notes
        What is to be noted about the column as a whole.
    scale
        Pinned; None where nothing was read.
    question
        What to ask the person; '' where there is no doubt.
    """

    scores: dict[str, Score] = field(default_factory=dict)
    remarks: dict[str, list[Remark]] = field(default_factory=dict)
    notes: list[Remark] = field(default_factory=list)
    scale: Scale | None = None
    question: str = ""

    def remark(self, text: str, kind: NoteKind, message: str) -> None:
        """Note something wherever a cell stands."""
        self.remarks.setdefault(text, []).append(Remark(kind, message))


def is_missing(text: str) -> bool:
    """Whether a cell of a score column says that there is no score.

    Examples
    --------
    >>> is_missing(" TBD "), is_missing("soon")
    (True, False)
    """
    return text.strip().casefold() in MISSING
