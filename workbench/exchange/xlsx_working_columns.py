"""The columns of the sheet Working that every framework has: what was read from the scores, ranks and order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.exchange.score_cells import Cell, score_cell
from workbench.exchange.xlsx_places import FIRST_FEATURE, Places
from workbench.exchange.xlsx_score_formulas import (
    cell_as_read,
    end_formula,
    guarded,
    is_read_by_formula,
    known_formula,
    likely_formula,
    read_formula,
)
from workbench.methods.ranking import TIE_TOLERANCE
from workbench.model import Backlog, Evaluation
from workbench.workflows.score_arrays import lay_out_scores

FloatArray = npt.NDArray[np.float64]

TOLERANCE = f"{TIE_TOLERANCE:.0E}"
SCORE_GROUPS = ("read", "low", "likely", "high", "known")
"""What is read from each dimension's scores, one column for each dimension."""
RANK_COLUMNS = ("rank", "best", "worst", "kind", "place", "reason")
_KEY, _TITLE, _ID = "key", "title", "id"


@dataclass(frozen=True)
class WorkingColumn:
    """One column of the sheet Working.

    Attributes
    ----------
    name
        As ``Places`` knows it.
    header
        What stands above it.
    formula
        Row, as the person sees it → the formula there.
    results
        What the formulas give, in backlog order.
    style
        Name of a style of the page.
    """

    name: str
    header: str
    formula: Callable[[int], str]
    results: Sequence[Cell]
    style: str = "muted_plain_2"


def first_columns(backlog: Backlog, places: Places) -> list[WorkingColumn]:
    """Give the columns that say which feature a row is about."""

    def source(field: str, row: int) -> str:
        return f"INDEX({places.scores(field)},{places.at('row', row)})"

    titles = [feature.title for feature in backlog.features]
    return [
        WorkingColumn("row", "Row", lambda _: "", [float(row + 1) for row in range(len(titles))], "muted_whole"),
        WorkingColumn(
            "here",
            "Feature there",
            lambda row: f'=IFERROR(IF({source(_TITLE, row)}&{source(_ID, row)}="",0,1),0)',
            [1.0] * len(titles),
            "muted_whole",
        ),
        WorkingColumn("title", "Title", lambda row: f'=IFERROR({source(_TITLE, row)}&"","")', titles, "text"),
    ]


def score_columns(backlog: Backlog, evaluation: Evaluation, places: Places) -> list[WorkingColumn]:
    """Give the columns that read the scores' cells: as typed, low, likely, high, and whether it is a score."""
    groups: dict[str, list[WorkingColumn]] = {group: [] for group in SCORE_GROUPS}
    for key in evaluation.framework.keys:
        for group, column in zip(SCORE_GROUPS, _read_columns(backlog, evaluation, places, key), strict=True):
            groups[group].append(column)
    return [column for group in SCORE_GROUPS for column in groups[group]]


def _read_columns(backlog: Backlog, evaluation: Evaluation, places: Places, key: str) -> list[WorkingColumn]:
    dimension = evaluation.framework.dimension(key)
    scores = [feature.score(key) for feature in backlog.features]
    arrays = lay_out_scores(backlog, (key,))
    low, likely, high = arrays.low[:, 0], arrays.likely[:, 0], arrays.high[:, 0]
    likely = np.where(low == high, low, likely)
    read, low_at, likely_at, high_at = (f"{group}:{key}" for group in SCORE_GROUPS[:4])

    def source(row: int) -> str:
        return f"INDEX({places.scores(f'score:{key}')},{places.at('row', row)})"

    def ends(row: int) -> tuple[str, str, str]:
        return places.at(read, row), places.at(low_at, row), places.at(high_at, row)

    def guard(formula: str, row: int, numbers: FloatArray) -> str:
        score = scores[row - FIRST_FEATURE]
        if is_read_by_formula(dimension, score):
            return f"={formula}"
        number = float(numbers[row - FIRST_FEATURE])
        return f"={guarded(formula, source(row), score_cell(dimension, score), None if np.isnan(number) else number)}"

    return [
        WorkingColumn(
            read,
            f"{dimension.name}, as typed",
            lambda row: read_formula(source(row), places.at("here", row)),
            [cell_as_read(dimension, score) for score in scores],
            "muted_right",
        ),
        WorkingColumn(
            low_at,
            f"{dimension.name}, low",
            lambda row: guard(end_formula(places, dimension, places.at(read, row), upper=False), row, low),
            shown(low),
            "muted_amount",
        ),
        WorkingColumn(
            likely_at,
            f"{dimension.name}, likely",
            lambda row: guard(likely_formula(places, dimension, source(row), ends(row)), row, likely),
            shown(likely),
            "muted_amount",
        ),
        WorkingColumn(
            high_at,
            f"{dimension.name}, high",
            lambda row: guard(end_formula(places, dimension, places.at(read, row), upper=True), row, high),
            shown(high),
            "muted_amount",
        ),
        WorkingColumn(
            f"known:{key}",
            f"{dimension.name}, scored",
            lambda row: known_formula(*(places.at(name, row) for name in (low_at, likely_at, high_at))),
            (~np.isnan(low)).astype(float).tolist(),
            "muted_whole",
        ),
    ]


