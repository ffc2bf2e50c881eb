"""The one-page summary with its chart, as every rendering takes them."""

import datetime as dt

from workbench.charts import palette, summary_svg
from workbench.model import Backlog, Evaluation
from workbench.reports.content import summarise
from workbench.reports.summary_record import Summary
from workbench.workflows import find_first_axes, trade_off

MOST_DOTS = 12
"""Of more funded features than this, the chart marks the best ranked."""


def make_summary(backlog: Backlog, evaluation: Evaluation, *, revision: int, today: dt.date) -> tuple[Summary, str]:
    """Write a backlog's summary and draw its chart.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    revision
        Named on the page; 0 for a backlog that is kept nowhere.
    today
        The date on the page.

    Returns
    -------
    The summary, and its chart as an SVG document on paper's colours; '' where nothing can be set against anything.
    """
    summary = summarise(backlog, evaluation, revision=revision, today=today)
    return summary, _picture(backlog, evaluation, summary)


def _picture(backlog: Backlog, evaluation: Evaluation, summary: Summary) -> str:
    axes = find_first_axes(evaluation)
    if axes is None:
        return ""
    trade_offs = trade_off(backlog, evaluation, x=axes[0], y=axes[1])
    if not trade_offs.marks:
        return ""
    funded = summary.funded_ids[:MOST_DOTS]
    return summary_svg(trade_offs, palette(dark=False), funded=funded, declined=summary.declined_ids)
