"""What every command that reads a file has in common: its options, and how a file becomes a backlog."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from workbench.errors import SpreadsheetError, WorkbenchError
from workbench.exchange.report import Corrections, Recognition
from workbench.model import BUILT_IN, Framework, built_in_framework, parse_framework
from workbench.workspace.files import understand_file

EVERY_SHEET = "*"
"""What stands for every sheet after --sheet."""


def add_file_options(parser: argparse.ArgumentParser) -> None:
    """Add FILE, --sheet and --framework to a command."""
    parser.add_argument("file", metavar="FILE", help="CSV, TSV, XLSX, ODS, XLS or JSON")
    parser.add_argument(
        "--sheet", metavar="NAME", help="the sheet to read, where the file has several; '*' for all that fit together"
    )
    parser.add_argument(
        "--framework",
        metavar="NAME",
        default="auto",
        help=f"auto (default), {', '.join(BUILT_IN)}, or the path of a framework's JSON file",
    )


def read_file(path: str) -> bytes:
    """Read a file's bytes.

    Raises
    ------
    SpreadsheetError
        When it does not exist or cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        reason = problem.strerror or "it cannot be read"
        raise SpreadsheetError(f"{path}: {reason}. Check the path and try again.") from problem


def parse_framework_option(name: str) -> Framework | None:
    """Turn the words after --framework into a framework; None for 'auto'.

    Raises
    ------
    InvalidChoice
        When it is neither a known name nor an existing file.
    InvalidFramework
        When the file is not a framework.
    """
    if name == "auto":
        return None
    if name not in BUILT_IN and Path(name).is_file():
        return parse_framework(read_file(name))
    return built_in_framework(name)


def recognise_option(chosen: argparse.Namespace) -> Recognition:
    """Read and recognise the file that the call names."""
    # No spreadsheet program lets a sheet be called '*'.
    takes_all = chosen.sheet == EVERY_SHEET
    corrections = Corrections(
        framework=parse_framework_option(chosen.framework),
        sheet=None if takes_all else chosen.sheet,
        all_sheets=takes_all,
    )
    return understand_file(Path(chosen.file).name, read_file(chosen.file), corrections)


def parse_percents(text: str) -> dict[str, float]:
    """Turn 'user_impact=30,engineering_cost=10' into percents.

    Raises
    ------
    WorkbenchError
        When a part is not NAME=NUMBER.
    """
    percents: dict[str, float] = {}
    for part in _parts(text):
        name, equals, number = part.partition("=")
        try:
            percents[name.strip()] = float(number)
        except ValueError:
            equals = ""
        if not equals:
            raise WorkbenchError(f"--weights: '{part}' is not NAME=NUMBER. Write for example user_impact=30.")
    return percents


def _parts(text: str) -> Sequence[str]:
    return [part for part in text.split(",") if part.strip()]
