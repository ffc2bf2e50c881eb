"""The same use cases as the screens, from a terminal.

Exit status: 0 done; 1 the input cannot be used (the reasons on standard error); 2 the call's words are off.
"""

import argparse
import sys
from collections.abc import Sequence

from workbench import __version__
from workbench.cli.exporting import add_export
from workbench.cli.inspecting import add_inspect
from workbench.cli.opening import add_open
from workbench.cli.planning import add_plan
from workbench.cli.ranking import add_rank
from workbench.cli.robustness import add_robustness
from workbench.errors import SpreadsheetError, WorkbenchError

UNUSABLE = 1


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    words
        The words of the call without the program's name; those of the process where None.

    Returns
    -------
    The exit status.
    """
    parser = _parser()
    chosen = parser.parse_args(list(sys.argv[1:] if words is None else words) or ["open"])
    try:
        return int(chosen.run(chosen))
    except WorkbenchError as problem:
        for fault in problem.faults if isinstance(problem, SpreadsheetError) else (str(problem),):
            sys.stderr.write(f"workbench: {fault}\n")
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="Score candidate features, see the trade-offs, decide what to build and what to decline.",
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (add_open, add_inspect, add_rank, add_robustness, add_plan, add_export):
        add(commands)
    return parser
