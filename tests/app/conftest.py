"""The app as Streamlit's own test runner drives it, with a database of its own."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Start the app on its first page; the sample backlog is there."""
    monkeypatch.setenv("WORKBENCH_DATABASE", str(tmp_path / "workbench.db"))
    st.cache_resource.clear()
    running = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    return running.run()
