"""A chart in the colours of a light page, whatever page it was drawn for: paper and slides are light."""

from dataclasses import fields
from typing import Any

import plotly.graph_objects as go

from workbench.charts.rank_heat_map import shades
from workbench.charts.theme import palette


def in_light(figure: go.Figure) -> go.Figure:
    """Give a chart as it looks on a light page.

    Parameters
    ----------
    figure
        One of our charts, light or dark; it is left as it is.

    Returns
    -------
    Each colour of the dark theme is replaced by the one with the same meaning in the light theme.
    """
    return go.Figure(_recolour(figure.to_plotly_json(), _meanings()))


def _meanings() -> dict[str, str]:
    """Pair each colour of the dark theme with its like in the light one."""
    dark, light = palette(dark=True), palette(dark=False)
    pairs = {getattr(dark, one.name): getattr(light, one.name) for one in fields(dark) if one.name != "is_dark"}
    ramps = zip(shades(dark), shades(light), strict=True)
    return pairs | {deep: pale for (_, deep), (_, pale) in ramps}


def _recolour(part: Any, meanings: dict[str, str]) -> Any:  # noqa: ANN401 - whatever a figure holds
    if isinstance(part, str):
        return _recolour_text(part, meanings)
    if isinstance(part, dict):
        return {name: _recolour(value, meanings) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_recolour(one, meanings) for one in part]
    return part


def _recolour_text(text: str, meanings: dict[str, str]) -> str:
    """Replace a colour that stands alone, or inside the markup of a label."""
    if text in meanings:
        return meanings[text]
    for deep, pale in meanings.items():
        text = text.replace(f'<span style="color:{deep}">', f'<span style="color:{pale}">')
    return text
