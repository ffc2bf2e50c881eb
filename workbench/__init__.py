"""A decision-prioritisation workbench: score features, see the trade-offs, decide what to build and what to decline.

Importing this package loads neither streamlit nor plotly; the parts are imported by name
(``workbench.model``, ``workbench.workflows`` …), each documented in its own docstring.
"""

__version__ = "0.1.0"
