"""A file that comes again: compare it with a kept backlog, merge it, keep the result as one change."""

import re

from workbench.exchange.progress import Progress, Tell
from workbench.exchange.recognising import roles_for
from workbench.exchange.report import AS_RECOGNISED, Corrections, Recognition
from workbench.model import Backlog
from workbench.storage import OpenBacklog, Store
from workbench.workflows.matching import match_features
from workbench.workflows.merging import Doubts, MergeChoices, MergePlan, merge, plan_merge
from workbench.workspace.backlogs import replace_seen
from workbench.workspace.brought_file import BroughtFile, understand
from workbench.workspace.clock import Clock, utc_now

AS_PLANNED = MergeChoices()
"""Nothing said by the person: everything by the plan's own rules."""
LIKELY = 0.5
"""A file that shares more than this with a backlog is likely to belong to it."""
_ROW_ID = re.compile(r"f\d+")
_UNREAD = frozenset({"not_a_score", "looks_like_a_date"})


def is_own_export(recognition: Recognition) -> bool:
    """Whether the workbench wrote the file itself, so that its ids are those that features had when it was written.

    The rows of any other file are numbered f1, f2 … as they are recognised.
    """
    return any(not _ROW_ID.fullmatch(feature.id) for feature in recognition.backlog.features)


def understand_for(
    kept: Backlog, file: BroughtFile, corrections: Corrections = AS_RECOGNISED, *, tell: Tell | None = None
) -> Recognition:
    """Say how a file is understood when it is judged by the framework of a kept backlog.

    Parameters
    ----------
    kept
        Its framework is the one that the columns are read for.
    file
        The file.
    corrections
        What the person says about it; a role that this framework does not have is recognised instead.
    tell
        As for ``understand``.

    Raises
    ------
    SpreadsheetError, InvalidBacklog
        As ``understand``.
    """
    # It may have to be understood twice, and the first time counts as half.
    found = understand(file, corrections, tell=_half(tell, 0))
    if is_own_export(found) or found.report.framework == kept.framework.key:
        return found
    possible = roles_for(kept.framework)
    choices = tuple(one for one in corrections.choices if one.role is None or one.role in possible)
    changed = corrections.model_copy(update={"framework": kept.framework, "choices": choices})
    return understand(file, changed, tell=_half(tell, 0.5))


def _half(tell: Tell | None, start: float) -> Tell | None:
    return None if tell is None else Progress(tell, start, start + 0.5).say


def share_known(kept: Backlog, recognition: Recognition) -> float:
    """Give the share, 0 to 1, of the file's features that a kept backlog has by id or key."""
    file = recognition.backlog
    if not file.features:
        return 0.0
    matching = match_features(kept, file, by_id=is_own_export(recognition), by_title=False)
    return len(matching.pairs) / len(file.features)


def compare_with_file(kept: Backlog, recognition: Recognition, *, by_title: bool = False) -> MergePlan:
    """Say what a file would change in a kept backlog; ``plan_merge`` tells by which rules.

    Parameters
    ----------
    kept
        The backlog as it is now.
    recognition
        The file as ``understand_for`` gives it.
    by_title
        Match by title what no key matches.
    """
    return plan_merge(
        kept,
        recognition.backlog,
        is_own=is_own_export(recognition),
        by_title=by_title,
        doubts=_find_doubts(kept, recognition),
    )


def merge_file(kept: Backlog, recognition: Recognition, choices: MergeChoices = AS_PLANNED) -> Backlog:
    """Give the backlog that results when a file is merged into a kept one; nothing is kept by this."""
    plan = compare_with_file(kept, recognition, by_title=choices.by_title)
    return merge(kept, recognition.backlog, plan, choices)


def import_again(
    store: Store,
    seen: OpenBacklog,
    recognition: Recognition,
    choices: MergeChoices = AS_PLANNED,
    *,
    now: Clock = utc_now,
) -> int:
    """Merge a file into a kept backlog, as one change that can be undone.

    Parameters
    ----------
    store
        Where it is kept.
    seen
        An active backlog as it was when the person compared the file with it.
    recognition
        The file as ``understand_for`` gives it.
    choices
        What the person says.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where the file changes nothing.

    Raises
    ------
    NotKept
        When there is no such backlog.
    EditConflict
        When somebody else has changed the backlog since it was seen.
    """
    merged = merge_file(seen.backlog, recognition, choices)
    label = f"Imported {recognition.report.file.name} again"
    return replace_seen(store, seen, merged, label=label, now=now)


def _find_doubts(kept: Backlog, recognition: Recognition) -> Doubts:
    report, framework = recognition.report, recognition.backlog.framework
    notes = [note for note in report.notes if note not in kept.notes]
    unsure = {note.column for note in report.notes if note.kind == "scale_guessed"}
    unread = {note.column for note in notes if note.kind in _UNREAD}
    return Doubts(
        guessed=frozenset(one.role for one in report.columns if one.header in unsure or not one.sure),
        unread=frozenset(one.key for one in framework.dimensions if one.name in unread),
    )
