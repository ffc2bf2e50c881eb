"""Note what was found about a table as a whole, and about columns whose role is not plain."""

from collections.abc import Mapping

from workbench.exchange.recognition.grid import find_filled
from workbench.exchange.recognition.header_words import is_known_name, normalise
from workbench.exchange.recognition.layout import Layout
from workbench.exchange.recognition.note_book import NoteBook, short_header
from workbench.exchange.recognition.role_book import CARRIED, GIVEN
from workbench.exchange.recognition.score_reading import is_missing
from workbench.exchange.recognition.table_reading import TableReading
from workbench.exchange.table import Source
from workbench.model import Framework, NoteKind
from workbench.workflows.wording import count_of, join_names

_ENOUGH_KNOWN = 2
_NO_REASON: Mapping[str, str] = {}
_ROLE_NAMES = {
    "given_priority": "the earlier priority",
    "given_rank": "the earlier rank",
    "derived": "the computed score",
    "title": "the title",
}


def note_sheets(source: Source, layout: Layout, notes: NoteBook, *, why_not: Mapping[str, str] = _NO_REASON) -> None:
    """Note every sheet that holds something and was not read, with the reason where there is one."""
    taken = {part.sheet for part in layout.grid.table.parts}
    for table in source.tables:
        rows = 0 if table is layout.grid.table or table.sheet in taken else len(find_filled(table.rows))
        if rows:
            what = f"The {'hidden ' if table.is_hidden else ''}sheet “{table.sheet}” with {count_of(rows, 'row')}"
            reason = why_not.get(table.sheet or "", "")
            message = f"{what} was not read{f': {reason}' if reason else ''}. Choose it to import it instead."
            notes.add("sheet_not_read", message, found=table.sheet)


def note_table(layout: Layout, framework: Framework, notes: NoteBook) -> None:
    """Note a table that is turned round, a guessed or mended header and hidden rows."""
    if layout.grid.is_transposed:
        message = (
            "Features stand in columns here, so the table was turned round. A feature's row is its column in the file."
        )
        notes.add("transposed", message)
    _note_header(layout, framework, notes)
    for part in layout.parts or (layout,):
        hidden = part.grid.table.hidden_rows if not part.grid.is_transposed else frozenset()
        hidden_rows = [number for number in part.grid.numbers(part.body) if number in hidden] if hidden else []
        if hidden_rows:
            where = join_names([str(number) for number in hidden_rows])
            on = f" on sheet “{part.grid.table.sheet}”" if layout.parts else ""
            notes.add("hidden_rows_read", f"Hidden rows{on} were read like the others: {where}.", found=where)


def note_roles(table: TableReading) -> None:
    """Note a missing title column, contested roles, and columns whose cells are not what their header says."""
    notes, roles = table.notes, table.roles
    _note_titles(table)
    if len(roles.labels) > 1:
        message = f"{len(roles.labels)} columns of this name were joined by commas."
        notes.add("columns_joined", message, index=roles.labels[0])
    for loser, winner, role in dict.fromkeys(roles.contested):
        if loser not in roles.held and loser not in roles.titles:
            what = _ROLE_NAMES.get(role) or table.framework.dimension(role).name.lower()
            holder = short_header(notes.header(winner) or "")
            message = f"it could also be {what}, which “{holder}” holds. It is kept beside each feature."
            notes.add("role_contested", message, index=loser)
    _note_unscored(table, roles.dates, "looks_like_a_date", "dates")
    _note_unscored(table, roles.prose, "not_a_score", "sentences")
    for index, top, count in table.kept.repeated:
        text = table.layout.grid.rows[top][index].strip()
        message = f"“{text}” is merged over several rows and was taken for each of the {count}."
        notes.add("value_repeated", message, row=top, index=index, found=text)
    _note_formulas(table)
    if not table.kept.rows:
        notes.add("nothing_to_rank", "No row below the header is a feature, so there is nothing to rank.")


def note_inputs(table: TableReading) -> None:
    """Note the inputs of a ratio framework that no column holds: without them nothing can be ranked."""
    if not table.framework.is_ratio:
        return
    for dimension in table.framework.dimensions:
        if table.roles.holder(dimension.key) is None:
            what = f"No column was recognised as {dimension.name.lower()}"
            message = f"{what}, and {table.framework.name} needs every input. Choose the column that holds it."
            table.notes.add("input_missing", message)


def _note_header(layout: Layout, framework: Framework, notes: NoteBook) -> None:
    header = layout.header
    own = {normalise(name) for one in framework.dimensions for name in (one.key, one.name, one.short)}
    known = sum(1 for name in header.names if name and (is_known_name(name) or normalise(name) in own))
    if header.row is None:
        message = (
            "No row names the columns, so the first row was read as a feature. Choose a header row if there is one."
        )
        notes.add("header_guessed", message)
    elif known < _ENOUGH_KNOWN and not layout.grid.is_transposed:
        message = "it was taken as the header, although hardly any of its names is known."
        notes.add("header_guessed", message, row=header.row, found=" | ".join(filter(None, header.names)))
    if layout.mended:
        torn = next(name for name in header.names if name not in layout.mended)
        message = (
            f"the header has {len(layout.mended)} cells and every row {layout.width}, because “{short_header(torn)}” "
            "holds the delimiter without quotes. Its pieces were put together again."
        )
        notes.add("row_of_wrong_length", message, row=header.row, found=torn)
    if layout.is_short:
        longest = max(len(layout.grid.rows[row]) for row in layout.body)
        message = (
            f"the header names {layout.width} columns, but no row has more than {longest} cells. The last columns were "
            "taken as empty. If a name in the header holds the delimiter, put quotes round it."
        )
        notes.add("row_of_wrong_length", message, row=header.row)


def _note_titles(table: TableReading) -> None:
    titles = table.roles.titles
    if not titles and table.kept.rows:
        message = (
            "No column holds titles, so the features are called by their rows. Choose the title column if there is one."
        )
        table.notes.add("no_title_column", message)
    if len(titles) > 1:
        listed = join_names([table.notes.header(index) or "" for index in titles])
        message = (
            f"Titles are indented over {len(titles)} columns ({listed}); the first filled one counts, and the level "
            "above it is its parent."
        )
        table.notes.add("columns_joined", message)


def _note_unscored(table: TableReading, found: list[tuple[int, str]], kind: NoteKind, what: str) -> None:
    known = {column.index for column in table.columns}
    for index, dimension in found:
        if index in table.roles.held or index not in known:
            continue
        cells = table.kept.cells[index]
        place = next((place for place, cell in enumerate(cells) if not is_missing(cell)), None)
        name = table.framework.dimension(dimension).name.lower()
        message = f"its name suggests {name}, but its cells are {what}, so it is kept as it is."
        if place is None:
            table.notes.add(kind, message, index=index)
        else:
            table.notes.add(kind, message, row=table.kept.rows[place], index=index, found=cells[place].strip())


def _note_formulas(table: TableReading) -> None:
    """Note formulas that were never calculated, once for each column that is no input."""
    grid = table.layout.grid
    if not grid.table.no_value:
        return
    for column in table.columns:
        held = table.roles.held.get(column.index)
        if held is not None and held.role not in {CARRIED, *GIVEN}:
            continue
        empty = [row for row in table.kept.rows if grid.has_no_value(row, column.index)]
        if empty:
            verb = "was" if len(empty) == 1 else "were"
            what = f"{count_of(len(empty), 'formula')} here {verb} never calculated"
            message = f"{what}; nothing was read there. Open the file in a spreadsheet and save it."
            table.notes.add("formula_without_value", message, row=empty[0], index=column.index)
