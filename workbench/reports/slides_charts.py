"""Native charts on slides: a reader clicks them and edits their numbers."""

from collections.abc import Sequence

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Emu, Pt

from workbench.charts.theme import palette
from workbench.reports.slides_deck import Bars, Cloud, Scatter
from workbench.reports.slides_marks import set_plot, write_names
from workbench.reports.slides_names import place_names
from workbench.reports.slides_sheet import Cell, write_sheet
from workbench.reports.slides_template import Box
from workbench.reports.slides_text import fit_lines, slide_text
from workbench.reports.slides_untyped import Untyped

# python-pptx has no types, so mypy may not look into these.
_BarData: Untyped = CategoryChartData
_MarkData: Untyped = XyChartData
_colour_of: Untyped = RGBColor.from_string
_SMALL, _USUAL = 12, 14
_LEAST_GAP, _MOST_GAP = 45, 500
"""Percent of a bar's thickness."""
_TEN = 10.0
_THICKEST = 32.0
"""Points; few bars are no thicker than many."""
_CATEGORY_SHARE = 0.42
"""Of the chart's width, that a category's name may take."""
_LIGHT = palette(dark=False)


def draw_bars(slide: Untyped, bars: Bars, box: Box) -> None:
    """Draw level bars with their numbers in a sheet of their own."""
    data = _BarData(number_format="0")
    width = Emu(box.width).pt * _CATEGORY_SHARE
    names = [fit_lines(one, width, _USUAL, most=2)[0] for one in bars.categories]
    data.categories = names
    for series in bars.series:
        data.add_series(slide_text(series.name), series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars.is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = _add(slide, kind, data, box, bars.alt)
    rows: list[list[Cell]] = [[None, *(slide_text(one.name) for one in bars.series)]]
    rows += [[name, *(one.values[place] for one in bars.series)] for place, name in enumerate(names)]
    chart.part.chart_workbook.update_from_xlsx_blob(write_sheet(rows))
    _set_category_axis(chart)
    _hide_value_axis(chart, bars.most)
    plot = chart.plots[0]
    plot.gap_width = _gap(bars, Emu(box.height).pt)
    plot.overlap = 100 if bars.is_stacked or bars.is_shared else -5
    for series, shown in zip(plot.series, bars.series, strict=True):
        _paint(series, shown.colours)
    if bars.shows_numbers:
        plot.has_data_labels = True
        plot.data_labels.font.size = Pt(_SMALL)
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = _number_format(bars), False
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _set_legend(chart, is_shown=bars.has_legend and len(bars.series) > 1)


def draw_scatter(slide: Untyped, scatter: Scatter, box: Box) -> None:
    """Draw marks on two axes, some of them named."""
    data = _MarkData(number_format="0.##")
    rows: list[list[Cell]] = []
    drawn = [(place, cloud) for place, cloud in enumerate(scatter.clouds) if cloud.points]
    for _, cloud in drawn:
        added = data.add_series(slide_text(cloud.name))
        rows.append([None, slide_text(cloud.name)])
        for x, y in cloud.points:
            added.add_data_point(x, y)
            rows.append([x, y])
        rows.append([])
    chart = _add(slide, XL_CHART_TYPE.XY_SCATTER, data, box, scatter.alt)
    chart.part.chart_workbook.update_from_xlsx_blob(write_sheet(rows))
    for axis, name, ends in (
        (chart.category_axis, scatter.x_name, scatter.x_ends),
        (chart.value_axis, scatter.y_name, scatter.y_ends),
    ):
        _set_number_axis(axis, name, ends)
    whole = Emu(box.width).pt, Emu(box.height).pt
    names = place_names(scatter, set_plot(chart, whole))
    for series, (place, cloud) in zip(chart.plots[0].series, drawn, strict=True):
        _set_marks(series, cloud)
        write_names(series, {point: one for (of, point), one in names.items() if of == place}, whole)
    _set_legend(chart, is_shown=len(drawn) > 1)


def _add(slide: Untyped, kind: Untyped, data: Untyped, box: Box, alt: str) -> Untyped:
    frame = slide.shapes.add_chart(kind, Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height), data)
    describe(frame, alt)
    chart = frame.chart
    chart.has_title = False
    chart.font.size = Pt(_USUAL)
    return chart


def describe(frame: Untyped, alt: str) -> None:
    """Say what a chart or table shows, for whoever cannot see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", slide_text(alt))  # noqa: SLF001 - python-pptx has no way of its own


def _number_format(bars: Bars) -> str:
    """Show whole numbers, but two places where none of them reaches ten."""
    numbers = [one for series in bars.series for one in series.values if one is not None]
    return "0.0#" if max(numbers, default=0.0) < _TEN else "#,##0"


def _gap(bars: Bars, height: float) -> int:
    """Give the room between two categories, so that bars are never thick slabs."""
    slot = height / len(bars.categories)
    thick = _THICKEST * (1 if bars.is_stacked or bars.is_shared else len(bars.series))
    return round(min(max((slot / thick - 1) * 100, _LEAST_GAP), _MOST_GAP))


def _set_category_axis(chart: Untyped) -> None:
    """Put the first category at the top, the names outside whatever the bars do."""
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(_LIGHT.border)
    axis.tick_labels.font.size = Pt(_USUAL)


def _hide_value_axis(chart: Untyped, most: float | None) -> None:
    axis = chart.value_axis
    axis.minimum_scale = 0
    if most is not None:
        axis.maximum_scale = most
    axis.has_major_gridlines = False
    axis.visible = False


def _set_number_axis(axis: Untyped, name: str, ends: tuple[float, float]) -> None:
    axis.minimum_scale, axis.maximum_scale = ends
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(_USUAL)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0.##", False
    axis.format.line.color.rgb = rgb(_LIGHT.second_mark)
    axis.has_title = True
    frame = axis.axis_title.text_frame
    frame.text = slide_text(name)
    frame.paragraphs[0].runs[0].font.size = Pt(_USUAL)
    frame.paragraphs[0].runs[0].font.bold = False


def _set_marks(series: Untyped, cloud: Cloud) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, cloud.size
    _fill(series.marker.format.fill, cloud.colour)
    series.marker.format.line.fill.background()


def _paint(series: Untyped, colours: Sequence[str]) -> None:
    """Fill all bars of a series in one colour, or each in its own."""
    series.invert_if_negative = False
    _fill(series.format.fill, colours[0] if len(colours) == 1 else _LIGHT.ink)
    if len(colours) > 1:
        for place, colour in enumerate(colours):
            _fill(series.points[place].format.fill, colour)


def _fill(fill: Untyped, colour: str) -> None:
    """Fill in a colour; ink as the theme has it, so that it is seen on a dark template too."""
    fill.solid()
    if colour == _LIGHT.ink:
        fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2
    else:
        fill.fore_color.rgb = rgb(colour)


def _set_legend(chart: Untyped, *, is_shown: bool) -> None:
    chart.has_legend = is_shown
    if is_shown:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(_USUAL)


def rgb(colour: str) -> Untyped:
    """Give '#RRGGBB' as python-pptx wants it."""
    return _colour_of(colour.removeprefix("#"))
