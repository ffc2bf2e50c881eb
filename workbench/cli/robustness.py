"""``workbench robustness``: how firm a file's ranking is."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

import numpy as np

from workbench.cli.ranking import reweigh
from workbench.cli.reading import add_file_options, recognise_option
from workbench.methods.weight_draws import LOOSENESS, VARY
from workbench.model import Backlog, Note
from workbench.workflows import evaluate
from workbench.workflows.confidence_headline import confidence_headline, of_hundred
from workbench.workflows.robustness import DRAWS, Robustness, check_robustness
from workbench.workflows.wording import join_names, shorten

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_robustness(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "robustness",
        help="say how firm a file's ranking is",
        description="Draw other reasonable weights and unknown scores, and count who would come where.",
    )
    add_file_options(parser)
    parser.add_argument("--weights", metavar="NAME=PERCENT,…", help="the stated weights; those left out are 0")
    parser.add_argument("--draws", metavar="N", type=int, default=DRAWS, help=f"how many draws ({DRAWS:,})")
    parser.add_argument("--seed", metavar="N", type=_seed, default=0, help="the same seed gives the same figures (0)")
    parser.add_argument("--top", metavar="N", type=int, default=10, help="how many places 'top' means (10)")
    parser.add_argument(
        "--weights-vary",
        choices=VARY,
        default="around",
        help="around the stated weights (default), any in their stated order, or any at all",
    )
    parser.add_argument(
        "--looseness",
        metavar="0…1",
        type=float,
        default=LOOSENESS,
        help=f"for 'around': 0 the stated weights exactly, 1 any at all ({LOOSENESS})",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    parser.set_defaults(run=_run)


def _seed(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a seed is 0 or more")
    return number


def _run(chosen: argparse.Namespace) -> int:
    backlog, rescaled = reweigh(recognise_option(chosen).backlog, chosen.weights)
    evaluation = evaluate(backlog)
    robustness = check_robustness(
        backlog,
        evaluation,
        rng=np.random.default_rng(chosen.seed),
        draws=chosen.draws,
        vary=chosen.weights_vary,
        looseness=chosen.looseness,
        top=chosen.top,
    )
    notes = (*backlog.notes, *rescaled, *evaluation.notes)
    if chosen.json:
        document = _document(backlog, robustness, notes, chosen.seed)
        sys.stdout.write(json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n")
    else:
        sys.stdout.write(_table(backlog, robustness, notes, chosen.seed))
    return 0


def _document(backlog: Backlog, robustness: Robustness, notes: tuple[Note, ...], seed: int) -> dict[str, object]:
    titles = {feature.id: feature for feature in backlog.features}
    rows = [
        {
            "key": titles[one].key or None,
            "title": titles[one].title,
            "rank": int(robustness.rank[row]),
            "expected_rank": float(robustness.expected_rank[row]),
            "first": float(robustness.first[row]),
            "top": float(robustness.top[row]),
            "rank_acceptability": robustness.shares[row].tolist(),
        }
        for row, one in enumerate(robustness.feature_ids)
    ]
    return {
        "draws": robustness.draws,
        "seed": seed,
        "top": robustness.top_count,
        "weights_vary": robustness.vary,
        "looseness": robustness.looseness,
        "features": rows,
        "tiers": [[titles[one].title for one in tier] for tier in robustness.tiers],
        "left_out": [titles[one].title for one in robustness.left_out],
        "notes": [note.model_dump(exclude_none=True) for note in notes],
    }


def _table(backlog: Backlog, robustness: Robustness, notes: tuple[Note, ...], seed: int) -> str:
    titles = {feature.id: shorten(feature.title, 60) for feature in backlog.features}
    top = f"top {robustness.top_count}"
    lines = [confidence_headline(robustness), "", f"{'rank':>5}  {'first':>8}  {top:>8}  {'mean rank':>9}  feature"]
    row = 0
    for number, tier in enumerate(robustness.tiers, start=1):
        lines.append(f"{'':>5}  band {number}")
        for one in tier:
            first, best = (of_hundred(float(array[row])) for array in (robustness.first, robustness.top))
            mean = f"{robustness.expected_rank[row]:.1f}"
            lines.append(f"{robustness.rank[row]:>5}  {first:>8}  {best:>8}  {mean:>9}  {titles[one]}")
            row += 1
    if robustness.left_out:
        lines.append(f"Left out, without a rank: {join_names([titles[one] for one in robustness.left_out])}")
    lines += ["", f"{robustness.draws:,} draws, seed {seed}; first and {top} of 100."]
    lines += [f"Note: {note.message}" for note in notes]
    return "\n".join(lines) + "\n"
