"""Tables and pictures for an audience as HTML: the app's own grids and charts keep their small letters."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from workbench.charts.contribution_bars import data_uri

_TABLE = "width:100%;border-collapse:collapse;line-height:1.35"
_PICTURE = "width:100%;max-height:62vh;object-fit:contain;display:block"
_HEAD = "text-align:left;font-weight:600;opacity:.75;padding:.25em .8em .25em 0"
_CELL = "padding:.32em .8em .32em 0;border-top:1px solid color-mix(in srgb, currentColor 20%, transparent)"


def big_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, bars: Sequence[str] = ()) -> None:
    """Show a table in letters as large as the page's; people's words arrive as plain text.

    Parameters
    ----------
    headings, rows
        Plain text; each row as long as the headings.
    bars
        One picture a row as a data URI, in a last column of its own; none where empty.
    """
    head = "".join(f'<th scope="col" style="{_HEAD}">{escape(one)}</th>' for one in headings)
    body = "".join(
        f"<tr>{''.join(_cell(text) for text in row)}{_bar(bars[number]) if bars else ''}</tr>"
        for number, row in enumerate(rows)
    )
    last = f'<th style="{_HEAD}"></th>' if bars else ""
    st.html(f'<table style="{_TABLE}"><thead><tr>{head}{last}</tr></thead><tbody>{body}</tbody></table>')


def big_picture(svg: str, *, alt: str) -> None:
    """Show a picture as large as the screen has room for; its letters grow with it."""
    st.html(f'<img alt="{escape(alt)}" src="{data_uri(svg)}" style="{_PICTURE}">')


def _cell(text: str) -> str:
    return f'<td style="{_CELL}" dir="auto">{escape(text)}</td>'


def _bar(uri: str) -> str:
    return f'<td style="{_CELL};width:42%"><img alt="" src="{escape(uri)}" style="width:100%;display:block"></td>'
