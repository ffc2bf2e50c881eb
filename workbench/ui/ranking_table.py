"""The ranked table: rank, feature, priority, what it is made of, and where it could be."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from workbench import charts
from workbench.charts.lettering import fit_text, text_width
from workbench.model import Standing
from workbench.ui.confidence_draws import find_quick_robustness
from workbench.ui.cut import SHOWN, find_by_title, first_rows, is_cut, say_cut
from workbench.ui.opened import Scene
from workbench.ui.text import coloured_name, plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows.confidence_headline import band_draws, band_sentence
from workbench.workflows.wording import count_of, isolate, range_text, rank_range, shorten

BAR_WIDTH, PHONE_BAR_WIDTH = 230, 84
TITLE_WIDTH, PHONE_TITLE_WIDTH = 242, 148
TABLE_HEIGHT = 486
_ROWS = 14
"""Up to so many rows a table is as high as they are, so that none is empty or cut."""
_CELL_AIR = 18
"""Pixels of a cell that its text cannot use."""
_MARK, _PHONE_MARK = " · provisional", " ?"


def dimension_key(scene: Scene) -> None:
    """Show which hue is which dimension."""
    framework, kept = scene.evaluation.framework, scene.evaluation.dimensions
    names = [coloured_name(framework, key) for key in kept]
    st.markdown("\u2003".join(names))


def ranking_table(scene: Scene) -> list[str]:
    """Show the ranked features; give the ids of those ticked, in the order of the table."""
    evaluation = scene.evaluation
    phone = is_phone()
    width = PHONE_BAR_WIDTH if phone else BAR_WIDTH
    shown = _shown(scene)
    bars = charts.contribution_bars(evaluation, current_palette(), width, only=shown)
    bands = _bands(scene)
    standings = [evaluation.standing_at(position) for position in shown]
    frame = pd.DataFrame(
        {
            "rank": [standing.rank for standing in standings],
            "feature": [_title(scene, standing) for standing in standings],
            "priority": [priority_shown(standing, is_ratio=evaluation.framework.is_ratio) for standing in standings],
            "bar": bars,
            "band": [bands[standing.feature_id] for standing in standings],
            "could_be": [rank_range(standing.best_rank or 0, standing.worst_rank or 0) for standing in standings],
        },
        index=[standing.feature_id for standing in standings],
    )
    event = st.dataframe(
        frame,
        height=TABLE_HEIGHT if len(frame) > _ROWS else "content",
        hide_index=True,
        column_order=["rank", "band", "feature", "bar"] if phone else list(frame.columns),
        column_config=_columns(scene, width),
        on_select="rerun",
        selection_mode="multi-row",
        key=f"ranking-{scene.id}-{scene.opened.revision}{_searched(scene)}",
        alt=charts.describe_contributions(scene.backlog, evaluation),
    )
    return [str(frame.index[row]) for row in event["selection"]["rows"]]


def _shown(scene: Scene) -> Sequence[int]:
    """Give the places, in the backlog, of the features to show: all ranked; of very many the first or those found."""
    ranked = scene.evaluation.ranked
    if not is_cut(len(ranked)):
        return ranked
    text = st.text_input(
        "Find a feature", placeholder="Title or key contains", key=f"find_ranked-{scene.id}", persist_state="session"
    ).strip()
    features = scene.backlog.features
    if not text:
        say_cut(len(ranked), "by rank; find any other by its title above, or take all along with Export.")
        return first_rows(ranked)
    found = {one.id for one in find_by_title((features[row] for row in ranked), text, SHOWN)}
    says = "Nothing ranked has this in its title or key." if not found else f"{len(found):,} found."
    if len(found) == SHOWN:
        says = f"The best {SHOWN:,} that have this in their title or key; type more of it for fewer."
    st.caption(says)
    return [row for row in ranked if features[row].id in found] if found else first_rows(ranked)


def _searched(scene: Scene) -> str:
    """Tell tables of different rows apart, so that a tick never passes to another feature."""
    text = str(st.session_state.get(f"find_ranked-{scene.id}") or "").strip()
    return f"-{text}" if text and is_cut(len(scene.evaluation.ranked)) else ""


def unranked_list(scene: Scene) -> None:
    """List the features without a rank apart, each with its reason."""
    evaluation, backlog = scene.evaluation, scene.backlog
    if not evaluation.unranked:
        return
    label = count_of(len(evaluation.unranked), "feature has", "features have", start=True)
    with st.expander(f"{label} no rank", icon=":material/help:"):
        rows = first_rows(evaluation.unranked)
        say_cut(len(evaluation.unranked), "in the backlog's order; take all along with Export.")
        frame = pd.DataFrame(
            {
                "feature": [isolate(shorten(backlog.features[one].title, 90)) for one in rows],
                "why": [evaluation.reasons[evaluation.feature_ids[one]] for one in rows],
            }
        )
        st.dataframe(
            frame,
            hide_index=True,
            column_config={"feature": "Feature", "why": "Why it has no rank"},
            alt="Features without a rank and why",
        )


def band_note(scene: Scene) -> None:
    """Say what a band means."""
    robustness = find_quick_robustness(scene)
    says = f"{band_sentence(robustness)} {band_draws(robustness)}".strip()
    if is_phone() and any(scene.evaluation.provisional[position] for position in scene.evaluation.ranked):
        says = f"{says} “?”: provisional, a score is missing."
    st.caption(plain(says))


def priority_shown(standing: Standing, *, is_ratio: bool) -> str:
    """Say a priority: whole points, or its range."""
    return range_text(standing.low or 0.0, standing.high or 0.0, is_ratio=is_ratio)


def _bands(scene: Scene) -> dict[str, int]:
    """Give each ranked feature's band, from 1."""
    tiers = find_quick_robustness(scene).tiers
    return {one: band for band, tier in enumerate(tiers, start=1) for one in tier}


def _title(scene: Scene, standing: Standing) -> str:
    """Give a feature's title; one that is provisional is cut so that the mark behind it is never out of sight."""
    title = scene.backlog.feature(standing.feature_id).title
    if not standing.provisional:
        return isolate(shorten(title, 90))
    mark, width = (_PHONE_MARK, PHONE_TITLE_WIDTH) if is_phone() else (_MARK, TITLE_WIDTH)
    return f"{isolate(fit_text(title, width - _CELL_AIR - text_width(mark)))}{mark}"


def _columns(scene: Scene, width: int) -> dict[str, ColumnConfig | str | None]:
    is_ratio = scene.evaluation.framework.is_ratio
    made_of = "Compared with the best" if is_ratio else "What it is made of, 0 to 100"
    title_width = PHONE_TITLE_WIDTH if is_phone() else TITLE_WIDTH
    return {
        "rank": st.column_config.NumberColumn("#", width=40),
        "feature": st.column_config.TextColumn("Feature", width=title_width),
        "priority": st.column_config.TextColumn("Priority", width=70, alignment="right"),
        "bar": st.column_config.ImageColumn("Made of" if is_phone() else made_of, width=width),
        "band": st.column_config.NumberColumn(
            "Band", width=46, help="Features of one band are too close to its first to be told apart from it"
        ),
        "could_be": st.column_config.TextColumn(
            "Could be", width=78, alignment="right", help="The rank over every possible missing or ranged score"
        ),
    }
