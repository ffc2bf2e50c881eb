"""The file around a Word document: its properties, and the same bytes for the same document."""

import datetime as dt
import io
import zipfile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart

_DATES = ("created", "modified")
_LONGEST_TITLE = 255
"""Letters; what a property can hold."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a packed file can carry; nobody's clock is read."""


def save_package(word: WordDocument, *, title: str, date: dt.date | None) -> bytes:
    """Give a Word document's file.

    Parameters
    ----------
    word
        Loses the preview picture that it was begun with.
    title
        Named in the file's properties.
    date
        Said to be when it was made and changed; None leaves that out.
    """
    _set_properties(word, title, date)
    package = word.part.package
    if package is not None:
        previews = [key for key, one in package.rels.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]
        for key in previews:
            del package.rels[key]
    made = io.BytesIO()
    word.save(made)
    return _without_clock(made.getvalue())


def _set_properties(word: WordDocument, title: str, date: dt.date | None) -> None:
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title[:_LONGEST_TITLE], "", ""
    properties.last_modified_by, properties.language = "", "en-GB"
    if date is not None:
        properties.created = properties.modified = dt.datetime.combine(date, dt.time())
        return
    package = word.part.package
    part = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES) if package is not None else None
    if isinstance(part, XmlPart):
        for one in list(part.element):
            if one.tag.rpartition("}")[2] in _DATES:
                part.element.remove(one)


def _without_clock(data: bytes) -> bytes:
    """Pack a file again, each entry dated alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            packed = zipfile.ZipInfo(entry.filename, _EPOCH)
            new.writestr(packed, old.read(entry), zipfile.ZIP_DEFLATED)
    return made.getvalue()
