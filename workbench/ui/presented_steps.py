"""The steps of a presentation: each one sentence, large, and one thing to look at."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from workbench import charts
from workbench.charts.rank_heat_map import describe_heat_map, heat_map_figure
from workbench.charts.still_svg import figure_svg
from workbench.errors import NoFeasiblePlan, WorkbenchError
from workbench.model import Choice
from workbench.reports.summary_document import summary_document
from workbench.ui.charted import MOST_MARKS, draw
from workbench.ui.presented import Presented
from workbench.ui.presented_text import big_picture, big_table
from workbench.ui.ranking_table import priority_shown
from workbench.ui.text import coloured_name, plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows import find_first_axes, trade_off
from workbench.workflows.confidence_headline import confidence_headline
from workbench.workflows.headlines import ranking_headline, trade_off_headline
from workbench.workflows.no_list import find_declined
from workbench.workflows.plan_headline import leader_note, plan_headline
from workbench.workflows.planning import choose_plan
from workbench.workflows.trading import thin_marks
from workbench.workflows.wording import amount_text, count_of, isolate, shorten
from workbench.workspace.summaries import make_summary

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_TOP = 7
_BAR_WIDTH = 420
_ROWS = 8
_SAID = 2
"""Paragraphs of the summary that are said aloud: the bottom line and the ask."""
_PHONE_COLUMNS = 2


@dataclass(frozen=True)
class Step:
    """One step: its name, and what draws it."""

    name: str
    draw: Callable[[Presented], None]


def _summary(shown: Presented) -> None:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    summary, svg = make_summary(shown.backlog, shown.evaluation, revision=shown.revision, today=today)
    document = summary_document(summary, svg=svg)
    _say(document.title)
    for block in [one for one in document.blocks if one.kind == "paragraph"][:_SAID]:
        st.markdown(f"**{plain(block.lead)}** {plain(block.text)}")
    table = next((one for one in document.blocks if one.kind == "table"), None)
    if table is not None:
        width = _PHONE_COLUMNS if is_phone() else len(table.headings)
        big_table(table.headings[:width], [row[:width] for row in table.rows])


def _ranking(shown: Presented) -> None:
    _say(ranking_headline(shown.backlog, shown.evaluation))
    evaluation = shown.evaluation
    if not evaluation.ranked:
        return
    st.markdown("\u2003".join(coloured_name(evaluation.framework, key) for key in evaluation.dimensions))
    top = evaluation.ranked[:_TOP]
    bars = charts.contribution_bars(evaluation, current_palette(), _BAR_WIDTH, only=top)
    rows = []
    for position in top:
        standing = evaluation.standing_at(position)
        title = isolate(shorten(shown.backlog.features[position].title, 70))
        rows.append((str(standing.rank), title, priority_shown(standing, is_ratio=evaluation.framework.is_ratio)))
    heading = evaluation.framework.name if evaluation.framework.is_ratio else "Priority"
    big_table(("#", "Feature", heading), rows, bars=() if is_phone() else bars)
    _more(len(evaluation.ranked) - len(top), "follows", "follow")


def _trade_offs(shown: Presented) -> None:
    axes = find_first_axes(shown.evaluation)
    if axes is None:
        _say("A trade-off needs scores on two dimensions.")
        return
    found = trade_off(shown.backlog, shown.evaluation, x=axes[0], y=axes[1])
    _say(trade_off_headline(shown.backlog, found, shown.evaluation))
    named = (*found.front, found.worst_bargain) if found.worst_bargain else found.front
    figure = charts.trade_off_figure(thin_marks(found, MOST_MARKS), current_palette(), names=named, phone=is_phone())
    _picture(figure, key="presented_trade_offs", alt=charts.describe_trade_off(found, shown.backlog))


def _confidence(shown: Presented) -> None:
    robustness = shown.find_robustness()
    _say(confidence_headline(robustness))
    if not shown.evaluation.ranked:
        return
    figure = heat_map_figure(shown.backlog, robustness, current_palette(), rows=_ROWS, phone=is_phone())
    _picture(figure, key="presented_heat_map", alt=describe_heat_map(shown.backlog, robustness))
    st.markdown(f"How often each place, in 100. {robustness.draws:,} draws of weights and uncertain scores.")


def _plan(shown: Presented) -> None:
    if not shown.backlog.plan.capacities:
        _say("No capacity is set, so nothing is planned yet.")
        _decided(shown)
        return
    try:
        plan = choose_plan(shown.backlog, shown.evaluation)
    except WorkbenchError as problem:
        _say("No plan keeps every rule." if isinstance(problem, NoFeasiblePlan) else "Nothing can be planned yet.")
        st.markdown(plain(str(problem)))
        return
    _say(plan_headline(shown.backlog, shown.evaluation, plan))
    note = leader_note(shown.backlog, shown.evaluation, plan)
    if note is not None:
        st.markdown(plain(note.sentence))
    rows = [
        (isolate(shorten(shown.backlog.feature(one).title, 70)), amount_text(plan.costs[one], plan.unit))
        for one in plan.chosen[:_ROWS]
    ]
    if rows:
        big_table(("We build", "It takes"), rows)
    _more(len(plan.chosen) - len(rows), "fits too", "fit too")


def _decided(shown: Presented) -> None:
    rows = [
        (isolate(shorten(one.title, 70)), one.decision.choice.value.capitalize())
        for choice in (Choice.NOW, Choice.NEXT, Choice.LATER)
        for one in shown.backlog.features
        if one.decision and one.decision.choice is choice
    ]
    if rows:
        big_table(("Feature", "Decision"), rows[:_ROWS])
        _more(len(rows) - _ROWS, "is decided too", "are decided too")


def _no_list(shown: Presented) -> None:
    declined = find_declined(shown.backlog, shown.evaluation)
    if not declined:
        _say("Nothing has been declined yet.")
        return
    _say(f"{count_of(len(declined), 'feature is', 'features are', start=True)} declined.")
    rows = [
        (isolate(shorten(one.title, 60)), f"{one.form_text}. {one.reason or 'No reason yet.'}", one.reopen or "–")
        for one in declined[:_TOP]
    ]
    headings = ("We do not build", "Why", "Would reopen it")
    width = 2 if is_phone() else 3
    big_table(headings[:width], [row[:width] for row in rows])
    _more(len(declined) - len(rows), "is declined too", "are declined too")


def _picture(figure: "Figure", *, key: str, alt: str) -> None:
    """Show a chart as a picture that grows with the screen, its letters too; a phone shows its own smaller one."""
    if is_phone():
        draw(figure, key=key, alt=alt)
        return
    big_picture(figure_svg(figure, title=alt), alt=alt)


def _say(sentence: str) -> None:
    st.header(plain(sentence), anchor=False)


def _more(count: int, one: str, many: str) -> None:
    if count > 0:
        st.markdown(f"{count_of(count, f'more feature {one}', f'more features {many}', start=True)}.")


STEPS = {
    "summary": Step("Summary", _summary),
    "ranking": Step("Ranking", _ranking),
    "trade-offs": Step("Trade-offs", _trade_offs),
    "confidence": Step("Confidence", _confidence),
    "plan": Step("Plan", _plan),
    "no-list": Step("No-list", _no_list),
}
"""Address → step, in the order of the talk."""
