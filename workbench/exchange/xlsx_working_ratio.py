"""The columns of the sheet Working for a ratio framework: benefits divided by costs, over every score's range."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.exchange.machine_part import FRAMEWORK_SHEET
from workbench.exchange.score_cells import Cell
from workbench.exchange.xlsx_places import Places
from workbench.exchange.xlsx_score_formulas import text_literal
from workbench.exchange.xlsx_working_columns import FloatArray, WorkingColumn, shown
from workbench.model import Backlog, Combination, Dimension, Evaluation, Framework
from workbench.workflows.score_arrays import ScoreArrays, lay_out_scores

RATIO_GROUPS = ("point",)
"""What is worked out for each dimension."""
_BREAK = "CHAR(10)"
"""Stands between names until they are joined: no name holds a line break."""
_TOO_FAR = "Its scores are too large or too small to be multiplied and divided. Check their units."


@dataclass(frozen=True)
class _Side:
    """The benefits or the costs, joined one after the other."""

    name: str
    header: str
    dimensions: tuple[Dimension, ...]
    is_sum: bool

    def steps(self, bound: str) -> list[str]:
        """Names of the columns of one bound, the last of which holds the whole."""
        return [f"{self.name}:{bound}:{step}" for step in range(1, len(self.dimensions) + 1)]


def ratio_names(framework: Framework) -> tuple[str, ...]:
    """List the columns, from left to right."""
    sides = [name for side in _sides(framework) for bound in ("low", "high") for name in side.steps(bound)]
    ends = ("benefit", "cost", "lowest", "highest", "priority", "missing", "zero")
    return (*(f"point:{key}" for key in framework.keys), *sides, *ends)


def ratio_columns(backlog: Backlog, evaluation: Evaluation, places: Places) -> list[WorkingColumn]:
    """Give the scores used, benefits and costs over their ranges, and the priority with its range."""
    scores = lay_out_scores(backlog, evaluation.framework.keys)
    columns = [_point_column(scores, places, one) for one in evaluation.framework.dimensions]
    sides = _sides(evaluation.framework)
    for side in sides:
        columns += _step_columns(evaluation.framework, scores, places, side)
    columns += [_joined_column(evaluation.framework, scores, places, side) for side in sides]
    return [*columns, *_priority_columns(evaluation, places, sides), *_fault_columns(evaluation, scores, places)]


def ratio_reason(framework: Framework, places: Places) -> Callable[[int], str]:
    """Say why a feature has no priority."""
    count = len(framework.keys)

    def reason(row: int) -> str:
        missing, zero = places.at("missing", row), places.at("zero", row)
        unknown = f"({count}-SUM({places.side('known', row)}))"
        zeros = f'(LEN({zero})-LEN(SUBSTITUTE({zero},{_BREAK},"")))'
        verb = f'IF({_is_certain(framework, places, row)}," is"," could be")'
        return (
            f'IF({unknown}={count},"Not scored yet on any dimension.",'
            f'IF({unknown}>0,{_joined(missing, unknown)}&IF({unknown}=1," is"," are")'
            f'&" missing, and "&{FRAMEWORK_SHEET}!$A$1&" needs every score.",'
            f'IF({zeros}>0,{_joined(zero, zeros)}&{verb}&" 0, and dividing by 0 means nothing.",'
            f"{text_literal(_TOO_FAR)})))"
        )

    return reason


def _sides(framework: Framework) -> tuple[_Side, _Side]:
    is_sum = framework.combine is Combination.SUM_OVER_COST
    return (
        _Side("up", "Benefits", framework.benefits, is_sum=is_sum),
        _Side("down", "Costs", framework.costs, is_sum=False),
    )


def _point_column(scores: ScoreArrays, places: Places, dimension: Dimension) -> WorkingColumn:
    key = dimension.key

    def formula(row: int) -> str:
        low, likely, high = (places.at(f"{group}:{key}", row) for group in ("low", "likely", "high"))
        return f'=IF({places.at(f"known:{key}", row)}=1,IF({likely}="",({low}+{high})/2,{likely}),"")'

    column = places.framework.keys.index(key)
    return WorkingColumn(f"point:{key}", f"{dimension.name}, used", formula, shown(scores.point[:, column]))


def _step_columns(framework: Framework, scores: ScoreArrays, places: Places, side: _Side) -> list[WorkingColumn]:
    """Join the ends of the ranges step by step: each score enters once, so the ends are exact."""
    ends = _running_ends(framework, scores, side)
    made = []
    for bound in ("low", "high"):
        for step, (name, dimension) in enumerate(zip(side.steps(bound), side.dimensions, strict=True)):
            made.append(
                WorkingColumn(
                    name,
                    f"{side.header} up to {dimension.name}, {bound}",
                    _step_formula(places, side, dimension, step=step, bound=bound),
                    shown(ends[bound][step]),
                )
            )
    return made


def _step_formula(places: Places, side: _Side, dimension: Dimension, *, step: int, bound: str) -> Callable[[int], str]:
    outer = "MIN" if bound == "low" else "MAX"

    def formula(row: int) -> str:
        own = [places.at(f"{end}:{dimension.key}", row) for end in ("low", "high")]
        known = f"SUM({places.side('known', row)})={len(places.framework.keys)}"
        if step == 0:
            return f'=IF({known},{own[0 if bound == "low" else 1]},"")'
        before = [places.at(side.steps(end)[step - 1], row) for end in ("low", "high")]
        if side.is_sum:
            place = 0 if bound == "low" else 1
            return f'=IFERROR(IF({known},{before[place]}+{own[place]},""),"")'
        corners = ",".join(f"{left}*{right}" for left in before for right in own)
        return f'=IFERROR(IF({known},{outer}({corners}),""),"")'

    return formula


def _running_ends(framework: Framework, scores: ScoreArrays, side: _Side) -> dict[str, list[FloatArray]]:
    columns = [framework.keys.index(one.key) for one in side.dimensions]
    complete = scores.known.all(axis=1)
    ends: dict[str, list[FloatArray]] = {"low": [], "high": []}
    for column in columns:
        low, high = (np.where(complete, array[:, column], np.nan) for array in (scores.low, scores.high))
        if ends["low"]:
            before = (ends["low"][-1], ends["high"][-1])
            with np.errstate(over="ignore", invalid="ignore"):
                corners = np.stack([one * other for one in before for other in (low, high)])
                low, high = (
                    (before[0] + low, before[1] + high) if side.is_sum else (corners.min(axis=0), corners.max(axis=0))
                )
        ends["low"].append(_finite(low))
        ends["high"].append(_finite(high))
    return ends


def _joined_column(framework: Framework, scores: ScoreArrays, places: Places, side: _Side) -> WorkingColumn:
    """Join the scores used: what the priority is made of, and what the chart of value against cost shows."""
    name, sign = ("benefit", "+" if side.is_sum else "*") if side.name == "up" else ("cost", "*")
    columns = [framework.keys.index(one.key) for one in side.dimensions]
    points = scores.point[:, columns]
    with np.errstate(over="ignore"):
        joined = _finite(points.sum(axis=1) if side.is_sum else points.prod(axis=1))
    complete = np.where(scores.known.all(axis=1), joined, np.nan)

    def formula(row: int) -> str:
        known = f"SUM({places.side('known', row)})={len(framework.keys)}"
        parts = sign.join(places.at(f"point:{one.key}", row) for one in side.dimensions) or "1"
        return f"=IFERROR(IF({known},{parts},NA()),NA())"

    return WorkingColumn(name, f"{side.header}, used", formula, _or_not_available(complete))


def _priority_columns(evaluation: Evaluation, places: Places, sides: tuple[_Side, _Side]) -> list[WorkingColumn]:
    up, down = sides

    def end(row: int, outer: str) -> str:
        above = [places.at(up.steps(bound)[-1], row) for bound in ("low", "high")]
        complete = f"SUM({places.side('known', row)})={len(places.framework.keys)}"
        if not down.dimensions:
            return f'=IF({complete},{above[0 if outer == "MIN" else 1]},"")'
        below = [places.at(down.steps(bound)[-1], row) for bound in ("low", "high")]
        corners = ",".join(f"{left}/{right}" for left in above for right in below)
        defined = f'AND({complete},{below[0]}<>"",OR({below[0]}>0,{below[1]}<0))'
        return f'=IFERROR(IF({defined},{outer}({corners}),""),"")'

    def priority(row: int) -> str:
        low, high, quotient = places.at("lowest", row), places.at("highest", row), places.at("benefit", row)
        divided = f"{quotient}/{places.at('cost', row)}"
        return f'=IFERROR(IF(OR({low}="",{high}=""),"",MAX({low},MIN({high},{divided}))),"")'

    return [
        WorkingColumn("lowest", "Lowest priority", lambda row: end(row, "MIN"), shown(evaluation.priority_low)),
        WorkingColumn("highest", "Highest priority", lambda row: end(row, "MAX"), shown(evaluation.priority_high)),
        WorkingColumn("priority", "Priority", priority, shown(evaluation.priority)),
    ]


def _fault_columns(evaluation: Evaluation, scores: ScoreArrays, places: Places) -> list[WorkingColumn]:
    """Name what is missing and what cannot be divided by, each name after a line break."""
    framework = evaluation.framework

    def missing(row: int) -> str:
        cells = (f'IF({places.at(f"known:{one.key}", row)}=1,"",{_named(places, one)})' for one in framework.dimensions)
        return "=" + "&".join(cells)

    def zero(row: int) -> str:
        cells = (f'IF({_holds_zero(places, one, row)},{_named(places, one)},"")' for one in framework.costs)
        return "=" + ("&".join(cells) or '""')

    rows = range(len(evaluation.feature_ids))
    dimensions = list(enumerate(framework.dimensions))
    lacking = ["".join(f"\n{one.name}" for column, one in dimensions if not scores.known[row, column]) for row in rows]
    zeros = [
        "".join(
            f"\n{one.name}"
            for column, one in dimensions
            if one in framework.costs and scores.low[row, column] <= 0 <= scores.high[row, column]
        )
        for row in rows
    ]
    return [
        WorkingColumn("missing", "Missing scores", missing, lacking, "muted"),
        WorkingColumn("zero", "Divisors that are or could be 0", zero, zeros, "muted"),
    ]


def _named(places: Places, dimension: Dimension) -> str:
    return f"{_BREAK}&{places.dimension(dimension.key, 0)}"


def _holds_zero(places: Places, dimension: Dimension, row: int) -> str:
    low, high = (places.at(f"{end}:{dimension.key}", row) for end in ("low", "high"))
    return f"AND({places.at(f'known:{dimension.key}', row)}=1,{low}<=0,{high}>=0)"


def _is_certain(framework: Framework, places: Places, row: int) -> str:
    """Tell whether every divisor that holds 0 is 0."""
    certain = (
        f"OR(NOT({_holds_zero(places, one, row)}),"
        f"AND({places.at(f'low:{one.key}', row)}=0,{places.at(f'high:{one.key}', row)}=0))"
        for one in framework.costs
    )
    return f"AND({','.join(certain) or 'TRUE'})"


def _joined(names: str, count: str) -> str:
    """Join names as 'A, B and C'."""
    plain = f"MID({names},2,LEN({names}))"
    return f'SUBSTITUTE(SUBSTITUTE({plain},{_BREAK}," and ",MAX(1,{count}-1)),{_BREAK},", ")'


def _finite(numbers: npt.NDArray[np.float64]) -> FloatArray:
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _or_not_available(numbers: FloatArray) -> list[Cell]:
    return ["#N/A" if np.isnan(number) else float(number) for number in numbers]
