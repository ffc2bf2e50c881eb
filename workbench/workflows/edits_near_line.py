"""Scores that were changed after the ranking was seen, and that decide on which side of the line a feature stands."""

import numpy as np
from pydantic import Field

from workbench.model import Backlog, Record
from workbench.workflows.comparing import find_edits
from workbench.workflows.edit_worlds import lay_out_worlds


class Crossing(Record):
    """A feature that its own changed scores carried across the line."""

    feature_id: str
    title: str
    rank: int = Field(description="As it is now.")
    rank_without: int = Field(description="With its own scores as they were seen and everything else as it is now.")
    inside: bool = Field(description="Whether it stands inside the line now.")
    edits: tuple[str, ...] = Field(description="'User impact of “Dark mode” 2 → 4'.")


def find_edits_near_line(seen: Backlog, now: Backlog, *, top: int) -> tuple[Crossing, ...]:
    """Find the features that their own edits carried across the line.

    Parameters
    ----------
    seen
        The backlog as it was when the ranking was seen: a snapshot.
    now
        The backlog as it is.
    top
        The line: the best ``top`` ranks are inside.

    Returns
    -------
    Best rank first. It is a fact for the meeting and no reproach: a score may have been wrong before.

    Notes
    -----
    A feature is listed when the two sides differ between the ranking as it is and the one with only this feature's own
    scores as they were seen. What weights or other features' scores moved is not listed. A feature without a rank in
    either is not listed.
    """
    worlds = lay_out_worlds(seen, now)
    row = worlds.row_without("own")
    if row is None:
        return ()
    edits: dict[str, list[str]] = {}
    for edit in find_edits(seen, now):
        if edit.feature_id is not None:
            edits.setdefault(edit.feature_id, []).append(edit.text)
    found = []
    for column, feature in enumerate(worlds.after):
        rank, without = int(worlds.rank_after[column]), int(worlds.ranks[row, column])
        was_ranked = not np.isnan(worlds.priorities[row, column])
        if feature.id in edits and rank and was_ranked and (rank <= top) != (without <= top):
            found.append(
                Crossing(
                    feature_id=feature.id,
                    title=feature.title,
                    rank=rank,
                    rank_without=without,
                    inside=rank <= top,
                    edits=tuple(edits[feature.id]),
                )
            )
    return tuple(sorted(found, key=lambda one: one.rank))
