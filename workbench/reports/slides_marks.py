"""What a native scatter chart needs beyond python-pptx: a plot of known size, and names that stay where put."""

from collections.abc import Mapping

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from workbench.charts.theme import palette
from workbench.reports.slides_names import NAME_SIZE, Placed
from workbench.reports.slides_text import slide_text
from workbench.reports.slides_untyped import Untyped

_LEFT, _RIGHT, _TOP, _BOTTOM = 66.0, 10.0, 34.0, 56.0
"""Points around the plot, for the axes with their names and, above, for the key."""
_POSITIONS = {
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
}
_LINES = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
"""How PowerPoint marks what it has known since 2013: lines from names to their marks."""
_NEWER = "http://schemas.microsoft.com/office/drawing/2012/chart"


def set_plot(chart: Untyped, whole: tuple[float, float]) -> tuple[float, float]:
    """Fix the plot within its chart.

    Parameters
    ----------
    chart
        One with two axes.
    whole
        Width and height of the chart; points.

    Returns
    -------
    Width and height of the plot within the axes; points.
    """
    width, height = whole
    plot = max(width - _LEFT - _RIGHT, 1.0), max(height - _TOP - _BOTTOM, 1.0)
    shares = {"x": _LEFT / width, "y": _TOP / height, "w": plot[0] / width, "h": plot[1] / height}
    numbers = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in shares.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx knows no layouts of charts
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{numbers}</c:manualLayout></c:layout>"))
    return plot


def write_names(series: Untyped, names: Mapping[int, Placed], whole: tuple[float, float]) -> None:
    """Write names beside the points of a series.

    Parameters
    ----------
    series
        Of a scatter chart.
    names
        Position of a point → its name.
    whole
        Width and height of the chart; points.
    """
    for place, placed in sorted(names.items()):
        label = series.points[place].data_label
        frame = label.text_frame
        frame.text = slide_text(placed.words)
        frame.word_wrap = False
        for run in frame.paragraphs[0].runs:
            run.font.size = Pt(NAME_SIZE)
        label.position = _POSITIONS[placed.side]
        if placed.away != (0.0, 0.0):
            x, y = placed.away[0] / whole[0], placed.away[1] / whole[1]
            layout = f'<c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout>'
            index = label._dLbl.find(qn("c:idx"))  # noqa: SLF001 - likewise
            index.addnext(parse_xml(f"<c:layout {nsdecls('c')}>{layout}</c:layout>"))
    labels = series._element.find(qn("c:dLbls"))  # noqa: SLF001 - likewise
    if labels is not None:
        labels.append(_lines())


def _lines() -> Untyped:
    colour = palette(dark=False).second_mark.removeprefix("#")
    line = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
    shown = f'<c15:showLeaderLines val="1"/><c15:leaderLines><c:spPr>{line}</c:spPr></c15:leaderLines>'
    space = nsdecls("c", "a")
    return parse_xml(f'<c:extLst {space}><c:ext uri="{_LINES}" xmlns:c15="{_NEWER}">{shown}</c:ext></c:extLst>')
