"""Collect the notes of an import, each with its place."""

from bisect import bisect_left
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
    rows, ids
        Indexes of the rows that are features, in order, and the ids of those features.
    notes
        In the order in which they were made.
    """

    grid: Grid
    headers: Sequence[str]
    rows: Sequence[int] = ()
    ids: Sequence[str] = ()
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
                sheet=self.grid.sheet(row),
                row=None if row is None else self.grid.number(row),
                column=header,
                cell=cell,
                found=None if found is None else found[:LONGEST_FOUND],
                feature_id=None if row is None else self._feature_id(row),
            )
        )

    def header(self, index: int | None) -> str | None:
        """Name a column for people; None for no column."""
        if index is None:
            return None
        name = " ".join(self.headers[index].split()) if index < len(self.headers) else ""
        return self.headers[index] if name else f"column {self.grid.position(index)}"

    def _feature_id(self, row: int) -> str | None:
        place = bisect_left(self.rows, row)
        return self.ids[place] if place < len(self.rows) and self.rows[place] == row else None

    def _place(self, row: int | None, header: str | None, cell: str | None) -> str:
        if row is not None and cell is not None and header is not None:
            part = self.grid.part(row)
            return f"{short_header(header)}, {cell}{f' of sheet “{part.sheet}”' if part else ''}"
        if row is not None:
            name = self.grid.row_name(row)
            return f"{name[0].upper()}{name[1:]}"
        return short_header(header) if header else ""


def short_header(header: str, most: int = 40) -> str:
    """Cut a header that is a whole paragraph at its first line and at ``most`` characters."""
    first = header.strip().split("\n")[0].strip()
    return first if len(first) <= most else f"{first[: most - 1].rstrip()}…"
