"""Every chart of the app can be taken along: the name of its file is known."""

import re
from pathlib import Path

from workbench.ui.still import NAMES

ROOT = Path(__file__).parents[2]
PRESENTED = re.compile(r"presented_\w+")
"""Charts shown in large letters to a room, where no button belongs; they can be taken along from their own pages."""


def test_every_chart_that_is_drawn_has_a_name_for_its_file() -> None:
    sources = [path.read_text() for folder in ("workbench/ui", "pages") for path in (ROOT / folder).glob("*.py")]
    calls = [call for source in sources for call in re.findall(r"\bdraw\((.*?alt=)", source, re.DOTALL)]
    keys = {key for call in calls for key in re.findall(r'key=f?"([a-z_]+)', call)}
    assert {key for key in keys if not PRESENTED.fullmatch(key)} | {"trade_offs"} == set(NAMES)


def test_no_two_charts_share_a_name() -> None:
    assert len(set(NAMES.values())) == len(NAMES)
