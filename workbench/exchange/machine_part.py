"""What a workbook of ours says to the workbench and not to people: the framework, the columns, the order."""

from pydantic import Field, ValidationError
from pydantic_core import from_json

from workbench.errors import InvalidBacklog
from workbench.exchange.own_columns import OwnColumn
from workbench.exchange.own_rows import REMAINDER_HEADER, RowPlan, ascii_json
from workbench.model import Backlog, Framework, Note, PlanRules, Record, SummaryEdits

FRAMEWORK_SHEET = "Framework"
MACHINE_LABEL = REMAINDER_HEADER
WORKBOOK_KIND = "decision-workbench workbook"
VERSION = 1


class MachinePart(Record):
    """Everything about a backlog that is not in the rows of the sheet Scores."""

    kind: str = WORKBOOK_KIND
    version: int = VERSION
    name: str
    framework: Framework
    carried_headers: tuple[str, ...]
    notes: tuple[Note, ...]
    columns: tuple[tuple[str, str], ...] = Field(description="Header and field of each column, from left to right.")
    kept_blanks: tuple[str, ...] = Field(description="Fields whose empty cell means '' and not nothing.")
    order: tuple[str, ...] = Field(description="Feature ids in the backlog's own order.")
    rules: PlanRules = Field(default=PlanRules(), description="What the plan must keep to.")
    summary: SummaryEdits = Field(default=SummaryEdits(), description="What a person has made of the summary.")

    @property
    def plan(self) -> RowPlan:
        """How the rows of the sheet Scores were laid out."""
        columns = tuple(OwnColumn(field, header) for header, field in self.columns)
        return RowPlan(self.framework, columns, frozenset(self.kept_blanks))


def write_machine_part(backlog: Backlog, plan: RowPlan) -> str:
    """Write the part as ASCII JSON."""
    part = MachinePart(
        name=backlog.name,
        framework=backlog.framework,
        carried_headers=backlog.carried_headers,
        notes=backlog.notes,
        columns=tuple((column.header, column.field) for column in plan.columns),
        kept_blanks=tuple(sorted(plan.kept_blanks)),
        order=tuple(feature.id for feature in backlog.features),
        rules=backlog.plan,
        summary=backlog.summary,
    )
    return ascii_json(part.model_dump(mode="json"))


def parse_machine_part(text: str) -> MachinePart:
    """Read the part back.

    Raises
    ------
    InvalidBacklog
        When it is damaged or of a later version.
    InvalidFramework
        When its framework contradicts itself.
    """
    try:
        document = from_json(text)
        check_version(document, VERSION)
        return MachinePart.model_validate(document)
    except (ValidationError, ValueError) as fault:
        raise InvalidBacklog(
            f"Sheet '{FRAMEWORK_SHEET}': the lines below '{MACHINE_LABEL}' were changed and cannot be read. Take "
            "another copy of the file.",
            place=FRAMEWORK_SHEET,
        ) from fault


def check_version(document: object, known: int) -> None:
    """Check that a document of ours is of a version that this workbench knows.

    Raises
    ------
    InvalidBacklog
        When it is of a later one.
    """
    version = document.get("version") if isinstance(document, dict) else None
    if isinstance(version, int) and version > known:
        raise InvalidBacklog(
            f"This file was written by a newer workbench (version {version}; this one reads up to {known}). Update the "
            "workbench, or export the file again as CSV.",
            place="version",
        )
