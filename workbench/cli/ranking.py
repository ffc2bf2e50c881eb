"""``workbench rank``: evaluate and rank a file."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from workbench.cli.reading import add_file_options, parse_percents, recognise_option
from workbench.exchange.ranking_document import rank_document
from workbench.model import Backlog, Evaluation, Note
from workbench.workflows import evaluate, weigh
from workbench.workflows.wording import join_names, range_text, rank_range, shorten

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_rank(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("rank", help="evaluate and rank a file", description="Evaluate and rank a file.")
    add_file_options(parser)
    parser.add_argument(
        "--weights", metavar="NAME=PERCENT,…", help="for example user_impact=30,engineering_cost=10; others weigh 0"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    recognition = recognise_option(chosen)
    backlog, rescaled = reweigh(recognition.backlog, chosen.weights)
    evaluation = evaluate(backlog)
    notes = (*backlog.notes, *rescaled)
    backlog = backlog.model_copy(update={"notes": notes})
    if chosen.json:
        document = rank_document(backlog, evaluation, recognition.report.rows)
        sys.stdout.write(json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n")
    else:
        sys.stdout.write(_table(backlog, evaluation, notes))
    return 0


def reweigh(backlog: Backlog, weights: str | None) -> tuple[Backlog, tuple[Note, ...]]:
    """Give a backlog the weights of the call, in percent; unchanged where there are none."""
    if not weights:
        return backlog, ()
    framework, notes = weigh(backlog.framework, parse_percents(weights))
    return backlog.model_copy(update={"framework": framework}), notes


def _table(backlog: Backlog, evaluation: Evaluation, notes: tuple[Note, ...]) -> str:
    is_ratio = evaluation.framework.is_ratio
    lines = [f"{'rank':>5}  {'could be':>9}  {'priority':>9}  feature"]
    for position in evaluation.ranked:
        standing = evaluation.standing_at(position)
        shown = range_text(standing.low or 0.0, standing.high or 0.0, is_ratio=is_ratio)
        possible = rank_range(standing.best_rank or 0, standing.worst_rank or 0)
        mark = "  (provisional)" if standing.provisional else ""
        title = shorten(backlog.features[position].title, 70)
        lines.append(f"{standing.rank:>5}  {possible:>9}  {shown:>9}  {title}{mark}")
    lines += [
        f"{'–':>5}  {'':>9}  {'':>9}  {shorten(backlog.features[position].title, 70)}  "
        f"({evaluation.reasons[evaluation.feature_ids[position]].rstrip('.')})"
        for position in evaluation.unranked
    ]
    names = [evaluation.framework.dimension(key).name for key in evaluation.dimensions]
    lines += ["", f"Framework: {evaluation.framework.name} ({join_names(names)})"]
    lines += [f"Note: {note.message}" for note in (*notes, *evaluation.notes)]
    return "\n".join(lines) + "\n"
