"""``workbench open``: start the app in the browser."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.reading import read_file
from workbench.workspace.start import OPEN_FILE, app_folder

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_open(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "open",
        help="start the app in the browser (what plain `workbench` does)",
        description="Start the app in the browser. A FILE is shown for import; nothing is kept until you say so.",
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="a spreadsheet to look at first")
    parser.add_argument("--port", type=int, help="the port to serve on; 8501 or the next free one by default")
    parser.add_argument("--no-browser", action="store_true", help="only serve; open no browser window")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    environment = dict(os.environ)
    if chosen.file:
        read_file(chosen.file)
        environment[OPEN_FILE] = str(Path(chosen.file).resolve())
    call = [sys.executable, "-m", "streamlit", "run", str(app_folder() / "app.py")]
    if chosen.port is not None:
        call += ["--server.port", str(chosen.port)]
    if chosen.no_browser:
        call += ["--server.headless", "true"]
    server = subprocess.Popen(call, env=environment)  # noqa: S603 - our own interpreter and our own script
    # Whoever stops this command stops the server with it: it would go on holding its port and memory.
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.wait()
        return 0
