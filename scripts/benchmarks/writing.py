"""Writing files."""

import io

import pandas as pd

from scripts.benchmarks.measuring import Row, best_time, made_up_backlog
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Capacity, PlanRules
from workbench.workflows import evaluate
from workbench.workspace.files import EXPORT_FORMATS, export_backlog


def measure() -> list[Row]:
    """Give the lines of the report on this topic."""
    backlog = made_up_backlog(1_000)
    evaluation = evaluate(backlog)
    planned = backlog.model_copy(update={"plan": PlanRules(capacities=(Capacity(amount=100),))})
    frame = pd.DataFrame(
        [{"title": one.title} | {key: one.scores[key].point for key in one.scores} for one in backlog.features]
    )
    return [
        Row(
            "ranked XLSX of 1,000 features, six sheets with live formulas",
            "pandas.to_excel of titles and scores alone",
            best_time(lambda: write_xlsx(backlog, evaluation)),
            best_time(lambda: frame.to_excel(io.BytesIO(), index=False, engine="xlsxwriter")),
        ),
        Row(
            "every document of a plan within 1,000 features",
            "twenty seconds",
            best_time(lambda: [export_backlog(planned, suffix) for suffix in EXPORT_FORMATS]),
            20.0,
        ),
        Row("its one-page summary as PDF", "two seconds", best_time(lambda: export_backlog(planned, ".pdf")), 2.0),
    ]
