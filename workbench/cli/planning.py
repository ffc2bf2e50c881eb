"""``workbench plan``: the best set that fits."""

import argparse
import ctypes
import json
import math
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.cli.reading import add_file_options, recognise_option
from workbench.errors import InvalidChoice, WorkbenchError
from workbench.model import Backlog, Capacity, PlanObjective, PlanRules
from workbench.workflows.planning import Plan, choose_plan
from workbench.workflows.wording import amount_text, count_of, plain_number, shorten

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_plan(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("plan", help="choose the best set that fits", description="Choose what fits best.")
    add_file_options(parser)
    parser.add_argument("--capacity", metavar="N", type=_capacity, required=True, help="how much can be taken on")
    parser.add_argument("--unit", default="", help="the capacity's unit; the cost's own by default")
    parser.add_argument("--objective", choices=[str(one.value) for one in PlanObjective], default="benefit")
    parser.add_argument("--must", metavar="KEY", action="append", default=[], help="a feature that is in")
    parser.add_argument("--exclude", metavar="KEY", action="append", default=[], help="a feature that stays out")
    parser.add_argument("--requires", metavar="A:B", action="append", default=[], help="A only together with B")
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    parser.set_defaults(run=_run)


def _capacity(text: str) -> float:
    number = float(text)
    if not (math.isfinite(number) and number >= 0):
        raise argparse.ArgumentTypeError("a capacity is a number of 0 or more")
    return number


def _run(chosen: argparse.Namespace) -> int:
    backlog = recognise_option(chosen).backlog
    rules = PlanRules(
        unit=chosen.unit,
        capacities=(Capacity(amount=chosen.capacity),),
        objective=PlanObjective(chosen.objective),
        must=_distinct(backlog, chosen.must, "--must"),
        must_not=_distinct(backlog, chosen.exclude, "--exclude"),
        requires=tuple(_pair(backlog, text) for text in chosen.requires),
    )
    with _solver_silenced():
        plan = choose_plan(backlog.model_copy(update={"plan": rules}))
    document = _document(backlog, plan)
    shown = json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n" if chosen.json else _table(backlog, plan)
    sys.stdout.write(shown)
    return 0


@contextmanager
def _solver_silenced() -> Iterator[None]:
    """Keep what the solver's own code prints, past Python, off standard output, which holds one document."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    try:
        yield
    finally:
        ctypes.CDLL(None).fflush(None)
        os.dup2(kept, 1)
        os.close(kept)


def _distinct(backlog: Backlog, keys: Sequence[str], option: str) -> tuple[str, ...]:
    """Find the features of an option that may be given several times; one named twice is a slip worth telling."""
    found: list[str] = []
    for key in keys:
        feature_id = _find(backlog, key)
        if feature_id in found:
            raise WorkbenchError(f"{option}: '{key}' names a feature that is named before. Leave one of them out.")
        found.append(feature_id)
    return tuple(found)


def _find(backlog: Backlog, key: str) -> str:
    found = [one.id for one in backlog.features if key and key in {one.key, one.title}]
    if not found:
        raise InvalidChoice("feature", key, [one.key or one.title for one in backlog.features])
    if len(found) > 1:
        raise WorkbenchError(
            f"'{key}' is the key or title of {count_of(len(found), 'feature')}. Use one that is not shared."
        )
    return found[0]


def _pair(backlog: Backlog, text: str) -> tuple[str, str]:
    first, colon, second = text.partition(":")
    if not colon:
        raise WorkbenchError(f"--requires: '{text}' is not A:B. Write for example PM-1:PM-2.")
    return _find(backlog, first), _find(backlog, second)


def _document(backlog: Backlog, plan: Plan) -> dict[str, object]:
    return {
        "capacity": plan.capacity,
        "unit": plan.unit,
        "used": plan.used,
        "value": plan.value,
        "optimal": plan.optimal,
        "chosen": [backlog.feature(one).title for one in plan.chosen],
        "left_out": [{"title": backlog.feature(one.feature_id).title, "why": one.why} for one in plan.left_out],
        "on_a_guess": [backlog.feature(one).title for one in plan.on_a_guess],
    }


def _table(backlog: Backlog, plan: Plan) -> str:
    used, capacity = plain_number(plan.used), amount_text(plan.capacity, plan.unit)
    lines = [f"{count_of(len(plan.chosen), 'feature', start=True)} fit, taking {used} of {capacity}.", ""]
    lines += [f"  in   {shorten(backlog.feature(one).title, 70)}" for one in plan.chosen]
    lines += [f"  out  {shorten(backlog.feature(one.feature_id).title, 70)}  ({one.why})" for one in plan.left_out]
    if plan.on_a_guess:
        lines += [
            "",
            f"Scores are missing on {count_of(len(plan.on_a_guess), 'feature')} of these; each counts as 0.5.",
        ]
    return "\n".join(lines) + "\n"
