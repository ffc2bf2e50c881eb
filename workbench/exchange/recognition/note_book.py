"""Collect the notes of an import, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.exchange.recognition.grid import Grid
from workbench.model import Note, NoteKind

LONGEST_FOUND = 200
"""Characters of a cell that a note repeats."""


@dataclass
class NoteBook:
    """The notes of one import.

    Attributes
    ----------
    grid
        The sheet that they are about.
    headers
        The name of each column, by index.
    ids
        Index of a row → the id of the feature that stands there.
    notes
        In the order in which they were made.
    """

    grid: Grid
    headers: Sequence[str]
    ids: dict[int, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def add(
        self,
        kind: NoteKind,
        message: str,
        *,
        row: int | None = None,
        index: int | None = None,
        found: str | None = None,
    ) -> None:
        """Note something.

        Parameters
        ----------
        kind
            What kind of thing it is.
        message
            What was found and what was done; the place is put before it.
        row, index
            Where, as indexes into the grid; None where it is not about one row or column.
        found
            What stood there.
        """
        header = self.header(index)
        cell = self.grid.cell_name(row, index) if row is not None and index is not None else None
        place = self._place(row, header, cell)
        self.notes.append(
            Note(
                kind=kind,
                message=f"{place}: {message}" if place else message,
                sheet=self.grid.sheet,
                row=None if row is None else self.grid.number(row),
                column=header,
                cell=cell,
                found=None if found is None else found[:LONGEST_FOUND],
                feature_id=None if row is None else self.ids.get(row),
            )
        )

    def header(self, index: int | None) -> str | None:
        """Name a column for people; None for no column."""
        if index is None:
            return None
        name = " ".join(self.headers[index].split()) if index < len(self.headers) else ""
        return self.headers[index] if name else f"column {self.grid.position(index)}"

    def _place(self, row: int | None, header: str | None, cell: str | None) -> str:
        if cell is not None and header is not None:
            return f"{short_header(header)}, {cell}"
        if row is not None:
            return f"{'Column' if self.grid.is_transposed else 'Row'} {self.grid.number(row)}"
        return short_header(header) if header else ""


def short_header(header: str, most: int = 40) -> str:
    """Cut a header that is a whole paragraph at its first line and at ``most`` characters."""
    first = header.strip().split("\n")[0].strip()
    return first if len(first) <= most else f"{first[: most - 1].rstrip()}…"
