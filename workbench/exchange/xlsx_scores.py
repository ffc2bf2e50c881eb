"""The sheet Scores: every score in its own unit, ready to be changed by colleagues and read back."""

from collections.abc import Sequence

from workbench.exchange.cell_text import chunk, clean_text
from workbench.exchange.own_columns import (
    DISCOVERY_FIELDS,
    OwnColumn,
    field_cell,
    field_value,
    score_columns,
    split_field,
    text_columns,
    trailing_columns,
    unique_headers,
)
from workbench.exchange.own_rows import RowPlan, find_kept_blanks, remainder_header, write_remainder
from workbench.exchange.xlsx_page import Page, Place
from workbench.model import Backlog, Dimension, LevelScale

_WIDTHS = {"key": 11, "title": 46, "note": 34, "evidence": 44, "description": 44, "id": 5}
_NARROW = frozenset({"status", "kind", "parent", "owner", "link", "labels"})
_LIST_LIMIT = 255
"""Characters that a drop-down list may have in all."""


def plan_rows(backlog: Backlog) -> RowPlan:
    """Lay out the sheet's columns: key, title, the scores, what is known, what was brought along, and the id last."""
    framework = backlog.framework
    columns = unique_headers(
        (
            *text_columns(("key", "title")),
            *score_columns(framework),
            *text_columns(("note", *DISCOVERY_FIELDS)),
            *trailing_columns(backlog),
            *text_columns(("id",)),
        )
    )
    return RowPlan(framework, columns, find_kept_blanks(backlog, columns))


def write_scores_sheet(page: Page, backlog: Backlog, plan: RowPlan) -> None:
    """Write one feature a row, in the backlog's own order."""
    remainders = [list(chunk(write_remainder(feature, plan))) for feature in backlog.features]
    extra = max((len(parts) for parts in remainders), default=0)
    _write_headers(page, plan.columns, extra)
    for column, one in enumerate(plan.columns):
        style = _style(plan, one)
        for row, feature in enumerate(backlog.features, start=1):
            place = Place(row, column, one.header, feature)
            page.write(place, field_cell(plan.framework, one.field, field_value(feature, one.field)), style)
        if one.group == "score":
            _prepare_score_column(page, plan, column, backlog)
    for row, (feature, parts) in enumerate(zip(backlog.features, remainders, strict=True), start=1):
        # Only what stands beside the scores makes a row higher: the grid is for scoring, not for reading.
        page.fit_row(row, [(feature.title, _WIDTHS["title"]), (feature.note, _WIDTHS["note"])], most=3)
        for column, part in enumerate(parts, start=len(plan.columns)):
            page.write(Place(row, column), part, "machine")
    # A number that somebody brought as text stays text, without a warning at every cell.
    page.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.sheet.freeze_panes(1, 2)
    page.sheet.autofilter(0, 0, max(1, len(backlog.features)), len(plan.columns) + max(extra, 1) - 1)
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(0)
    note = next(column for column, one in enumerate(plan.columns) if one.field == "note")
    page.sheet.print_area(0, 0, len(backlog.features), note)


def _write_headers(page: Page, columns: Sequence[OwnColumn], extra: int) -> None:
    page.sheet.set_row(0, 34)
    for column, one in enumerate(columns):
        group, key = split_field(one.field)
        is_score = group == "score"
        page.sheet.set_column(column, column, _width(one))
        style = page.styles.header(key if is_score else "", align="center" if is_score else "left")
        page.write_header(0, column, one.header, style)
        if one.group == "carried":
            page.note_losses(Place(0, column, "The header"), key)
    for number in range(1, max(extra, 1) + 1):
        column = len(columns) + number - 1
        page.sheet.set_column(column, column, 5, None, {"hidden": True})
        page.write_header(0, column, remainder_header(number), page.styles.header())


def _width(column: OwnColumn) -> int:
    if column.group == "score" or column.field in _NARROW:
        return 13
    return _WIDTHS.get(column.field, 24)


def _style(plan: RowPlan, column: OwnColumn) -> str:
    if column.field == "title":
        return "title"
    if column.field == "id":
        return "machine"
    if column.group == "score":
        scale = plan.framework.dimension(split_field(column.field)[1]).scale
        return "score_percent" if scale.kind == "percent" else "score"
    return "muted" if column.field == "key" else "wrapped"


def _prepare_score_column(page: Page, plan: RowPlan, column: int, backlog: Backlog) -> None:
    """Say what may be typed, and put the reasons for scores beside them as comments."""
    field = plan.columns[column].field
    dimension = plan.framework.dimension(split_field(field)[1])
    rule = _validation(dimension)
    last = len(backlog.features)
    if rule and last:
        page.sheet.data_validation(1, column, last, column, rule)
    for row, feature in enumerate(backlog.features, start=1):
        score = feature.scores.get(dimension.key)
        if score is not None and score.note:
            page.write_comment(Place(row, column, dimension.name, feature), score.note)


def _validation(dimension: Dimension) -> dict[str, object]:
    """Warn of what is off the scale, but let it pass: a range is text and is meant."""
    rule: dict[str, object] = {
        "error_type": "information",
        "error_title": "Not on the scale",
        "ignore_blank": True,
    }
    scale = dimension.scale
    if isinstance(scale, LevelScale):
        labels = [level.label for level in sorted(scale.levels, key=lambda level: level.number)]
        if any(_breaks_a_list(label) for label in labels) or len(",".join(labels)) > _LIST_LIMIT:
            return {}
        message = f"The levels are {', '.join(labels)}. A range such as 2–4 is fine too."
        return rule | {"validate": "list", "source": labels, "error_message": message[:_LIST_LIMIT]}
    bottom, top = sorted((scale.worst, scale.best))
    unit = clean_text(scale.unit).text
    message = f"The scale runs from {bottom:g} to {top:g} {unit}".rstrip() + ". A range such as 2–4 is fine too."
    bounds = {"validate": "decimal", "criteria": "between", "minimum": bottom, "maximum": top}
    return rule | bounds | {"error_message": message[:_LIST_LIMIT]}


def _breaks_a_list(label: str) -> bool:
    """Tell whether a label cannot stand in a drop-down list, which has its own signs and no control characters."""
    return "," in label or '"' in label or clean_text(label).text != label
