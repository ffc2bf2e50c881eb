"""The rows that show how a file and a kept backlog differ."""

from collections import Counter

from workbench.exchange.evidence_cells import evidence_text
from workbench.exchange.own_columns import TEXT_HEADERS
from workbench.exchange.score_cells import number_text, score_text_cell
from workbench.model import Backlog, Decision, Framework, Score
from workbench.workflows.content_columns import DECISION, CellValue
from workbench.workflows.merging import CellChange, MergeChoices, MergePlan, Rule, find_beside, find_effective
from workbench.workflows.wording import shorten

RULES: dict[Rule, str] = {
    "update": "Take the file's",
    "fill": "Fill empty ones only",
    "keep": "Keep ours",
}
"""Rule → how a person chooses it."""

_WHAT = {"fill": "Filled", "change": "Changed", "clear": "Emptied", "conflict": "Conflict"}
_ORDER = ("conflict", "change", "clear", "fill")
_MOST = 120


def rule_rows(kept: Backlog, plan: MergePlan) -> list[dict[str, str | int]]:
    """List every column that differs, in the plan's order, with how often and what becomes of it."""
    counts = Counter((change.column, change.kind) for change in plan.changes)
    return [
        {
            "column": column_name(kept.framework, column),
            "filled": counts[column, "fill"],
            "changed": counts[column, "change"],
            "conflicts": counts[column, "conflict"],
            "cleared": counts[column, "clear"],
            "rule": RULES[rule],
        }
        for column, rule in plan.rules.items()
    ]


def change_rows(kept: Backlog, file: Backlog, plan: MergePlan, choices: MergeChoices) -> list[dict[str, str]]:
    """List every difference: conflicts first, then changed cells, new features, and those not in the file."""
    effective = set(map(id, find_effective(plan, choices)))
    beside = set(map(id, find_beside(plan, choices)))
    ordered = sorted(plan.changes, key=lambda change: _ORDER.index(change.kind))
    fates = ["the file's" if id(one) in effective else "both" if id(one) in beside else "stays" for one in ordered]
    rows = [_change_row(kept, change, result) for change, result in zip(ordered, fates, strict=True)]
    rows += [_feature_row("New", _named(file, one), "added") for one in plan.matching.new]
    fate = "removed" if choices.gone == "remove" else "stays"
    return rows + [_feature_row("Not in the file", _named(kept, one), fate) for one in plan.matching.gone]


def column_name(framework: Framework, column: str) -> str:
    """Name a column for people: a dimension by its name, a carried one by its header."""
    group, colon, key = column.partition(":")
    if group == "score" and key in framework.keys:
        return framework.dimension(key).name
    return "Decision" if column == DECISION else TEXT_HEADERS.get(column, key if colon else column)


def value_text(framework: Framework, column: str, value: CellValue) -> str:
    """Say what a cell holds in one line; 'empty' where it holds nothing."""
    if isinstance(value, Score):
        key = column.partition(":")[2]
        if key in framework.keys:
            return score_text_cell(framework.dimension(key), value) or "empty"
        return "empty" if value.low is None or value.high is None else _ends(value.low, value.high)
    if isinstance(value, Decision):
        form = f", {value.form.value}" if value.form else ""
        return shorten(f"{value.choice.value}{form}{': ' if value.reason else ''}{value.reason}", _MOST)
    text = evidence_text(value) if isinstance(value, tuple) else value
    return shorten(text or "", _MOST) or "empty"


def _change_row(kept: Backlog, change: CellChange, result: str) -> dict[str, str]:
    return {
        "what": _WHAT[change.kind],
        "feature": _named(kept, change.feature_id),
        "column": column_name(kept.framework, change.column),
        "kept": value_text(kept.framework, change.column, change.old),
        "file": value_text(kept.framework, change.column, change.new),
        "result": result,
    }


def _feature_row(what: str, name: str, result: str) -> dict[str, str]:
    return {"what": what, "feature": name, "column": "", "kept": "", "file": "", "result": result}


def _named(backlog: Backlog, feature_id: str) -> str:
    feature = backlog.feature(feature_id)
    return shorten(f"{feature.key} {feature.title}".strip(), _MOST)


def _ends(low: float, high: float) -> str:
    return number_text(low) if low == high else f"{number_text(low)}–{number_text(high)}"
