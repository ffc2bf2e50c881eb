"""The one-page summary as blocks, which every rendering but the HTML reads."""

from workbench.reports.blocks import Block, Bullets, Document, Heading, Item, Paragraph, Picture, Table
from workbench.reports.summary_record import Summary
from workbench.workflows.wording import join_names

_WIDTHS = {"title": 0.24, "who_gains": 0.17, "why": 0.25, "cost": 0.1, "release": 0.1, "how_sure": 0.14}
"""Share of each column in the width; what a missing column leaves is shared out."""
_NUMBERS = ("cost", "release")
_CHART_SHARE = 0.72


def summary_document(summary: Summary, *, svg: str) -> Document:
    """Lay the summary out as blocks; what has nothing to say is left out, gaps too.

    Parameters
    ----------
    summary
        What it says.
    svg
        The trade-off chart, a whole SVG document; '' for none.
    """
    blocks: list[Block] = [Paragraph(lead=lead, text=text) for lead, text in summary.before]
    blocks += _funded(summary)
    blocks += _declined(summary)
    blocks += _trade_off(summary, svg)
    blocks += [Paragraph(lead=lead, text=text) for lead, text in summary.after]
    title = summary.title.text or summary.title.draft
    return Document(title=title, meta=summary.meta, blocks=tuple(blocks), footer=summary.footer)


def _funded(summary: Summary) -> list[Block]:
    if not summary.funded:
        return []
    fields = ["title", *(field for field, _ in summary.funded_columns)]
    whole = sum(_WIDTHS[field] for field in fields)
    table = Table(
        headings=(summary.funded_heading, *(heading for _, heading in summary.funded_columns)),
        rows=tuple((row.draft.title, *summary.cells(row)) for row in summary.funded),
        numbers=tuple(place for place, field in enumerate(fields) if field in _NUMBERS),
        widths=tuple(_WIDTHS[field] / whole for field in fields),
    )
    note = [Paragraph(text=summary.funded_note, tone="small")] if summary.funded_note else []
    return [table, *note]


def _declined(summary: Summary) -> list[Block]:
    rows = summary.said_declined
    if not rows:
        return []
    items = tuple(Item(lead=f"{row.draft.title}:", text=row.why.text) for row in rows)
    note = [Paragraph(text=summary.declined_note, tone="small")] if summary.declined_note else []
    return [Heading(text=summary.declined_heading), Bullets(items=items), *note]


def _trade_off(summary: Summary, svg: str) -> list[Block]:
    said = [Paragraph(lead="The trade-off.", text=summary.trade_off)] if summary.trade_off else []
    if not svg:
        return list(said)
    return [*said, Picture(svg=svg, alt=_alt(summary), share=_CHART_SHARE)]


def _alt(summary: Summary) -> str:
    """Say what the chart shows: what is named on it."""
    named = (
        (summary.funded_heading, [row.draft.title for row in summary.funded]),
        ("Not funded", [row.draft.title for row in summary.declined]),
    )
    told = [f"{heading}: {join_names(titles)}" for heading, titles in named if titles]
    return ". ".join(["Chart of value against cost", *told]) + "."
