"""What the visitor's browser tells: a phone or a desk, the light or the dark theme."""

import streamlit as st

from workbench.charts import Palette, palette


def is_phone() -> bool:
    """Tell whether the visitor's browser calls itself mobile; the server knows no width."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def is_dark() -> bool:
    """Tell whether the visitor sees the dark theme."""
    return st.context.theme.type == "dark"


def current_palette() -> Palette:
    """Give the charts' colours for the theme the visitor sees."""
    return palette(dark=is_dark())
