"""What a file is that is no spreadsheet, told by how it begins, and what to do about it."""

import re

from workbench.errors import SpreadsheetError

_EXPORT = "Export the table as .xlsx or CSV and open that file."
_TYPE_IT = "Open the file that the table was made in, or type the features in."
_UNPACK = "Unpack it and open the spreadsheet inside."

_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", _EXPORT),
    (b"\x89PNG", "a picture", _TYPE_IT),
    (b"\xff\xd8\xff", "a picture", _TYPE_IT),
    (b"GIF8", "a picture", _TYPE_IT),
    (b"BM", "a picture", _TYPE_IT),
    (b"II*\0", "a picture", _TYPE_IT),
    (b"MM\0*", "a picture", _TYPE_IT),
    (b"\0\0\1\0", "a picture", _TYPE_IT),
    (b"\x1f\x8b", "a packed file (gzip)", _UNPACK),
    (b"BZh", "a packed file (bzip2)", _UNPACK),
    (b"\xfd7zXZ\0", "a packed file (xz)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a packed file (Zstandard)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!", "an archive (RAR)", _UNPACK),
    (b"MZ", "a program", "Choose the file that holds your features."),
    (b"\x7fELF", "a program", "Choose the file that holds your features."),
    (b"\xcf\xfa\xed\xfe", "a program", "Choose the file that holds your features."),
    (b"\xca\xfe\xba\xbe", "a program", "Choose the file that holds your features."),
    (b"SQLite format 3\0", "a database", _EXPORT),
    (b"PAR1", "a Parquet file", _EXPORT),
    (b"{\\rtf", "a text document (RTF)", _EXPORT),
    (b"OggS", "a recording", _TYPE_IT),
    (b"ID3", "a recording", _TYPE_IT),
)
_LATER: tuple[tuple[int, bytes, str, str], ...] = (
    (8, b"WEBP", "a picture", _TYPE_IT),
    (4, b"ftyp", "a picture or a film", _TYPE_IT),
    (257, b"ustar", "an archive (tar)", _UNPACK),
)
_BINARY = re.compile(rb"[\0-\x08\x0e-\x1f]")
_MARKUP: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"<\?xml.*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL),
        "a spreadsheet in Excel's XML format of 2003",
        "Open it in your spreadsheet program and save it as .xlsx.",
    ),
    (
        re.compile(
            r"(<!--.*-->\s*)?<(!doctype html|html|head|body|table|meta|style|script|div)\b|mime-version:", re.DOTALL
        ),
        "a web page, even if its name ends in .xls",
        "Open it in your spreadsheet program and save it as .xlsx, or export CSV.",
    ),
    (re.compile(r"(<\?xml.*)?<svg\b", re.DOTALL), "a picture", _TYPE_IT),
    (re.compile(r"<\?xml|<!doctype"), "an XML document", _EXPORT),
)
_START = 2000


def refuse_other_file(name: str, data: bytes) -> None:
    """Refuse a picture, a document, an archive or a program.

    Parameters
    ----------
    name
        The file's name, for the message.
    data
        The whole file.

    Raises
    ------
    SpreadsheetError
        With what it is and what to do.
    """
    for beginning, what, remedy in _BEGINNINGS:
        if data.startswith(beginning) and not _is_text_after_all(beginning, data):
            raise _refusal(name, what, remedy)
    for place, mark, what, remedy in _LATER:
        if data[place : place + len(mark)] == mark and _BINARY.search(data[:place]):
            raise _refusal(name, what, remedy)


def refuse_markup(name: str, text: str) -> None:
    """Refuse web pages and other markup; otherwise as ``refuse_other_file``."""
    start = text[:_START].lstrip().casefold()
    for pattern, what, remedy in _MARKUP:
        if pattern.match(start):
            raise _refusal(name, what, remedy)


def _is_text_after_all(beginning: bytes, data: bytes) -> bool:
    """Tell a table whose first header begins with the same letters ('ID3', 'BMI', 'MZone') from such a file."""
    return beginning.isalnum() and not _BINARY.search(data[:64])


def _refusal(name: str, what: str, remedy: str) -> SpreadsheetError:
    return SpreadsheetError(f"'{name}' is {what}, not a spreadsheet. {remedy}")
