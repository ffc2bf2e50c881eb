"""A file of our own as an import shows it: what came back, and how each column was understood."""

from collections.abc import Mapping

from workbench.errors import InvalidFramework
from workbench.exchange.cell_places import column_letters
from workbench.exchange.own_columns import OwnColumn, field_cell, field_value, split_field
from workbench.exchange.own_files import read_own_json, read_own_rows
from workbench.exchange.own_rows import SCORES_SHEET
from workbench.exchange.recognition.role_book import CARRIED
from workbench.exchange.report import ColumnReading, FileFacts, ImportReport, Recognition
from workbench.exchange.score_cells import number_text
from workbench.exchange.xlsx_scores import plan_rows
from workbench.model import ABOUT_FIELDS, BUILT_IN, Backlog, Framework, built_in_framework

_SAMPLES = 5
_LONGEST_SAMPLE = 80


def read_own(name: str, data: bytes, framework: Framework | None = None) -> Recognition | None:
    """Read a JSON file or a workbook that the workbench wrote itself.

    Parameters
    ----------
    name
        The file's name.
    data
        Its bytes.
    framework
        What the person wants it judged by; None for the file's own. A built-in framework leaves the file's own scales
        and weights alone where it is the same one; one of the person's own replaces them.

    Returns
    -------
    The backlog as it was, with what was changed in its cells, and the report of an import in which nothing was guessed.
    In a JSON file features are numbered as if they stood below a header, from 2. None for any other file, and for a
    workbook whose dimensions are not those of the framework: its columns must then be recognised.

    Raises
    ------
    InvalidBacklog, InvalidFramework, InvalidScore
        When it is ours but damaged, of a later version, or contradicts itself; when a JSON file is to be judged by a
        framework with other dimensions.
    """
    backlog = read_own_json(data)
    if backlog is not None:
        if not _fits(backlog, framework):
            raise InvalidFramework(
                f"'{name}' was judged by {backlog.framework.name}, which has other dimensions. Open it without naming "
                "a framework, or export it as CSV and open that.",
            )
        backlog = _judged_by(backlog, framework)
        columns = dict(enumerate(plan_rows(backlog).columns, start=1))
        rows = {feature.id: number for number, feature in enumerate(backlog.features, start=2)}
        return _recognition(backlog, FileFacts(name=name, format="json", encoding="utf-8"), columns, rows)
    found = read_own_rows(data)
    if found is None or not _fits(found.backlog, framework):
        return None
    facts = FileFacts(name=name, format="xlsx", sheet=SCORES_SHEET, header_row=1, sheets=found.sheets)
    return _recognition(_judged_by(found.backlog, framework), facts, found.columns, found.rows, skipped=found.skipped)


def _fits(backlog: Backlog, framework: Framework | None) -> bool:
    return framework is None or set(framework.keys) == set(backlog.framework.keys)


def _judged_by(backlog: Backlog, framework: Framework | None) -> Backlog:
    if framework is None or (framework.key in BUILT_IN and framework == built_in_framework(framework.key)):
        return backlog
    return backlog.model_copy(update={"framework": framework})


def _recognition(
    backlog: Backlog,
    facts: FileFacts,
    columns: Mapping[int, OwnColumn],
    rows: Mapping[str, int],
    *,
    skipped: int = 0,
) -> Recognition:
    shown = sorted((place, column) for place, column in columns.items() if column.field != "id")
    report = ImportReport(
        file=facts,
        framework=backlog.framework.key,
        columns=tuple(_describe(backlog, place, column) for place, column in shown),
        rows_read=len(backlog.features) + skipped,
        rows_imported=len(backlog.features),
        rows_skipped=skipped,
        rows=dict(rows),
        notes=backlog.notes,
    )
    return Recognition(backlog=backlog, report=report)


def _describe(backlog: Backlog, place: int, column: OwnColumn) -> ColumnReading:
    group, key = split_field(column.field)
    dimension = backlog.framework.dimension(key) if group == "score" else None
    contents = [field_cell(backlog.framework, column.field, field_value(one, column.field)) for one in backlog.features]
    filled = [cell if isinstance(cell, str) else number_text(cell) for cell in contents if cell != ""]
    has_role = group in {"score", "given"} or column.field in {"key", "title", *ABOUT_FIELDS}
    return ColumnReading(
        header=column.header,
        position=place,
        letter=column_letters(place),
        role=key if has_role else CARRIED,
        direction=dimension.direction if dimension else None,
        scale=dimension.scale if dimension else None,
        sure=True,
        samples=tuple(cell[:_LONGEST_SAMPLE] for cell in filled[:_SAMPLES]),
        filled=len(filled),
        missing=len(contents) - len(filled) if dimension else 0,
    )
