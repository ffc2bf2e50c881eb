"""A result becomes a Plotly figure or a small SVG picture; no arithmetic beyond layout."""

from workbench.charts.calibration import calibration_figure, describe_calibration
from workbench.charts.contribution_bars import contribution_bar, contribution_bars
from workbench.charts.describe import (
    describe_comparison,
    describe_contributions,
    describe_parallel,
    describe_slope,
    describe_summary,
    describe_trade_off,
    describe_working,
)
from workbench.charts.parallel import parallel_figure
from workbench.charts.summary_chart import summary_figure
from workbench.charts.summary_picture import summary_svg
from workbench.charts.theme import CONFIG, Palette, hue, hue_name, palette
from workbench.charts.trade_off import trade_off_figure
from workbench.charts.waterfall import comparison_figure, working_figure
from workbench.charts.weights_slope import slope_figure

__all__ = [
    "CONFIG",
    "Palette",
    "calibration_figure",
    "comparison_figure",
    "contribution_bar",
    "contribution_bars",
    "describe_calibration",
    "describe_comparison",
    "describe_contributions",
    "describe_parallel",
    "describe_slope",
    "describe_summary",
    "describe_trade_off",
    "describe_working",
    "hue",
    "hue_name",
    "palette",
    "parallel_figure",
    "slope_figure",
    "summary_figure",
    "summary_svg",
    "trade_off_figure",
    "working_figure",
]
