"""Bytes of a text file → text: which encoding it is in, and whether it is text at all."""

import codecs
import re
from dataclasses import dataclass

from workbench.errors import SpreadsheetError
from workbench.exchange.limits import MAX_TEXT_BYTES
from workbench.model import Note

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that mean nothing in a table: control characters other than tab and line ends, halves of a pair."""

_CONTROL_BYTES = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_LATE_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_FILLED = re.compile(r"[^\s\0\ufeff]")
_SAMPLE = 65_536
_FEW = 8


@dataclass(frozen=True)
class DecodedText:
    r"""The text of a file.

    Attributes
    ----------
    text
        Without its byte order mark; line ends as written.
    encoding
        'utf-8', 'utf-16' or 'cp1252'.
    needs_cleaning
        Whether it holds control characters, or stand-ins for bytes that mean nothing.
    is_replaced
        Whether '\ufffd' stands for such bytes.
    notes
        'encoding_guessed', where it is a guess.
    """

    text: str
    encoding: str
    needs_cleaning: bool = False
    is_replaced: bool = False
    notes: tuple[Note, ...] = ()


def decode_text(name: str, data: bytes) -> DecodedText:
    """Decode a text file: by its byte order mark, else as strict UTF-8, else as Windows-1252.

    Parameters
    ----------
    name
        The file's name, for the messages.
    data
        The whole file.

    Returns
    -------
    The text and how it was found.

    Raises
    ------
    SpreadsheetError
        When the bytes are not text, hold nothing, are too many, or are UTF-32.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise SpreadsheetError(
            f"'{name}' is a text file of more than {MAX_TEXT_BYTES // 1_000_000} MB. "
            "Keep only the rows and columns with your features, save, and open it again."
        )
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise SpreadsheetError(f"'{name}' is text in UTF-32, which is not read. Save it as CSV in UTF-8.")
    found = _decode(data)
    if not _FILLED.search(found.text):
        raise SpreadsheetError(f"'{name}' is empty. Choose the file that holds your features.")
    if found.needs_cleaning and _is_binary(found):
        raise SpreadsheetError(
            f"'{name}' is neither a spreadsheet nor text. Export the table as .xlsx or CSV and open that file."
        )
    return found


def holds_control(data: bytes) -> bool:
    """Tell, fast, whether UTF-8 bytes hold control characters other than tab and line ends."""
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):
        return True
    return b"\xc2" in data and _LATE_CONTROL.search(data) is not None


def _decode(data: bytes) -> DecodedText:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _leniently(data, "utf-16")
    if data.startswith(codecs.BOM_UTF8):
        return _as_utf8(data.removeprefix(codecs.BOM_UTF8)) or _leniently(data, "utf-8-sig")
    order = _unmarked_utf16(data)
    if order:
        note = _guessed("UTF-16, whose byte order mark is missing")
        return _leniently(data, order, note)
    return _as_utf8(data) or _leniently(data, "cp1252", _guessed("Windows-1252, because they are not UTF-8"))


def _as_utf8(data: bytes) -> DecodedText | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return DecodedText(text.lstrip("\ufeff"), "utf-8", needs_cleaning=holds_control(data))


def _leniently(data: bytes, codec: str, *notes: Note) -> DecodedText:
    try:
        text, is_replaced = data.decode(codec), False
    except UnicodeDecodeError:
        text, is_replaced = data.decode(codec, errors="replace"), True
    encoding = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(codec, codec)
    needs_cleaning = is_replaced or CONTROL.search(text) is not None
    return DecodedText(text.lstrip("\ufeff"), encoding, needs_cleaning, is_replaced, notes)


def _unmarked_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without its mark: letters of most alphabets leave every second byte 0."""
    sample = data[:_SAMPLE]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if half < _FEW:
        return None
    if second > 0.6 * half and first < 0.1 * half:
        return "utf-16-le"
    if first > 0.6 * half and second < 0.1 * half:
        return "utf-16-be"
    return None


def _is_binary(found: DecodedText) -> bool:
    """Tell other files from text with stray characters: a quarter of nonsense, or a twentieth where UTF-8 failed."""
    sample = found.text[:_SAMPLE]
    nonsense = len(CONTROL.findall(sample)) + (sample.count("\ufffd") if found.is_replaced else 0)
    share = 0.05 if found.encoding == "cp1252" else 0.25
    return nonsense > _FEW and nonsense > share * len(sample)


def _guessed(what: str) -> Note:
    return Note(
        kind="encoding_guessed",
        message=f"The letters were read as {what}. If accents or symbols look wrong, save the file as CSV in UTF-8.",
    )
