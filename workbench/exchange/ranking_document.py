"""The ranking as one JSON document, as ``workbench rank --json`` prints it."""

from collections.abc import Mapping
from typing import Any

from workbench.model import Backlog, Evaluation, Note, Standing


def rank_document(backlog: Backlog, evaluation: Evaluation, rows: Mapping[str, int]) -> dict[str, Any]:
    """Lay out a ranking as a JSON document.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    rows
        Feature id → its row in the file it came from, as the person sees it; a feature that came from no file has none.

    Returns
    -------
    Features in ranked order, the unranked after them in backlog order. Priorities and contributions are points of 100
    at full precision in a weighted sum; in a ratio framework the priority is the plain number and there are no weights
    and no contributions. The contribution of a missing score is None.
    """
    return {
        "framework": evaluation.framework.key,
        "weights": dict(evaluation.weights),
        "features": [
            _feature(backlog, evaluation.standing_at(position), rows, is_ratio=evaluation.framework.is_ratio)
            for position in (*evaluation.ranked, *evaluation.unranked)
        ],
        "notes": [note_document(note, rows) for note in (*backlog.notes, *evaluation.notes)],
    }


def note_document(note: Note, rows: Mapping[str, int]) -> dict[str, Any]:
    """Lay out a note as a JSON document; where it names a feature and no row, that feature's row is given."""
    row = rows.get(note.feature_id) if note.row is None and note.feature_id is not None else note.row
    return {
        "kind": note.kind,
        "sheet": note.sheet,
        "row": row,
        "column": note.column,
        "cell": note.cell,
        "found": note.found,
        "message": note.message,
    }


def _feature(backlog: Backlog, standing: Standing, rows: Mapping[str, int], *, is_ratio: bool) -> dict[str, Any]:
    feature = backlog.feature(standing.feature_id)
    scale = 1 if is_ratio else 100
    contributions = {
        part.dimension: None if part.is_missing else part.contribution * scale
        for part in standing.parts
        if not is_ratio
    }
    return {
        "key": feature.key,
        "title": feature.title,
        "row": rows.get(feature.id),
        "rank": standing.rank,
        "priority": _scaled(standing.priority, scale),
        "priority_low": _scaled(standing.low, scale),
        "priority_high": _scaled(standing.high, scale),
        "best_rank": standing.best_rank,
        "worst_rank": standing.worst_rank,
        "provisional": standing.provisional,
        "why_no_priority": standing.why_no_priority,
        "contributions": contributions,
    }


def _scaled(priority: float | None, scale: int) -> float | None:
    return None if priority is None else priority * scale
