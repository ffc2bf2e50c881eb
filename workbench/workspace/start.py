"""How the app starts: where its screens are, what it opens first."""

from pathlib import Path

import workbench
from sample_data import load_harbour_assist
from workbench.storage import Store
from workbench.workspace.backlogs import first_backlog

OPEN_FILE = "WORKBENCH_OPEN_FILE"
"""Environment variable that names a file to look at first; set by ``workbench open FILE``."""


def app_folder() -> Path:
    """Give the folder of app.py and pages/: the repository's own, or the installed package's copy of it."""
    package = Path(workbench.__file__).parent
    installed = package / "app_files"
    return installed if installed.is_dir() else package.parent


def start_with_sample(store: Store) -> None:
    """Keep the sample backlog on the very first start; a later start changes nothing."""
    first_backlog(store, load_harbour_assist())
