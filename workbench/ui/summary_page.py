"""The one-page summary on screen: as it leaves the room, or with every sentence to be edited in its place."""

import datetime as dt

import pandas as pd
import streamlit as st

from workbench.charts import describe_summary, summary_figure
from workbench.reports.content import summarise
from workbench.reports.summary_record import Summary
from workbench.ui.charted import draw
from workbench.ui.confidence_draws import find_quick_robustness
from workbench.ui.cut import busy
from workbench.ui.opened import Scene
from workbench.ui.summary_check import check_panel
from workbench.ui.summary_editor import edit_sheet
from workbench.ui.text import plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows import find_first_axes, trade_off
from workbench.workspace.summaries import MOST_DOTS

_EDITING = "summary_editing"


def summary_page(scene: Scene) -> None:
    """Show the summary as a page, and beside it what the check finds and what can be done with it."""
    summary = _summary(scene)
    left, right = st.columns([762, 307], gap="large")
    with right:
        st.title("What will they read?", anchor=False)
        if scene.backlog.features:
            st.toggle("Edit the sentences", key=_EDITING)
        check_panel(scene, summary)
    with left, st.container(border=True):
        if st.session_state.get(_EDITING) and scene.backlog.features:
            edit_sheet(scene, summary)
        else:
            _sheet(scene, summary)


def _summary(scene: Scene) -> Summary:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    robustness = find_quick_robustness(scene) if scene.evaluation.ranked else None
    with busy(scene, "Writing the summary…"):
        return summarise(
            scene.backlog, scene.evaluation, revision=scene.opened.revision, today=today, robustness=robustness
        )


def _sheet(scene: Scene, summary: Summary) -> None:
    st.header(plain(summary.title.text or summary.title.draft), anchor=False)
    st.caption(plain(summary.meta))
    _paragraphs(summary.before)
    if summary.funded:
        if is_phone():
            _funded_lines(summary)
        else:
            st.table(_funded(summary))
        if summary.funded_note:
            st.caption(plain(summary.funded_note))
    if summary.said_declined:
        st.markdown(f"**{plain(summary.declined_heading)}**")
        rows = [f"- *{plain(row.draft.title)}*: {plain(row.why.text)}" for row in summary.said_declined]
        st.markdown("\n".join(rows))
        if summary.declined_note:
            st.caption(plain(summary.declined_note))
    _chart(scene, summary)
    _paragraphs(summary.after)
    st.caption(plain(summary.footer))


def _paragraphs(paragraphs: tuple[tuple[str, str], ...]) -> None:
    for lead, text in paragraphs:
        st.markdown(f"**{plain(lead)}** {plain(text)}")


def _funded(summary: Summary) -> pd.DataFrame:
    headings = [heading for _, heading in summary.funded_columns]
    rows = [
        {summary.funded_heading: f"**{plain(row.draft.title)}**"}
        | dict(zip(headings, map(plain, summary.cells(row)), strict=True))
        for row in summary.funded
    ]
    return pd.DataFrame(rows).set_index(summary.funded_heading)


def _funded_lines(summary: Summary) -> None:
    """Show the table line by line, for a screen that is too narrow for its columns."""
    st.markdown(f"**{plain(summary.funded_heading)}**")
    for row in summary.funded:
        told = zip(summary.funded_columns, summary.cells(row), strict=True)
        facts = "; ".join(plain(text if field == "why" else f"{heading}: {text}") for (field, heading), text in told)
        st.markdown(f"- *{plain(row.draft.title)}*. {facts}")


def _chart(scene: Scene, summary: Summary) -> None:
    axes = find_first_axes(scene.evaluation)
    if axes is None:
        return
    with busy(scene, "Drawing the trade-offs…"):
        trade_offs = trade_off(scene.backlog, scene.evaluation, x=axes[0], y=axes[1])
    if not trade_offs.marks:
        return
    funded, declined = summary.funded_ids[:MOST_DOTS], summary.declined_ids
    figure = summary_figure(trade_offs, current_palette(), funded=funded, declined=declined, phone=is_phone())
    if summary.trade_off:
        st.markdown(f"**The trade-off.** {plain(summary.trade_off)}")
    alt = describe_summary(trade_offs, scene.backlog, funded=funded, declined=declined)
    draw(figure, key="summary_chart", alt=alt)
