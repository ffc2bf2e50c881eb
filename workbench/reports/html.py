"""The summary as one HTML file that needs nothing else: to read, to send, to print on one page."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from workbench.reports.summary_record import Summary

_TEMPLATES = Environment(
    loader=PackageLoader("workbench.reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def write_html(summary: Summary, chart_svg: str) -> bytes:
    """Write the summary as HTML.

    Parameters
    ----------
    summary
        Its texts are escaped.
    chart_svg
        The trade-off chart as an SVG element made by the workbench, put in as it is; '' for none.

    Returns
    -------
    UTF-8. No script, no link to anything outside: the file's own policy forbids a browser to load any. It prints on one
    A4 page, and follows the reader's light or dark setting on screen.
    """
    # The SVG comes from our own charts, which escape the titles in it.
    chart = Markup(chart_svg)  # noqa: S704
    return _TEMPLATES.get_template("summary.html.j2").render(summary=summary, chart=chart).encode()
