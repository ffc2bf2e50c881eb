"""Charts on a page: with the visitor's colours, a sentence for screen readers, and no tool bar."""

from typing import TYPE_CHECKING

import streamlit as st

from workbench import charts
from workbench.ui.opened import Scene
from workbench.ui.still import offer_still
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows import Comparison, Explanation, TradeOffs, WeightEffect
from workbench.workflows.trading import thin_marks

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MOST_MARKS = 5_000
"""Features drawn in one chart; of more, those not beaten and the best ranked."""


def weights_chart(scene: Scene, effect: WeightEffect) -> None:
    """Draw the top ten under equal weights and under the chosen ones."""
    if not scene.evaluation.ranked:
        st.markdown("Nothing is ranked yet, so the weights move nothing. Score some features first.")
        return
    figure = charts.slope_figure(effect, current_palette(), phone=is_phone())
    draw(figure, key="weights_chart", alt=charts.describe_slope(effect))


def working_chart(scene: Scene, explanation: Explanation) -> None:
    """Draw of what a feature's priority is made."""
    draw(
        charts.working_figure(explanation, current_palette(), keys=scene.evaluation.framework.keys),
        key=f"working-{explanation.feature_id}",
        alt=charts.describe_working(explanation),
    )


def comparison_chart(scene: Scene, comparison: Comparison) -> None:
    """Draw why one feature is ahead of another."""
    draw(
        charts.comparison_figure(comparison, current_palette(), keys=scene.evaluation.framework.keys),
        key=f"comparison-{comparison.ahead}-{comparison.behind}",
        alt=charts.describe_comparison(comparison, scene.backlog),
    )


def trade_off_chart(scene: Scene, trade_offs: TradeOffs) -> list[str]:
    """Draw the trade-offs; give the ids of the features that the visitor has clicked."""
    named = (*trade_offs.front, trade_offs.worst_bargain) if trade_offs.worst_bargain else trade_offs.front
    drawn = thin_marks(trade_offs, MOST_MARKS)
    figure = charts.trade_off_figure(drawn, current_palette(), names=named, phone=is_phone())
    key = f"trade_offs-{scene.id}-{scene.opened.revision}-{trade_offs.x.key}-{trade_offs.y.key}"
    alt = charts.describe_trade_off(trade_offs, scene.backlog)
    with st.container(gap=None):
        event = st.plotly_chart(
            figure,
            theme=None,
            config=charts.CONFIG,
            key=key,
            on_select="rerun",
            selection_mode="points",
            alt=alt,
        )
        offer_still(figure, key=key, alt=alt)
    if len(drawn.marks) < len(trade_offs.marks):
        st.caption(f"Drawn: those not beaten and the best ranked, {len(drawn.marks):,} of {len(trade_offs.marks):,}.")
    picked = [point.get("customdata") for point in event["selection"]["points"]]
    return [str(one[0] if isinstance(one, list) else one) for one in picked if one]


def draw(figure: "Figure", *, key: str, alt: str) -> None:
    """Show a figure with our own template, and offer it as a picture to take along."""
    with st.container(gap=None):
        st.plotly_chart(figure, theme=None, config=charts.CONFIG, key=key, alt=alt)
        offer_still(figure, key=key, alt=alt)
