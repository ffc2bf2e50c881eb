"""The columns of the sheet Working for a weighted sum: values, contributions and priorities."""

import numpy as np

from workbench.exchange.xlsx_places import BEST, SCORED, WORST, Places
from workbench.exchange.xlsx_score_formulas import text_literal
from workbench.exchange.xlsx_working_columns import FloatArray, WorkingColumn, shown
from workbench.model import Dimension, Evaluation, Framework

SUM_GROUPS = ("least", "value", "most", "points")
"""What is worked out for each dimension."""
SUM_COLUMNS = ("lowest", "priority", "highest", "provisional", "benefit", "cost")
SHARED_GROUPS = ("known", "least", "most", "points")
"""Groups above which the dimensions' shares stand."""
_UNSCORED = "Not scored yet on any dimension that counts."
_IDLE = "Every dimension that has a weight is without scores. Score one of them, or give weight to a scored one."


def value_columns(evaluation: Evaluation, places: Places) -> list[WorkingColumn]:
    """Give the values 0 to 1 at their worst, as used and at their best, and the points of 100."""
    columns: dict[str, list[WorkingColumn]] = {group: [] for group in SUM_GROUPS}
    for dimension in evaluation.framework.dimensions:
        for group, column in zip(SUM_GROUPS, _value_columns(evaluation, places, dimension), strict=True):
            columns[group].append(column)
    return [column for group in SUM_GROUPS for column in columns[group]]


def priority_columns(evaluation: Evaluation, places: Places) -> list[WorkingColumn]:
    """Give the priority with its range in points of 100, whether it is provisional, and value and cost apart."""

    def counts(row: int) -> str:
        return f"SUMPRODUCT({places.side('known', row)}*({places.shares('known')}>0))>0"

    def end(group: str, row: int) -> str:
        return f'=IF({counts(row)},100*SUMPRODUCT({places.side(group, row)},{places.shares(group)}),"")'

    def provisional(row: int) -> str:
        unknown = f"SUMPRODUCT((1-{places.side('known', row)})*({places.shares('known')}>0))"
        return f'=IF({places.at("priority", row)}="","",IF({unknown}>0,"provisional",""))'

    doubtful = [
        "provisional" if one and rank > 0 else ""
        for one, rank in zip(evaluation.provisional, evaluation.rank, strict=True)
    ]
    return [
        WorkingColumn("lowest", "Lowest priority", lambda row: end("least", row), shown(evaluation.priority_low * 100)),
        WorkingColumn(
            "priority",
            "Priority",
            lambda row: f'=IF({counts(row)},SUM({places.side("points", row)}),"")',
            shown(evaluation.priority * 100),
        ),
        WorkingColumn(
            "highest", "Highest priority", lambda row: end("most", row), shown(evaluation.priority_high * 100)
        ),
        WorkingColumn("provisional", "Provisional", provisional, doubtful, "muted"),
    ]


def benefit_column(evaluation: Evaluation, places: Places, cost: WorkingColumn) -> WorkingColumn:
    """Give the value of the benefits together, in points of 100, where the cost is known too: a chart needs both."""
    benefits = [one.key for one in evaluation.framework.benefits]
    kept = [key for key in benefits if evaluation.weights.get(key, 0.0) > 0]
    total = sum(evaluation.weights[key] for key in kept)
    rows = np.zeros(len(evaluation.feature_ids))
    parts = sum((evaluation.contributions[:, evaluation.dimensions.index(key)] for key in kept), start=rows)
    results = [
        "#N/A" if against == "#N/A" or not total else float(one) * 100 / total
        for one, against in zip(parts, cost.results, strict=True)
    ]

    def formula(row: int) -> str:
        points = "+".join(places.at(f"points:{key}", row) for key in benefits)
        shares = "+".join(places.shares_of("points", key) for key in benefits)
        return f"=IF(ISNA({places.at('cost', row)}),NA(),IF({shares}>0,({points})/({shares}),NA()))"

    return WorkingColumn("benefit", "Value of the benefits", formula, results)


def cost_column(evaluation: Evaluation, places: Places, cost: Dimension, likely: FloatArray) -> WorkingColumn:
    """Give the cost used for the chart of value against cost, in its own unit."""
    ranked = evaluation.rank > 0
    results = [
        "#N/A" if np.isnan(one) or not has_rank else float(one) for one, has_rank in zip(likely, ranked, strict=True)
    ]

    def formula(row: int) -> str:
        low, likely_at, high = (places.at(f"{group}:{cost.key}", row) for group in ("low", "likely", "high"))
        is_shown = f'AND({places.at(f"known:{cost.key}", row)}=1,{places.at("priority", row)}<>"")'
        return f'=IF({is_shown},IF({likely_at}="",({low}+{high})/2,{likely_at}),NA())'

    return WorkingColumn("cost", cost.name, formula, results)


def find_cost(framework: Framework) -> Dimension | None:
    """Choose the cost that value is set against: what building takes, where that is a dimension."""
    return (framework.build_cost or next(iter(framework.costs), None)) if framework.benefits else None


def sum_reason(places: Places) -> str:
    """Say why a feature has no priority."""
    is_idle = f"AND(SUM({places.dimensions(SCORED)})>0,SUM({places.shares('known')})=0)"
    return f"IF({is_idle},{text_literal(_IDLE)},{text_literal(_UNSCORED)})"


def _value_columns(evaluation: Evaluation, places: Places, dimension: Dimension) -> list[WorkingColumn]:
    key, name = dimension.key, dimension.name
    worst, best = places.dimension(key, WORST), places.dimension(key, BEST)
    least, point, most, points = _values(evaluation, key)

    def known(row: int) -> str:
        return f"{places.at(f'known:{key}', row)}=1"

    def value(score: str) -> str:
        return f"({score}-{worst})/({best}-{worst})"

    def end(row: int, outer: str) -> str:
        low, high = (value(places.at(f"{group}:{key}", row)) for group in ("low", "high"))
        return f"MAX(0,MIN(1,{outer}({low},{high})))"

    def used(row: int) -> str:
        likely = places.at(f"likely:{key}", row)
        middle = f"({places.at(f'least:{key}', row)}+{places.at(f'most:{key}', row)})/2"
        return f'=IF({known(row)},IF({likely}="",{middle},MAX(0,MIN(1,{value(likely)}))),0.5)'

    return [
        WorkingColumn(f"least:{key}", f"{name}, value at worst", lambda row: f"=IF({known(row)},{end(row, 'MIN')},0)",
                      least),
        WorkingColumn(f"value:{key}", f"{name}, value used", used, point),
        WorkingColumn(f"most:{key}", f"{name}, value at best", lambda row: f"=IF({known(row)},{end(row, 'MAX')},1)",
                      most),
        WorkingColumn(
            f"points:{key}",
            f"{name}, points",
            lambda row: f"=100*{places.at(f'value:{key}', row)}*{places.shares_of('points', key)}",
            points,
        ),
    ]  # fmt: skip


def _values(evaluation: Evaluation, key: str) -> tuple[list[float], ...]:
    """Give a dimension's values at their worst, as used and at their best, and the points; without scores 0, 0.5, 1."""
    rows = len(evaluation.feature_ids)
    if key not in evaluation.dimensions:
        return [0.0] * rows, [0.5] * rows, [1.0] * rows, [0.0] * rows
    column = evaluation.dimensions.index(key)
    point = np.nan_to_num(evaluation.point[:, column], nan=0.5)
    points = 100 * point * evaluation.weights[key]
    return tuple(one.tolist() for one in (evaluation.low[:, column], point, evaluation.high[:, column], points))
