"""A store in an empty folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.storage import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workbench.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(str(path)) as opened:
        yield opened
