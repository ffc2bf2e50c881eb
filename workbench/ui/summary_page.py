"""The one-page summary on screen, as it leaves the room."""

import datetime as dt

import pandas as pd
import streamlit as st

from workbench.charts import describe_summary, summary_figure
from workbench.reports.content import MOST_WORDS, Summary, summarise
from workbench.ui.charted import draw
from workbench.ui.exports import export_button
from workbench.ui.opened import Scene
from workbench.ui.text import plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows import find_ends, find_first_axes, trade_off
from workbench.workflows.headlines import count_missing
from workbench.workflows.wording import count_of
from workbench.workspace.files import DECLINED, FUNDED


def summary_page(scene: Scene) -> None:
    """Show the summary as a page, and beside it what can be done with it."""
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    summary = summarise(scene.backlog, scene.evaluation, revision=scene.opened.revision, today=today)
    left, right = st.columns([762, 307], gap="large")
    with left, st.container(border=True):
        _sheet(scene, summary)
    with right:
        _beside(scene, summary)


def _sheet(scene: Scene, summary: Summary) -> None:
    st.header(plain(summary.title), anchor=False)
    st.caption(plain(summary.meta))
    st.markdown(f"**Bottom line.** {plain(summary.bottom_line)}")
    if summary.top:
        st.markdown("**What comes first**")
        st.table(_top_rows(summary))
    _chart(scene, summary)
    if summary.bottom:
        st.markdown("**What comes last, and why**")
        st.markdown("\n".join(f"- *{plain(row.title)}*: {plain(row.reason)}." for row in summary.bottom))
    for heading, text in (
        ("", summary.bottom_note),
        ("How firm is this.", summary.how_firm),
        ("What is missing.", summary.missing),
    ):
        if text:
            st.markdown(f"**{heading}** {plain(text)}" if heading else plain(text))
    st.caption(plain(summary.footer))


def _top_rows(summary: Summary) -> pd.DataFrame:
    rows = [
        {
            "Feature": f"**{row.rank}\u2002{plain(row.title)}**",
            summary.priority_heading: plain(row.priority),
            "Why": plain(row.why),
            "How sure": plain(row.how_sure),
        }
        for row in summary.top
    ]
    return pd.DataFrame(rows).set_index("Feature")


def _chart(scene: Scene, summary: Summary) -> None:
    axes = find_first_axes(scene.evaluation)
    if axes is None:
        return
    trade_offs = trade_off(scene.backlog, scene.evaluation, x=axes[0], y=axes[1])
    if not trade_offs.marks:
        return
    best, worst = find_ends(scene.evaluation, best=FUNDED, worst=DECLINED)
    figure = summary_figure(trade_offs, current_palette(), funded=best, declined=worst, phone=is_phone())
    st.markdown(f"**The trade-off.** {plain(summary.trade_off)}")
    draw(figure, key="summary_chart", alt=describe_summary(trade_offs, scene.backlog, funded=best, declined=worst))


def _beside(scene: Scene, summary: Summary) -> None:
    st.title("What will they read?", anchor=False)
    fits = summary.word_count <= MOST_WORDS
    verdict = "One page" if fits else "Too long for a page"
    st.markdown(f"**{verdict}.** {summary.word_count} words of {MOST_WORDS}.")
    st.markdown(f"{_scores(scene)} Every figure is from revision {scene.opened.revision}.")
    export_button(scene, ".html", "Download the summary", primary=True)
    export_button(scene, ".xlsx", "Download the ranked spreadsheet")
    st.caption("The HTML file needs nothing else: send it, or print it on one page.")


def _scores(scene: Scene) -> str:
    if not scene.backlog.features:
        return "There is nothing to score yet."
    missing = count_missing(scene.backlog)
    return f"{count_of(missing, 'score is', 'scores are', start=True)} missing."
