"""A plain XML document in pieces of whole rows or texts, for readers that need no parser."""

import re
from collections.abc import Callable, Iterable, Iterator

from workbench.exchange.safe_xml import damaged

_LONGEST = 16_000_000
_ENDING = 1000
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml([^>]*)\?>\s*)?(<((?:\w+:)?)(\w+)[\s/>])")
_OTHER_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_EMPTY_ROOT = re.compile(rb"<[^<>]*/>")


class IrregularXml(Exception):
    """The document is written in a way that needs a real XML parser."""


def plain_pieces(name: str, chunks: Iterable[bytes], find_cut: Callable[[bytes], int]) -> Iterator[str]:
    """Cut a document into pieces.

    Parameters
    ----------
    name
        The file's name, for the messages.
    chunks
        The document.
    find_cut
        Tells how many bytes of what was read so far make a whole piece; 0 for none yet.

    Returns
    -------
    Pieces that together are the document, without its XML declaration and the prefix that its root has.

    Raises
    ------
    IrregularXml
        When there is another encoding than UTF-8, a comment, a CDATA section, a processing instruction or a document
        type.
    SpreadsheetError
        When a piece is far too long, or the document is cut off.
    """
    raw = pending = ending = mark = prefix = b""
    for chunk in chunks:
        raw += chunk
        ending = (ending + chunk)[-_ENDING:]
        if not mark:
            raw, prefix, mark = _start(raw)
        end = raw.rfind(b">") + 1 if prefix else len(raw)
        pending += _without(prefix, raw[:end])
        raw = raw[end:]
        cut = find_cut(pending)
        if cut:
            yield _plain(pending[:cut])
            pending = pending[cut:]
        if len(pending) + len(raw) > _LONGEST:
            raise damaged(name, "a row or text in it is far too long")
    yield _plain(pending)
    if not mark or not ending.rstrip().endswith(mark):
        raise damaged(name, "a part of it ends too early")


def _start(document: bytes) -> tuple[bytes, bytes, bytes]:
    """Take the XML declaration off, and tell the prefix of the root and how the document must end."""
    found = _START.match(document)
    if not found or _OTHER_ENCODING.search(found[1] or b""):
        raise IrregularXml
    document = document[found.start(2) :]
    return document, found[3], b"/>" if _EMPTY_ROOT.match(document) else b"</" + found[3] + found[4] + b">"


def _without(prefix: bytes, piece: bytes) -> bytes:
    """Take the root's prefix, which programs built on Microsoft's own library write, off all elements."""
    return piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else piece


def _plain(piece: bytes) -> str:
    if (b"!" in piece and b"<!" in piece) or (b"?" in piece and b"<?" in piece):  # one byte is found ten times faster
        raise IrregularXml
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError as error:
        raise IrregularXml from error
