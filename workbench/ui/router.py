"""The pages, their order and their addresses."""

import runpy
from pathlib import Path

import streamlit as st

from workbench.errors import WorkbenchError
from workbench.ui.edge import show_fault

PAGES = {
    "backlogs": "Backlogs",
    "score": "Score",
    "weights": "Weights",
    "ranking": "Ranking",
    "trade-offs": "Trade-offs",
    "confidence": "Confidence",
    "plan": "Plan",
    "decisions": "Decisions",
    "no-list": "No-list",
    "summary": "Summary",
    "present": "Present",
}
"""Address → name, in the order of the work; the first one answers at / too."""

_ROUTED = "routed"
_UNUSED = "start"
# Drawn here because the browser would fetch a named icon for its tab from an outside host.
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#5779BF" stroke-width="2">'
    '<path d="M12 4v16M6 21h12M4 7h16M4 7l-3 7a3 3 0 0 0 6 0zM20 7l-3 7a3 3 0 0 0 6 0z"/></svg>'
)


def page_file(address: str) -> str:
    """Give the file of a page, relative to app.py."""
    return f"pages/{address.replace('-', '_')}.py"


def route() -> None:
    """Show the page that the address names; called by app.py on every run."""
    st.session_state[_ROUTED] = True
    st.set_page_config(page_title="Decision workbench", page_icon=_ICON, layout="wide")
    st.logo(":material/balance:", size="large")
    first, *_ = PAGES
    # Streamlit has the default page at / alone: its own address, which nobody uses, is kept free of the real one.
    pages = [
        st.Page(page_file(one), title=name, url_path=_UNUSED if one == first else one, default=one == first)
        for one, name in PAGES.items()
    ]
    pages.append(st.Page(_go_to_first, title=PAGES[first], url_path=first, visibility="hidden"))
    page = st.navigation(pages, position="top")
    try:
        page.run()
    except WorkbenchError as problem:
        show_fault(problem)


def _go_to_first() -> None:
    """Show the first page to whoever asks for it by its address."""
    first, *_ = PAGES
    st.switch_page(page_file(first), query_params=st.query_params.to_dict())


def enter(page: str) -> None:
    """Make sure that a page runs inside the router; every page calls this first with its ``__file__``.

    When a page's address is the very first visit of a freshly started server, Streamlit has not run app.py yet and
    takes the folder of pages for its own navigation, running the page alone. The page then runs app.py itself.
    """
    if _ROUTED not in st.session_state:
        runpy.run_path(str(Path(page).parent.parent / "app.py"))
        st.stop()
