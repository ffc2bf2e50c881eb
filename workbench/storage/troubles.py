"""The troubles of a database as sentences: what, where and what to do."""

from sqlite3 import (
    SQLITE_BUSY,
    SQLITE_CANTOPEN,
    SQLITE_CORRUPT,
    SQLITE_FULL,
    SQLITE_IOERR,
    SQLITE_LOCKED,
    SQLITE_NOTADB,
    SQLITE_PERM,
    SQLITE_READONLY,
)

from sqlalchemy.exc import DBAPIError

_LOCKED = (
    "The database {place} is in use by another program that does not let go of it. Wait a moment and try again, or "
    "close that program."
)
_NOT_WRITABLE = (
    "The database {place} cannot be opened for writing. Check that you may write to the file and to its folder, or set "
    "WORKBENCH_DATABASE to a file elsewhere."
)
_DAMAGED = (
    "The database {place} is damaged and cannot be read. Bring back a backup of the file, or move it away and start "
    "again with an empty one."
)
_SENTENCES: dict[int, str] = {
    SQLITE_BUSY: _LOCKED,
    SQLITE_LOCKED: _LOCKED,
    SQLITE_PERM: _NOT_WRITABLE,
    SQLITE_READONLY: _NOT_WRITABLE,
    SQLITE_CANTOPEN: _NOT_WRITABLE,
    SQLITE_CORRUPT: _DAMAGED,
    SQLITE_NOTADB: (
        "The file {place} is not a database. Set WORKBENCH_DATABASE to another file, or move this one away and start "
        "again with an empty one."
    ),
    SQLITE_FULL: "The disk that holds the database {place} is full. Make room, then try again; nothing was saved.",
    SQLITE_IOERR: "The database {place} cannot be read or written: {reason}. Check the disk, then try again.",
}
_OTHER = (
    "The database {place} does not answer as it should: {reason}. Check that it can be reached and that nothing but "
    "the workbench has changed it."
)

_PRIMARY = 0xFF
"""SQLite's extended codes carry the primary code in their lowest byte."""


def describe_trouble(place: str, problem: DBAPIError) -> str:
    """Say what is wrong with a database, where it is, and what to do."""
    reason = str(problem.orig).strip().rstrip(".")
    return _SENTENCES.get(primary_code(problem.orig), _OTHER).format(place=place, reason=reason)


def primary_code(trouble: BaseException | None) -> int:
    """Give the code of SQLite's own error; 0 for any other."""
    return getattr(trouble, "sqlite_errorcode", 0) & _PRIMARY
