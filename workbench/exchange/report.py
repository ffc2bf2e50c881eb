"""How a file was understood: what the import screen shows and ``workbench inspect --json`` prints."""

from pydantic import Field

from workbench.model import Backlog, Direction, Framework, Note, Record, Scale


class SheetRows(Record):
    """How much of a file one of its sheets gives."""

    name: str
    header_row: int = Field(ge=1, description="Row of this sheet that names the columns.")
    read: int = Field(ge=0, description="Rows below the header that are not blank.")
    imported: int = Field(default=0, ge=0, description="Features that come from it; 0 where it was not read.")
    headers: tuple[str, ...] = Field(description="Of its own columns, from left to right; '' for one without a name.")


class FileFacts(Record):
    """What kind of file it is and which part of it was read."""

    name: str
    format: str = Field(description="'csv', 'tsv', 'xlsx', 'xls', 'ods', 'json'; told by content, not by name.")
    encoding: str | None = Field(default=None, description="'utf-8', 'utf-16' or 'cp1252'; None for binary formats.")
    delimiter: str | None = Field(default=None, description="One of , ; TAB |; None for binary formats.")
    sheet: str | None = Field(
        default=None, description="The sheet that was read; None for text files, and where several were read together."
    )
    header_row: int | None = Field(
        default=None,
        description="Row that names the columns, from 1; None if there is none, or if features stand in columns.",
    )
    sheets: tuple[str, ...] = Field(default=(), description="Every sheet of the file, in its order.")
    sheets_not_read: tuple[str, ...] = ()
    sheets_alike: tuple[SheetRows, ...] = Field(
        default=(), description="The sheets that can be taken together, in the file's order; empty where fewer than 2."
    )
    all_sheets: bool = Field(default=False, description="Whether those were read together as one table.")
    tracker: str | None = Field(default=None, description="'Jira', 'Linear' …, where its headers tell; None otherwise.")


class CellGroup(Record):
    """The rows of one kind or one status."""

    name: str = Field(description="As it stands in most of the cells; '' for rows without one.")
    rows: int = Field(ge=1, description="How many features the file has of it.")
    is_taken: bool = Field(default=True, description="False where the person leaves these rows out.")
    suggestion: str = Field(default="", description="Why one might leave them out, such as 'done'; else empty.")


class ColumnReading(Record):
    """How one column was understood."""

    header: str = Field(description="As written; '' where the column has no name.")
    position: int = Field(ge=1, description="1 is the leftmost column of the sheet.")
    letter: str = Field(
        description="'A', 'B' … as a spreadsheet shows it; 'C, D' where it differs from sheet to sheet, '–' for none."
    )
    role: str = Field(description="A role of the column, as listed in docs/importing.md; 'carried' where it has none.")
    direction: Direction | None = Field(default=None, description="For inputs; None otherwise.")
    scale: Scale | None = Field(default=None, description="For inputs, pinned; None otherwise.")
    sure: bool = Field(description="False where the role, direction or scale is a guess to be confirmed.")
    question: str = Field(default="", description="What to ask the person where it is not sure; else empty.")
    samples: tuple[str, ...] = Field(default=(), description="The first few filled cells, as written.")
    filled: int = Field(default=0, ge=0, description="How many cells are not empty.")
    missing: int = Field(default=0, ge=0, description="For inputs: how many imported features have no score in it.")
    groups: tuple[CellGroup, ...] = Field(default=(), description="For kind and status: what there is to choose from.")


class ColumnChoice(Record):
    """What the person says about a column; what they leave out stays as it was recognised."""

    position: int = Field(ge=1)
    role: str | None = None
    direction: Direction | None = None
    scale: Scale | None = None
    leave_out: tuple[str, ...] | None = Field(
        default=None, description="For kind and status: the groups whose rows are not imported."
    )


class Corrections(Record):
    """What the person says about a file; what they leave out is recognised."""

    framework: Framework | None = Field(default=None, description="Read the columns for this one.")
    sheet: str | None = Field(default=None, description="Read this sheet.")
    all_sheets: bool = Field(
        default=False, description="Read every sheet whose headers fit as one table, whatever ``sheet`` says."
    )
    header_row: int | None = Field(
        default=None,
        ge=0,
        description="This row names the columns, as the person sees it, on every sheet that is read; 0 for none.",
    )
    choices: tuple[ColumnChoice, ...] = ()


AS_RECOGNISED = Corrections()
"""No correction: everything as it is recognised."""


class ImportReport(Record):
    """Everything that was understood, corrected, guessed or left out; rows_read = imported + skipped."""

    file: FileFacts
    framework: str = Field(description="Key of the framework the columns were read for.")
    columns: tuple[ColumnReading, ...]
    rows_read: int = Field(ge=0, description="Rows below the header that are not blank.")
    rows_imported: int = Field(ge=0)
    rows_skipped: int = Field(ge=0)
    rows: dict[str, int] = Field(description="Feature id → its row as the person sees it.")
    sheets: dict[str, str] = Field(
        default_factory=dict, description="Feature id → its sheet, where several were read together; else empty."
    )
    notes: tuple[Note, ...] = ()


class Recognition(Record):
    """A file as the workbench would import it."""

    backlog: Backlog
    report: ImportReport
