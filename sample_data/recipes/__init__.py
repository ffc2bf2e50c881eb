"""How each sample file is made from its source."""

from pathlib import Path

SOURCES = Path(__file__).parent.parent / "sources"
"""Where the hand-written sources stand."""
