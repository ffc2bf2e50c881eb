"""Which features of a file are the ones that are kept already."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from pydantic import Field

from workbench.model import Backlog, Feature, Record

MatchedBy = Literal["id", "key", "title"]


class Pair(Record):
    """A kept feature and the same one in a file."""

    kept: str = Field(description="Its id in the kept backlog.")
    file: str = Field(description="Its id in the file's backlog.")
    by: MatchedBy


class Matching(Record):
    """Two backlogs side by side: rows of the file = pairs + new; kept features = pairs + gone."""

    pairs: tuple[Pair, ...] = Field(description="In the file's order.")
    new: tuple[str, ...] = Field(description="Ids in the file's backlog, in its order.")
    gone: tuple[str, ...] = Field(description="Ids of kept features that the file does not have, in the kept order.")
    alike: int = Field(ge=0, description="How many pairs are matched by title, or would be if that were allowed.")


def match_features(kept: Backlog, file: Backlog, *, by_id: bool, by_title: bool) -> Matching:
    """Match the features of a file with the kept ones: by id, then by key, then by title.

    Parameters
    ----------
    kept
        The backlog that is kept.
    file
        The same as a file has it.
    by_id
        The file's ids were given by the workbench; otherwise they mean nothing.
    by_title
        The person agrees to match by title what no key matches.

    Notes
    -----
    A key counts where it is not empty and stands once on either side. Titles are compared without case and with single
    spaces, count where they stand once on either side, and never join two features with different keys.
    """
    found: dict[str, Pair] = {}
    if by_id:
        _join(found, _remaining(kept, file, found), name=lambda one: one.id, by="id")
    keys = _unique(kept.features, _key) & _unique(file.features, _key)
    _join(found, _remaining(kept, file, found), name=lambda one: _key(one) if _key(one) in keys else "", by="key")
    titles = _unique(kept.features, _title) & _unique(file.features, _title)
    with_titles = dict(found)
    rest = _remaining(kept, file, found)
    _join(with_titles, rest, name=lambda one: _title(one) if _title(one) in titles else "", by="title")
    alike = len(with_titles) - len(found)
    if by_title:
        found = with_titles
    matched = {pair.kept for pair in found.values()}
    return Matching(
        pairs=tuple(found[one.id] for one in file.features if one.id in found),
        new=tuple(one.id for one in file.features if one.id not in found),
        gone=tuple(one.id for one in kept.features if one.id not in matched),
        alike=alike,
    )


def _remaining(kept: Backlog, file: Backlog, found: Mapping[str, Pair]) -> tuple[Sequence[Feature], Sequence[Feature]]:
    matched = {pair.kept for pair in found.values()}
    return (
        [one for one in kept.features if one.id not in matched],
        [one for one in file.features if one.id not in found],
    )


def _join(
    found: dict[str, Pair],
    sides: tuple[Sequence[Feature], Sequence[Feature]],
    *,
    name: Callable[[Feature], str],
    by: MatchedBy,
) -> None:
    """Add a pair for every name, not empty, that stands on both sides."""
    kept = {name(one): one for one in sides[0] if name(one)}
    for one in sides[1]:
        other = kept.get(name(one))
        if other is not None and (by != "title" or _may_be_same(other, one)):
            found[one.id] = Pair(kept=other.id, file=one.id, by=by)


def _may_be_same(kept: Feature, file: Feature) -> bool:
    return not _key(kept) or not _key(file) or _key(kept) == _key(file)


def _unique(features: Iterable[Feature], name: Callable[[Feature], str]) -> set[str]:
    return {found for found, count in Counter(map(name, features)).items() if count == 1 and found}


def _key(feature: Feature) -> str:
    return feature.key.strip()


def _title(feature: Feature) -> str:
    return " ".join(feature.title.split()).casefold()
