"""Workbooks built part by part, so that a test can say exactly what stands in the file."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"

Parts = Mapping[str, str | bytes | Iterable[str]]


def pack(parts: Parts) -> bytes:
    """Pack parts into a ZIP archive; a part may be given in pieces."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in [content] if isinstance(content, str | bytes) else content:
                    part.write(piece.encode() if isinstance(piece, str) else piece)
    return stream.getvalue()


def worksheet(rows: str, after: str = "") -> str:
    """Write a sheet's XML around its rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook_parts(
    *sheets: str | Iterable[str], **parts: str | Iterable[str]
) -> dict[str, str | bytes | Iterable[str]]:
    """Write the parts of a workbook; ``sharedStrings``, ``styles`` and ``workbook`` may be given."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    related = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    related += [(name, name, f"{name}.xml") for name in parts if name != "workbook"]
    relations = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in related
    )
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in zip(numbers, sheets, strict=True)},
        **{f"xl/{name}.xml": content for name, content in parts.items()},
    }


@pytest.fixture(name="make_xlsx")
def _make_xlsx() -> Callable[..., bytes]:
    """Give a function that makes a workbook of rows as XML, one text a sheet."""

    def make(*sheets: str, after: str = "", **parts: str) -> bytes:
        return pack(workbook_parts(*(worksheet(rows, after) for rows in sheets), **parts))

    return make


@pytest.fixture(name="make_whole_xlsx")
def _make_whole_xlsx() -> Callable[..., bytes]:
    """Give a function that makes a workbook of whole sheets as XML, each a text or its pieces."""

    def make(*sheets: str | Iterable[str], **parts: str | Iterable[str]) -> bytes:
        return pack(workbook_parts(*sheets, **parts))

    return make


@pytest.fixture(name="pack_parts")
def _pack_parts() -> Callable[[Parts], bytes]:
    """Give the function that packs parts."""
    return pack


@pytest.fixture(name="make_ods")
def _make_ods() -> Callable[..., bytes]:
    """Give a function that makes an ODS spreadsheet of tables as XML."""

    def make(*tables: str, styles: str = "", start: str = "") -> bytes:
        spaces = {
            "office": "office", "table": "table", "text": "text", "style": "style",
            "calcext": "calcext", "draw": "drawing", "dc": "dc",
        }  # fmt: skip
        declared = " ".join(f'xmlns:{prefix}="{OPEN_DOCUMENT}:{name}:1.0"' for prefix, name in spaces.items())
        content = (
            f"{start}<office:document-content {declared}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
            "</office:document-content>"
        )
        return pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})

    return make
