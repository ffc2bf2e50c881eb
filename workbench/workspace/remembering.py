"""What a person said about a file, kept for the next file with the same headers."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import Field, ValidationError

from workbench.exchange.recognising import header_key, roles_for
from workbench.exchange.report import ColumnChoice, ColumnReading, Corrections, Recognition
from workbench.model import BUILT_IN, Framework, Record, built_in_framework
from workbench.storage import Store

_PREFIX = "mapping "


class RememberedColumn(Record):
    """What a person said about the column of a header."""

    header: str = Field(description="Normalised.")
    place: int = Field(ge=0, description="0 for the first column of this header, 1 for the second …")
    choice: ColumnChoice


class RememberedMapping(Record):
    """What a person said about files with the same headers."""

    framework: str | None = Field(default=None, description="Key of a built-in framework; None for what fits.")
    all_sheets: bool = Field(default=False, description="Whether all sheets that fit were taken.")
    columns: tuple[RememberedColumn, ...] = ()


@dataclass(frozen=True)
class FoundMapping:
    """A remembered mapping as it fits a file.

    Attributes
    ----------
    corrections
        What was said about the file at hand, with what is remembered added.
    dropped
        A sentence for every remembered choice that does not fit any more.
    """

    corrections: Corrections
    dropped: tuple[str, ...] = ()


def header_digest(columns: Sequence[ColumnReading]) -> str:
    """Give the same text for files with the same headers, whatever their order, case and accents; '' without any."""
    return _digest([column.header for column in columns])


def _digest(headers: Iterable[str]) -> str:
    names = sorted(map(header_key, headers))
    return hashlib.sha256("\n".join(names).encode()).hexdigest() if any(names) else ""


def remember_mapping(store: Store, recognition: Recognition, corrections: Corrections) -> None:
    """Keep what a person said about a file; where they said nothing, what was kept before is forgotten.

    Parameters
    ----------
    store
        Where it is kept.
    recognition
        The file as it was understood with the corrections; one without headers is not remembered.
    corrections
        What the person said.
    """
    columns = recognition.report.columns
    digest = header_digest(columns)
    if not digest:
        return
    said = {choice.position: choice for choice in corrections.choices}
    place_of = {column.position: name for name, column in _named(columns).items()}
    kept = [
        RememberedColumn(header=place_of[position][0], place=place_of[position][1], choice=choice)
        for position, choice in said.items()
        if position in place_of
    ]
    framework = corrections.framework.key if corrections.framework and corrections.framework.key in BUILT_IN else None
    file = recognition.report.file
    mapping = RememberedMapping(framework=framework, all_sheets=file.all_sheets, columns=tuple(kept))
    text = mapping.model_dump_json() if kept or framework or file.all_sheets else None
    # The next file is looked at by one of its sheets first, whose headers must lead to all of them.
    alone = [_digest(one.headers) for one in file.sheets_alike] if file.all_sheets else []
    for one in dict.fromkeys((digest, *alone)):
        store.remember(_PREFIX + one, text)


def find_mapping(store: Store, recognition: Recognition, corrections: Corrections) -> FoundMapping | None:
    """Find what was remembered for files with the headers of this one; None where it would change nothing.

    Parameters
    ----------
    store
        Where it is kept.
    recognition
        The file as it is understood without it.
    corrections
        What was said about this file so far; it goes before what is remembered.

    Returns
    -------
    Where all sheets are to be taken, only that; look again with the file as it is understood then.
    """
    digest = header_digest(recognition.report.columns)
    kept = store.load_remembered(_PREFIX + digest) if digest else None
    mapping = _parse(kept) if kept else None
    if mapping is None:
        return None
    file = recognition.report.file
    is_unsaid = corrections.sheet is None and corrections.header_row is None
    if mapping.all_sheets and file.sheets_alike and not file.all_sheets and is_unsaid:
        # Columns of all sheets have other positions than those of one: what was said about them is found after that.
        return FoundMapping(corrections.model_copy(update={"all_sheets": True}))
    chosen = corrections.framework
    if chosen is None and mapping.framework in BUILT_IN:
        chosen = built_in_framework(mapping.framework)
    choices, dropped = _fit(mapping, recognition.report.columns, chosen or recognition.backlog.framework)
    said = {choice.position for choice in corrections.choices}
    added = tuple(one for one in choices if one.position not in said)
    changes = {"framework": chosen, "choices": (*added, *corrections.choices)}
    started = corrections.model_copy(update=changes)
    return FoundMapping(started, dropped) if dropped or started != corrections else None


def _fit(
    mapping: RememberedMapping, columns: Sequence[ColumnReading], framework: Framework
) -> tuple[list[ColumnChoice], tuple[str, ...]]:
    named, roles = _named(columns), roles_for(framework)
    choices: list[ColumnChoice] = []
    dropped: list[str] = []
    for one in mapping.columns:
        column = named.get((one.header, one.place))
        if column is None:
            dropped.append(f"The file has no column “{one.header}” any more.")
        elif one.choice.role is not None and one.choice.role not in roles:
            role = one.choice.role.replace("_", " ")
            dropped.append(f"“{column.header}” was “{role}”, which {framework.name} does not have.")
        else:
            choices.append(one.choice.model_copy(update={"position": column.position}))
    return choices, tuple(dropped)


def _named(columns: Sequence[ColumnReading]) -> dict[tuple[str, int], ColumnReading]:
    """Give each column under its normalised header and its place among those of the same header."""
    counts: dict[str, int] = {}
    named = {}
    for column in columns:
        header = header_key(column.header)
        named[header, counts.get(header, 0)] = column
        counts[header] = counts.get(header, 0) + 1
    return named


def _parse(kept: str) -> RememberedMapping | None:
    """Read what is kept; None where another version wrote something that this one cannot read."""
    try:
        return RememberedMapping.model_validate_json(kept)
    except ValidationError:
        return None
