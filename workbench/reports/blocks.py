"""A document as data: blocks of plain text, a table or a picture, in reading order; every rendering reads the same.

All text is plain: a renderer escapes it for its own format and adds no words.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from workbench.model import Record


class Heading(Record):
    """The title of a part."""

    kind: Literal["heading"] = "heading"
    text: str = Field(min_length=1)
    level: Literal[2, 3] = Field(default=2, description="2 for a part, 3 for a part of a part; the title is 1.")


class Paragraph(Record):
    """A paragraph, with or without bold words before it."""

    kind: Literal["paragraph"] = "paragraph"
    lead: str = Field(default="", description="Bold, as the start of the same paragraph.")
    text: str = Field(default="", description="May be empty where there is a lead.")
    tone: Literal["body", "gap", "small"] = Field(
        default="body", description="'gap' is a place left to be filled in by a person, 'small' a note."
    )


class Item(Record):
    """A line of a list."""

    lead: str = Field(default="", description="Bold or italic, before the text.")
    text: str = ""


class Bullets(Record):
    """A list without numbers."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[Item, ...] = Field(min_length=1)


class Table(Record):
    """A table with a row of headings; the first column names the rows.

    Raises
    ------
    ValueError
        When a row has not as many cells as there are headings.
    """

    kind: Literal["table"] = "table"
    headings: tuple[str, ...] = Field(min_length=1)
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = Field(default=(), description="Positions of the columns set to the right.")
    widths: tuple[float, ...] = Field(
        default=(), description="Share of each column in the width; empty: the text decides."
    )

    @model_validator(mode="after")
    def _is_rectangular(self) -> Self:
        if any(len(row) != len(self.headings) for row in self.rows):
            raise ValueError("every row needs as many cells as there are headings")
        return self


class Picture(Record):
    """A chart, drawn as SVG, and what it shows in words."""

    kind: Literal["picture"] = "picture"
    svg: str = Field(min_length=1, description="A whole SVG document, no outside references.")
    alt: str = Field(min_length=1, description="For whoever cannot see it.")
    share: float = Field(default=1.0, gt=0, le=1, description="How much of the text's width it takes.")


Block = Heading | Paragraph | Bullets | Table | Picture


class Document(Record):
    """A document in reading order."""

    title: str = Field(min_length=1)
    meta: str = Field(default="", description="Date, status, revision; under the title.")
    blocks: tuple[Block, ...]
    footer: str = Field(default="", description="At the foot of the last page.")
