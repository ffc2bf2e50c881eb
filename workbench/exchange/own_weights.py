"""Read the weights that somebody typed on the sheet Framework of a workbook of ours."""

import math
from collections.abc import Sequence

from workbench.exchange.cell_text import text_as_read
from workbench.exchange.machine_part import FRAMEWORK_SHEET
from workbench.exchange.own_sheets import TextRow
from workbench.exchange.score_cells import number_text
from workbench.model import Dimension, Framework, Note
from workbench.workflows.wording import percent

DIMENSION_HEADER, WEIGHT_HEADER, EXPORTED_HEADER = "Dimension", "Weight", "Weight when exported"
_SAME = 1e-12


def read_weights(framework: Framework, rows: Sequence[TextRow]) -> tuple[Framework, tuple[Note, ...]]:
    """Give the framework the weights that were typed.

    Parameters
    ----------
    framework
        As it was written.
    rows
        The filled rows of the sheet Framework.

    Returns
    -------
    The framework, the very same where no share changed; and a note that says what changed, was not understood or could
    not be used.

    Notes
    -----
    Typed weights may have any unit and are rescaled to sum to 1. An empty cell is a weight of 0, as in the workbook's
    own formulas, and so is what is no number of 0 or more. Where all are 0 the file's own weights stay.
    """
    found = None if framework.is_ratio else _find_cells(framework, rows)
    if found is None:
        return framework, ()
    typed = [_parse(cell) for _, cell, _ in found]
    if all(_is_same(cell, exported) for _, cell, exported in found):
        return framework, ()
    notes = tuple(
        _note(number, one, f"'{cell[:60]}' is no weight of 0 or more and counts as 0. Type a number, or 0.", cell)
        for one, (number, cell, _), weight in zip(framework.dimensions, found, typed, strict=True)
        if weight is None
    )
    weights = {one.key: weight or 0.0 for one, weight in zip(framework.dimensions, typed, strict=True)}
    first = found[0][0]
    if not any(weights.values()):
        message = (
            f"Sheet '{FRAMEWORK_SHEET}': every weight is 0, so the weights stayed as they were. Give one a weight."
        )
        return framework, (*notes, Note(kind="weights_changed", message=message, sheet=FRAMEWORK_SHEET, row=first))
    changed = framework.with_weights(weights)
    lines = [
        f"{one.name} {percent(changed.weights[one.key])} (was {percent(framework.weights[one.key])})"
        for one in framework.dimensions
        if abs(changed.weights[one.key] - framework.weights[one.key]) > _SAME
    ]
    if not lines:
        return framework, notes
    total = math.fsum(weights.values())
    rescaled = "" if math.isclose(total, 1, abs_tol=1e-9) else f" They came to {total:.6g} and were rescaled to 100 %."
    message = f"Sheet '{FRAMEWORK_SHEET}': the weights typed there are used: {', '.join(lines)}.{rescaled}"
    return changed, (*notes, Note(kind="weights_changed", message=message, sheet=FRAMEWORK_SHEET, row=first))


def _find_cells(framework: Framework, rows: Sequence[TextRow]) -> list[tuple[int, str, str]] | None:
    """Find each dimension's row, its weight and the weight it was exported with; None where the lines are not ours."""
    start = next(
        (place for place, (_, cells) in enumerate(rows) if cells[:2] == [DIMENSION_HEADER, WEIGHT_HEADER]), None
    )
    if start is None:
        return None
    header = rows[start][1]
    exported_at = header.index(EXPORTED_HEADER) if EXPORTED_HEADER in header else None
    lines = list(rows[start + 1 : start + 1 + len(framework.dimensions)])
    if len(lines) < len(framework.dimensions):
        return None
    found = []
    for dimension in framework.dimensions:
        # Lines that somebody sorted are told apart by their names.
        name = text_as_read(dimension.name)
        number, cells = next((line for line in lines if line[1][0].startswith(name)), lines[0])
        lines.remove((number, cells))
        padded = [*cells, *[""] * len(header)]
        own = number_text(float(f"{framework.weights[dimension.key]:.16G}"))
        found.append((number, padded[1], own if exported_at is None else padded[exported_at]))
    return found


def _is_same(cell: str, exported: str) -> bool:
    weight, before = _parse(cell), _parse(exported)
    return weight is not None and before is not None and math.isclose(weight, before, rel_tol=_SAME, abs_tol=_SAME)


def _parse(cell: str) -> float | None:
    text = cell.strip()
    if not text:
        return 0.0
    try:
        weight = float(text)
    except ValueError:
        return None
    return weight if math.isfinite(weight) and weight >= 0 else None


def _note(row: int, dimension: Dimension, what: str, found: str) -> Note:
    return Note(
        kind="weights_changed",
        message=f"Sheet '{FRAMEWORK_SHEET}', cell B{row}: the weight of {dimension.name}: {what}",
        sheet=FRAMEWORK_SHEET,
        row=row,
        column=WEIGHT_HEADER,
        cell=f"B{row}",
        found=found[:200],
    )
