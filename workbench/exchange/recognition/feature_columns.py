"""Gather what the features are made of, column by column."""

from collections.abc import Mapping, Sequence

from workbench.exchange.recognition.features import FeatureColumns, ScoreCells, share_scores
from workbench.exchange.recognition.kept_rows import KeptRows
from workbench.exchange.recognition.role_book import CARRIED, GIVEN, Roles
from workbench.exchange.recognition.score_steps import ReadInput
from workbench.exchange.recognition.table_reading import TableReading
from workbench.model import ABOUT_FIELDS


def gather_columns(table: TableReading, names: Mapping[int, str], inputs: Mapping[int, ReadInput]) -> FeatureColumns:
    """Sort the columns of a table into the fields of its features.

    Parameters
    ----------
    table
        The table.
    names
        Column index → the name to carry it under.
    inputs
        Column index → its scores. Those of dimensions that the framework has not are carried as well, so that an
        export gives them back.
    """
    kept, roles = table.kept, table.roles
    gathered = FeatureColumns(ids=kept.ids, titles=kept.titles)
    scored: dict[str, ScoreCells] = {}
    for column in table.columns:
        role = roles.held[column.index].role if column.index in roles.held else CARRIED
        cells = kept.cells[column.index]
        if column.index in inputs:
            scored[role] = ScoreCells(cells, inputs[column.index].scores)
        elif role == "key":
            gathered.keys = list(map(str.strip, cells))
        elif role == "labels":
            gathered.about[role] = _join_labels(kept, roles)
        elif role in ABOUT_FIELDS:
            gathered.about[role] = cells
        elif role in GIVEN:
            gathered.given[role] = cells
        is_spare = column.index in inputs and role not in table.framework.keys
        if role == CARRIED or is_spare:
            gathered.carried[names[column.index]] = cells
    if len(roles.titles) > 1 and "parent" not in gathered.about:
        gathered.about["parent"] = kept.parents
    gathered.scores = share_scores(scored)
    return gathered


def _join_labels(kept: KeptRows, roles: Roles) -> Sequence[str]:
    """Join repeated label columns; one that stands in an earlier column already is not repeated."""
    columns = [kept.cells[index] for index in roles.labels or (roles.holder("labels") or 0,)]
    if len(columns) == 1:
        return columns[0]
    joined = []
    for cells in zip(*columns, strict=True):
        labels: list[str] = []
        for cell in cells:
            known = {part.strip() for label in labels for part in label.split(",")}
            if cell.strip() and cell.strip() not in known:
                labels.append(cell)
        joined.append(", ".join(labels))
    return joined
