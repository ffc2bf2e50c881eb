"""Colours, fonts and the bare figure that every chart starts from."""

import re
from dataclasses import dataclass

import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
"""Streamlit ships the first; the others are for files that are opened elsewhere."""
FONT_SIZE = 13
CONFIG = {"displayModeBar": False, "scrollZoom": False, "typesetMath": False}
"""What to hand to Plotly beside a figure: no tool bar, no zooming by accident, and a title with two $ stays text."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, each as '#RRGGBB'.

    Hue belongs to dimensions; everything else is ink and grey. ``error`` marks faults and nothing else.
    """

    is_dark: bool
    background: str
    second: str
    text: str
    muted: str
    ink: str
    second_mark: str
    border: str
    grid: str
    blue: str
    green: str
    violet: str
    yellow: str
    orange: str
    error: str

    @property
    def hues(self) -> tuple[str, str, str, str, str]:
        """The five hues in the fixed order of the five dimensions."""
        return (self.blue, self.green, self.violet, self.yellow, self.orange)


_LIGHT = Palette(
    is_dark=False,
    background="#FFFFFF",
    second="#F4F3EF",
    text="#1E2530",
    muted="#5A606B",
    ink="#2F4368",
    second_mark="#8791A5",
    border="#DAD8D1",
    grid="#E7E5DF",
    blue="#1565C0",
    green="#0E9F7E",
    violet="#BE66B8",
    yellow="#B08900",
    orange="#B23A0A",
    error="#B00020",
)
_DARK = Palette(
    is_dark=True,
    background="#14181F",
    second="#1E242E",
    text="#E6E8EC",
    muted="#B4BBC6",
    ink="#8FA9DB",
    second_mark="#74829A",
    border="#39414E",
    grid="#2B323D",
    blue="#4C9BEA",
    green="#3CC79A",
    violet="#E3B0E6",
    yellow="#EBC554",
    orange="#F07A45",
    error="#FF7B86",
)

_OWN_HUES = {
    "user_impact": 0, "reach": 0,
    "business_value": 1, "impact": 1, "benefits": 1,
    "strategic_alignment": 2, "confidence": 2, "risk_reduction": 2,
    "time_to_market": 3, "time_criticality": 3,
    "engineering_cost": 4, "effort": 4, "job_size": 4, "ease": 4,
}  # fmt: skip
_MEANINGS = tuple(
    (place, re.compile(rf"(?:^|_)(?:{stems})"))
    for place, stems in (
        (4, "cost|effort|size|ease|easy|complex|difficult|points|expense"),
        (3, "time|urgen|delay|deadline|speed|soon|date"),
        (2, "align|strateg|goal|fit|confiden|sure|risk"),
        (1, "value|revenue|money|sales|profit|margin|business|impact|benefit"),
        (0, "user|customer|reach|people|satisf|pain|usab"),
    )
)
"""What a dimension of one's own is about, read from how a word of its key begins; the first that fits."""


def palette(*, dark: bool) -> Palette:
    """Give the colours for a light or a dark background."""
    return _DARK if dark else _LIGHT


HUE_NAMES = ("blue", "green", "violet", "yellow", "orange")
"""The hues' names, in the order of ``Palette.hues``."""


def hue_name(dimension: str, position: int) -> str:
    """Give the name of the hue that belongs to a dimension; as for ``hue``."""
    return HUE_NAMES[_place(dimension, position)]


def hue(colours: Palette, dimension: str, position: int) -> str:
    """Give the colour that belongs to a dimension.

    Parameters
    ----------
    colours
        The theme's colours.
    dimension
        The dimension's key.
    position
        Its place in its framework, from 0; decides only where the key says nothing.

    Returns
    -------
    '#RRGGBB'. The built-in frameworks use no hue twice; dimensions of one's own may share one, so a name always stands
    beside it.
    """
    return colours.hues[_place(dimension, position)]


def _place(dimension: str, position: int) -> int:
    place = _OWN_HUES.get(dimension)
    if place is not None:
        return place
    return next((one for one, words in _MEANINGS if words.search(dimension)), position % len(HUE_NAMES))


def start_figure(colours: Palette, *, width: int, height: int, margin: tuple[int, int, int, int]) -> go.Figure:
    """Make a figure without axes, legend or tools, on a transparent background.

    Parameters
    ----------
    colours
        The theme's colours.
    width, height
        Pixels; a page may stretch the width.
    margin
        Left, top, right and bottom; pixels; exact, because labels are fitted into them.
    """
    left, top, right, bottom = margin
    figure = go.Figure()
    figure.update_layout(
        template=_template(colours),
        width=width,
        height=height,
        margin={"l": left, "t": top, "r": right, "b": bottom, "pad": 0, "autoexpand": False},
    )
    return figure


def _template(colours: Palette) -> go.layout.Template:
    axis = {
        "visible": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "showticklabels": False,
        "fixedrange": True,
        "automargin": False,
        "tickfont": {"color": colours.muted, "size": FONT_SIZE},
    }
    bare = {"borderwidth": 0, "borderpad": 0, "showarrow": False, "font": {"color": colours.text, "size": FONT_SIZE}}
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": FONT_SIZE, "color": colours.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [colours.ink],
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": colours.background,
                "bordercolor": colours.border,
                "align": "left",
                "font": {"family": FONT, "size": FONT_SIZE, "color": colours.text},
            },
            "xaxis": axis,
            "yaxis": axis,
            "annotationdefaults": bare,
        }
    )
