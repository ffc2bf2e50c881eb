"""A document as Markdown: for a wiki, a ticket, or any editor."""

from collections.abc import Iterator

from workbench.reports.blocks import Block, Bullets, Document, Heading, Paragraph, Picture, Table
from workbench.reports.markdown_text import escape, escape_lines

_BREAK = "  \n"
"""Two spaces end a line in every dialect."""


def write_markdown(document: Document) -> str:
    """Write a document as Markdown.

    Returns
    -------
    CommonMark with the tables of GitHub; ends with a line break. All text is escaped. A picture is told in its words:
    wikis show no pictures that stand in the text itself. The footer stands at the end, under a line.
    """
    parts = [f"# {escape(document.title)}", escape(document.meta)]
    parts += [_written(block) for block in document.blocks]
    if footer := escape(document.footer):
        parts += ["---", footer]
    return "\n\n".join(part for part in parts if part) + "\n"


def _written(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {escape(block.text)}"
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            return "\n".join(f"- {_with_lead(item.lead, item.text, indent='  ')}" for item in block.items)
        case Table():
            return "\n".join(_table(block))
        case Picture():
            return f"*{escape(block.alt)}*"


def _paragraph(block: Paragraph) -> str:
    text = _with_lead(block.lead, block.text)
    if block.tone == "gap" and text:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return text


def _with_lead(lead: str, text: str, indent: str = "") -> str:
    lines = f"{_BREAK}{indent}".join(escape_lines(text))
    bold = f"**{escape(lead)}**" if escape(lead) else ""
    return " ".join(part for part in (bold, lines) if part)


def _table(block: Table) -> Iterator[str]:
    yield _row(block.headings)
    yield f"| {' | '.join('---:' if place in block.numbers else '---' for place in range(len(block.headings)))} |"
    for row in block.rows:
        yield _row(row)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(escape, cells))} |"