def rank_columns(
    backlog: Backlog, evaluation: Evaluation, places: Places, reason: Callable[[int], str]
) -> list[WorkingColumn]:
    """Give the columns with ranks, order and the reason for having none; they read lowest, priority and highest."""
    ranked = evaluation.rank > 0
    position = np.empty(len(evaluation.order))
    position[evaluation.order] = np.arange(1, len(evaluation.order) + 1)

    def at(name: str, row: int) -> str:
        return places.at(name, row)

    def count_above(name: str, bound: str) -> str:
        span = places.span(name)
        return f"COUNT({span})-SUMPRODUCT(--({span}<={bound}+{TOLERANCE}))"

    def ranked_only(row: int, formula: str) -> str:
        return f'=IF({at("priority", row)}="","",{formula})'

    def worst(row: int) -> str:
        low, high = at("lowest", row), at("highest", row)
        return ranked_only(row, f"1+{count_above('highest', low)}-IF({high}>{low}+{TOLERANCE},1,0)")

    def place(row: int) -> str:
        kind, rank = at("kind", row), at("rank", row)
        kinds, ranks = places.span("kind"), places.span("rank")
        among = f'COUNTIF({kinds},"<"&{kind})+1+COUNTIF({places.above("kind", row)},{kind})'
        return f'=IF({kind}=0,COUNTIF({ranks},"<"&{rank})+1+COUNTIF({places.above("rank", row)},{rank}),{among})'

    return [
        WorkingColumn(
            "rank",
            "Rank",
            lambda row: ranked_only(row, f"1+{count_above('priority', at('priority', row))}"),
            _whole(evaluation.rank, ranked),
            "rank",
        ),
        WorkingColumn(
            "best",
            "Best rank",
            lambda row: ranked_only(row, f"1+{count_above('lowest', at('highest', row))}"),
            _whole(evaluation.best_rank, ranked),
            "muted_whole",
        ),
        WorkingColumn("worst", "Worst rank", worst, _whole(evaluation.worst_rank, ranked), "muted_whole"),
        WorkingColumn(
            "kind",
            "0 ranked, 1 not, 2 gone",
            lambda row: f'=IF({at("priority", row)}<>"",0,IF({at("here", row)}=1,1,2))',
            (~ranked).astype(float).tolist(),
            "muted_whole",
        ),
        WorkingColumn("place", "Place in the list", place, position.tolist(), "muted_whole"),
        WorkingColumn(
            "reason",
            "Why there is no priority",
            lambda row: f'=IF({at("kind", row)}<>1,"",{reason(row)})',
            [evaluation.reasons.get(feature.id, "") for feature in backlog.features],
            "muted",
        ),
    ]


def shown(numbers: FloatArray) -> list[Cell]:
    """Give numbers as cells; what is unknown is empty."""
    return ["" if np.isnan(number) else float(number) for number in numbers]


def _whole(ranks: npt.NDArray[np.int64], ranked: npt.NDArray[np.bool_]) -> list[Cell]:
    return [float(rank) if has_rank else "" for rank, has_rank in zip(ranks, ranked, strict=True)]
