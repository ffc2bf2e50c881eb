"""The columns of our own spreadsheets: which field stands under which header, and what its cells say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.exchange.cell_text import CELL_LIMIT, clean_text, text_as_read
from workbench.exchange.decision_cells import DECISION, DECISION_HEADERS, decision_cell
from workbench.exchange.evidence_cells import evidence_text, parse_evidence
from workbench.exchange.score_cells import Cell, parse_score, score_cell
from workbench.model import ABOUT_FIELDS, Backlog, Evidence, Feature, Framework, Score

FieldValue = str | Score | tuple[Evidence, ...] | None
"""A field's content; None where a score, an earlier conclusion or a carried cell is absent."""

DISCOVERY_FIELDS = ("problem", "who", "proposal", "good_enough", "success_metric", "risk", "evidence")
"""What is known about a feature beyond its scores, in the order in which it is shown."""

TEXT_HEADERS: dict[str, str] = {
    "key": "Key",
    "title": "Title",
    "note": "Note",
    "problem": "Problem",
    "who": "Who has it",
    "proposal": "Proposal",
    "good_enough": "Good enough",
    "success_metric": "Success metric",
    "risk": "What could go wrong",
    "evidence": "Evidence",
    "description": "Description",
    "status": "Status",
    "kind": "Kind",
    "parent": "Parent",
    "labels": "Labels",
    "owner": "Owner",
    "link": "Link",
    "given:given_priority": "Given priority",
    "given:given_rank": "Given rank",
    "given:derived": "Derived",
    **DECISION_HEADERS,
    "id": "Workbench id",
}
"""Field → the header it stands under."""

FIELD_OF_HEADER: dict[str, str] = {header.casefold(): field for field, header in TEXT_HEADERS.items()}
"""Header in lower case → the field that stands under it."""


_KNOWN_GIVEN = ("given_priority", "given_rank", "derived")


@dataclass(frozen=True)
class OwnColumn:
    """One column of our own spreadsheets.

    Attributes
    ----------
    field
        A field of a feature ('title'), or 'score:…', 'decision:…', 'given:…' or 'carried:…' and the key inside that
        field.
    header
        What stands above it.
    """

    field: str
    header: str

    @property
    def group(self) -> str:
        """'score', 'decision', 'given' or 'carried'; '' for a field of the feature itself."""
        return split_field(self.field)[0]


def split_field(field: str) -> tuple[str, str]:
    """Split 'score:user_impact' into ('score', 'user_impact'), 'title' into ('', 'title')."""
    group, colon, key = field.partition(":")
    return (group, key) if colon else ("", field)


def find_filled(backlog: Backlog, fields: Iterable[str]) -> tuple[str, ...]:
    """Find those of the fields that hold something in at least one feature; in a group, an empty text is something."""
    filled = []
    for field in fields:
        values = (field_value(feature, field) for feature in backlog.features)
        if any(value is not None if split_field(field)[0] else value for value in values):
            filled.append(field)
    return tuple(filled)


def score_columns(framework: Framework) -> tuple[OwnColumn, ...]:
    """List one column for each dimension."""
    return tuple(OwnColumn(f"score:{one.key}", one.name) for one in framework.dimensions)


def trailing_columns(backlog: Backlog) -> tuple[OwnColumn, ...]:
    """List the columns after the scores that hold what a person brought.

    Returns
    -------
    What is decided, what a tracker says about the feature and earlier conclusions, as far as any feature has them; then
    every carried column in the order in which it came.
    """
    given = dict.fromkeys((*_KNOWN_GIVEN, *(key for feature in backlog.features for key in feature.given)))
    carried = dict.fromkeys(
        (*backlog.carried_headers, *(header for feature in backlog.features for header in feature.carried))
    )
    return (
        *text_columns(find_filled(backlog, (*DECISION_HEADERS, *ABOUT_FIELDS, *(f"given:{key}" for key in given)))),
        *(OwnColumn(f"carried:{header}", header) for header in carried),
    )


def text_columns(fields: Iterable[str]) -> tuple[OwnColumn, ...]:
    """Give fields their headers; an unknown earlier conclusion stands under its own key."""
    return tuple(OwnColumn(field, TEXT_HEADERS.get(field, split_field(field)[1])) for field in fields)


def field_value(feature: Feature, field: str) -> FieldValue:
    """Give a field's content; None where the feature has no such score, conclusion or carried cell."""
    group, key = split_field(field)
    if group == "score":
        return feature.scores.get(key)
    if group == DECISION:
        return decision_cell(feature, key)
    if group:
        cells: dict[str, str] = feature.given if group == "given" else feature.carried
        return cells.get(key)
    value: FieldValue = getattr(feature, key)
    return value


def field_cell(framework: Framework, field: str, value: FieldValue) -> Cell:
    """Write a field's content as a cell."""
    if isinstance(value, Score):
        return score_cell(framework.dimension(split_field(field)[1]), value)
    if isinstance(value, tuple):
        return evidence_text(value)
    return value or ""


@dataclass(frozen=True)
class ReadCell:
    """What a cell was read as.

    Attributes
    ----------
    value
        The field's content.
    guesses
        Lines of evidence that named no kind and were kept as guesses.
    """

    value: FieldValue
    guesses: Sequence[str] = ()


def parse_cell(framework: Framework, field: str, text: str) -> ReadCell:
    """Read a cell of a field's column; the reverse of ``field_cell`` as far as a cell can say it.

    Raises
    ------
    InvalidScore
        When a score's cell holds no score.
    """
    group, key = split_field(field)
    if group == "score":
        return ReadCell(parse_score(framework.dimension(key), text))
    if key == "evidence" and not group:
        return ReadCell(*parse_evidence(text))
    return ReadCell(text if text or not group else None)


def plain_header(header: str) -> str:
    """Give what tells a header from others: the text as it comes back, without outer spaces, in lower case."""
    return text_as_read(header).strip().casefold()


def unique_headers(columns: Sequence[OwnColumn], most: int = CELL_LIMIT - 12) -> tuple[OwnColumn, ...]:
    """Give headers that stand more than once a number, so that each names one column: 'Status', 'Status (2)'.

    Parameters
    ----------
    columns
        From left to right; their fields are left alone.
    most
        Longer headers are cut to this many characters, so that a number still fits; an empty one becomes 'Column'.
    """
    counts: dict[str, int] = {}
    taken: set[str] = set()
    numbered = []
    for column in columns:
        plain = clean_text(column.header, most).text.strip() or "Column"
        header = plain
        while plain_header(header) in taken:
            counts[plain] = counts.get(plain, 1) + 1
            header = f"{plain} ({counts[plain]})"
        taken.add(plain_header(header))
        numbered.append(OwnColumn(column.field, header))
    return tuple(numbered)
