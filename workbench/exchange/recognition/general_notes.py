"""Note what was found about a table as a whole, and about columns whose role is not plain."""

from collections.abc import Mapping, Sequence

from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.grid import find_filled
from workbench.exchange.recognition.kept_rows import KeptRows
from workbench.exchange.recognition.layout import Layout
from workbench.exchange.recognition.note_book import NoteBook, short_header
from workbench.exchange.recognition.roles import Roles
from workbench.exchange.recognition.score_reading import is_missing
from workbench.exchange.table import Source
from workbench.model import Framework
from workbench.workflows.wording import count_of, join_names

_ENOUGH_KNOWN = 2
_ROLE_NAMES = {"given_priority": "the earlier priority", "given_rank": "the earlier rank", "derived": "the computed score",
               "title": "the title"}  # fmt: skip


def note_table(source: Source, layout: Layout, notes: NoteBook) -> None:
    """Note other sheets, a table that is turned round, a guessed or mended header and hidden rows."""
    for table in source.tables:
        rows = 0 if table is layout.grid.table else len(find_filled(table.rows))
        if rows:
            hidden = "hidden " if table.is_hidden else ""
            message = f"The {hidden}sheet “{table.sheet}” with {count_of(rows, 'row')} was not read. Choose it to import it instead."
            notes.add("sheet_not_read", message, found=table.sheet)
    if layout.grid.is_transposed:
        notes.add("transposed", "Features stand in columns here, so the table was turned round. A feature's row is its column in the file.")
    _note_header(layout, notes)
    hidden_rows = [layout.grid.number(row) for row in layout.body if _is_hidden(layout, row)]
    if hidden_rows:
        where = join_names([str(number) for number in hidden_rows])
        notes.add("hidden_rows_read", f"Hidden rows were read like the others: {where}.", found=where)


def _is_hidden(layout: Layout, row: int) -> bool:
    hidden = layout.grid.table.hidden_rows
    return bool(hidden) and not layout.grid.is_transposed and layout.grid.number(row) in hidden


def _note_header(layout: Layout, notes: NoteBook) -> None:
    header = layout.header
    if header.row is None:
        notes.add("header_guessed", "No row names the columns, so the first row was read as a feature. Choose a header row if there is one.")
    elif header.known < _ENOUGH_KNOWN and not layout.grid.is_transposed:
        number = layout.grid.number(header.row)
        notes.add("header_guessed", "it was taken as the header, although hardly any of its names is known.", row=header.row, found=str(number))
    if layout.mended:
        torn = next(name for name in layout.header.names if name not in layout.mended)
        message = (
            f"the header has {len(layout.mended)} cells and every row {layout.width}, because “{short_header(torn)}” holds the "
            "delimiter without quotes. Its pieces were put together again."
        )
        notes.add("row_of_wrong_length", message, row=header.row, found=torn)
    if layout.is_short:
        longest = max(len(layout.grid.rows[row]) for row in layout.body)
        message = (
            f"the header names {layout.width} columns, but no row has more than {longest} cells. The last columns were taken as "
            "empty. If a name in the header holds the delimiter, put quotes round it."
        )
        notes.add("row_of_wrong_length", message, row=header.row)


def note_roles(
    layout: Layout, columns: Sequence[Column], roles: Roles, kept: KeptRows, framework: Framework, notes: NoteBook
) -> None:
    """Note a missing title column, contested roles, and columns whose cells are not what their header says."""
    by_index = {column.index: column for column in columns}
    if not roles.titles and kept.rows:
        notes.add("no_title_column", "No column holds titles, so the features are called by their rows. Choose the title column if there is one.")
    if len(roles.titles) > 1:
        listed = join_names([notes.header(index) or "" for index in roles.titles])
        notes.add("columns_joined", f"Titles are indented over {len(roles.titles)} columns ({listed}); the first filled one counts, and the level above it is its parent.")
    if len(roles.labels) > 1:
        notes.add("columns_joined", f"{len(roles.labels)} columns of this name were joined by commas.", index=roles.labels[0])
    for loser, winner, role in dict.fromkeys(roles.contested):
        if loser not in roles.held and loser not in roles.titles:
            what = _ROLE_NAMES.get(role) or framework.dimension(role).name.lower()
            message = f"it could also be {what}, which “{short_header(notes.header(winner) or '')}” holds. It is kept beside each feature."
            notes.add("role_contested", message, index=loser)
    _note_unscored(by_index, roles, kept, framework, notes)
    for index, top, count in kept.repeated:
        text = layout.grid.rows[top][index].strip()
        notes.add("value_repeated", f"“{text}” is merged over several rows and was taken for each of the {count}.", row=top, index=index, found=text)
    _note_formulas(layout, columns, roles, kept, notes)
    if not kept.rows:
        notes.add("nothing_to_rank", "There is a header but no row below it that is a feature, so there is nothing to rank.")


def note_inputs(framework: Framework, roles: Roles, notes: NoteBook) -> None:
    """Note the inputs of a ratio framework that no column holds: without them nothing can be ranked."""
    if not framework.is_ratio:
        return
    for dimension in framework.dimensions:
        if roles.holder(dimension.key) is None:
            message = f"No column was recognised as {dimension.name.lower()}, and {framework.name} needs every input. Choose the column that holds it."
            notes.add("input_missing", message)


def _note_unscored(
    by_index: Mapping[int, Column], roles: Roles, kept: KeptRows, framework: Framework, notes: NoteBook
) -> None:
    for found, kind, what in ((roles.dates, "looks_like_a_date", "dates"), (roles.prose, "not_a_score", "sentences")):
        for index, dimension in found:
            if index in roles.held or index not in by_index:
                continue
            place = next((place for place, cell in enumerate(kept.cells[index]) if not is_missing(cell)), None)
            name = framework.dimension(dimension).name.lower()
            message = f"its name suggests {name}, but its cells are {what}, so it is kept as it is."
            row = None if place is None else kept.rows[place]
            shown = None if place is None else kept.cells[index][place].strip()
            notes.add(kind, message, row=row, index=index, found=shown)  # type: ignore[arg-type]


def _note_formulas(layout: Layout, columns: Sequence[Column], roles: Roles, kept: KeptRows, notes: NoteBook) -> None:
    """Note formulas that were never calculated, once for each column that is no input."""
    if not layout.grid.table.no_value:
        return
    for column in columns:
        held = roles.held.get(column.index)
        if held is not None and held.role not in {"given_priority", "given_rank", "derived"}:
            continue
        empty = [row for row in kept.rows if layout.grid.has_no_value(row, column.index)]
        if empty:
            message = f"{count_of(len(empty), 'formula')} here {'was' if len(empty) == 1 else 'were'} never calculated; the cells are left empty."
            notes.add("formula_without_value", message, row=empty[0], index=column.index)
