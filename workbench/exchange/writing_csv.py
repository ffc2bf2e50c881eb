"""Write the ranked backlog as a text file that every spreadsheet opens."""

import csv
import io
from collections.abc import Sequence

from workbench.exchange.formula_protection import protect
from workbench.exchange.own_columns import (
    DISCOVERY_FIELDS,
    OwnColumn,
    field_cell,
    field_value,
    find_filled,
    text_columns,
    trailing_columns,
)
from workbench.exchange.ranked_rows import RankedRow, ranked_rows
from workbench.exchange.score_cells import number_text, score_text_cell
from workbench.model import Backlog, Evaluation

RANK, KEY, TITLE = "Rank", "Key", "Title"
RESULT_HEADERS = (
    "Priority",
    "Priority low",
    "Priority high",
    "Best rank",
    "Worst rank",
    "Provisional",
    "Why no priority",
)
"""What the workbench worked out: never an input when the file comes back."""
POINTS_SUFFIX = ", points"
"""Ends the header of a dimension's contribution: 'User impact, points'."""


def write_csv(backlog: Backlog, evaluation: Evaluation) -> bytes:
    """Write the ranked features, then the unranked ones, one a line.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.

    Returns
    -------
    UTF-8 with a byte-order mark, comma-separated, lines ended by CR LF. Columns: rank, key, title, the priority and its
    range, best and worst rank, provisional, why there is no priority; each dimension's score as typed; each dimension's
    contribution in points; note; what is known about the feature, as far as any has it; earlier conclusions; and every
    carried column in its order.

    Notes
    -----
    Points have two decimals: what they add to a decision ends well before that. Full precision is in the JSON. A
    range's likely score, notes on scores and the framework itself are in the XLSX and the JSON only. Text that a
    spreadsheet would take for a formula begins with an apostrophe (see ``formula_protection``).
    """
    columns = (*text_columns(("note", *find_filled(backlog, DISCOVERY_FIELDS))), *trailing_columns(backlog))
    dimensions = evaluation.framework.dimensions
    counted = evaluation.dimensions if evaluation.weights else ()
    points = [evaluation.framework.dimension(key).name + POINTS_SUFFIX for key in counted]
    header = [RANK, KEY, TITLE, *RESULT_HEADERS, *(one.name for one in dimensions), *points]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([protect(text) for text in (*header, *(column.header for column in columns))])
    for row in ranked_rows(backlog, evaluation):
        scores = [score_text_cell(one, row.feature.score(one.key)) for one in dimensions]
        contributions = [_number(row.contributions[key]) for key in counted]
        cells = (*_result_cells(row), *scores, *contributions, *_text_cells(evaluation, row, columns))
        writer.writerow([protect(text) for text in cells])
    return file.getvalue().encode("utf-8-sig")


def _result_cells(row: RankedRow) -> list[str]:
    standing = row.standing
    return [
        _number(standing.rank),
        row.feature.key,
        row.feature.title,
        *(_number(one) for one in (row.priority, row.low, row.high, standing.best_rank, standing.worst_rank)),
        "yes" if standing.provisional and standing.rank is not None else "",
        standing.why_no_priority or "",
    ]


def _text_cells(evaluation: Evaluation, row: RankedRow, columns: Sequence[OwnColumn]) -> list[str]:
    values = (field_value(row.feature, column.field) for column in columns)
    return [
        str(field_cell(evaluation.framework, column.field, value))
        for column, value in zip(columns, values, strict=True)
    ]


def _number(number: float | None) -> str:
    return "" if number is None else number_text(number)
