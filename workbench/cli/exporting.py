"""``workbench export``: write the ranked backlog or its summary, by the suffix of the output file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.ranking import reweigh
from workbench.cli.reading import add_file_options, recognise_option
from workbench.errors import SpreadsheetError, UnsuitableTemplate
from workbench.workspace.files import EXPORT_FORMATS, Layout, export_backlog

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_export(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "export",
        help="write the ranked backlog or its summary to a file",
        description="Write the ranked backlog or its one-page summary; the suffix of the output decides which.",
    )
    add_file_options(parser)
    parser.add_argument("--weights", metavar="NAME=PERCENT,…", help="as for rank")
    parser.add_argument(
        "-o", "--output", metavar="OUT", required=True, type=_output, help=f"ends in {', '.join(EXPORT_FORMATS)}"
    )
    parser.add_argument("--paper", choices=["a4", "us-letter"], default="a4", help="the page of .pdf and .docx")
    parser.add_argument("--template", metavar="FILE", type=Path, help="slides are set on this .pptx or .potx")
    parser.set_defaults(run=_run)


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in EXPORT_FORMATS:
        raise argparse.ArgumentTypeError(f"'{text}' must end in one of {', '.join(EXPORT_FORMATS)}")
    return path


def _run(chosen: argparse.Namespace) -> int:
    recognition = recognise_option(chosen)
    backlog, notes = reweigh(recognition.backlog, chosen.weights)
    backlog = backlog.model_copy(update={"notes": (*backlog.notes, *notes)})
    layout = Layout(paper=chosen.paper, template=_read(chosen.template) if chosen.template else None)
    document = export_backlog(backlog, chosen.output.suffix.lower(), layout=layout)
    try:
        chosen.output.write_bytes(document)
    except OSError as problem:
        raise SpreadsheetError(f"{chosen.output}: {problem.strerror or 'it cannot be written'}.") from problem
    sys.stdout.write(f"{chosen.output}: {len(backlog.features)} features\n")
    return 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        why = problem.strerror or "it cannot be read"
        raise UnsuitableTemplate(f"{path}: {why}. Check the path and try again.") from problem
