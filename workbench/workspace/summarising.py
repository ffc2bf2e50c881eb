"""What a person makes of the one-page summary."""

from collections.abc import Mapping

from workbench.errors import InvalidBacklog
from workbench.model import OwnText, SummaryEdits
from workbench.storage import Store, SummaryReplaced, changed_meanwhile
from workbench.workspace.clock import Clock, utc_now

_FIELD_LABELS = {
    "status": "Status of the summary",
    "approver": "Who approves the summary",
    "ask_by": "By when the summary asks for an answer",
    "terms": "Terms that the summary explains",
    "known": "Words that the summary's readers know",
    "accepted": "Findings about the summary that may stay",
}


def edit_sentence(  # noqa: PLR0913 - the sentence's key, its two texts and what was seen belong together
    store: Store,
    backlog_id: str,
    key: str,
    text: str,
    *,
    draft: str,
    seen: OwnText | None,
    now: Clock = utc_now,
) -> int:
    """Put a sentence of the summary into own words.

    Parameters
    ----------
    store
        Where it is kept.
    backlog_id
        An active backlog.
    key
        As ``sentence_key`` gives it.
    text
        The sentence; the draft itself takes the own words away.
    draft
        What the workbench drafts for it now.
    seen
        The own words that stood there when the person began; None where the draft did.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where the sentence is what it was.

    Raises
    ------
    EditConflict
        When somebody else has edited the sentence since. Edits of other sentences do not matter.
    """
    old = store.load_summary(backlog_id)
    kept = old.texts.get(key)
    if kept != seen:
        theirs = "as drafted" if kept is None else f"“{kept.text}”"
        raise changed_meanwhile("This sentence of the summary", theirs=theirs, yours="it")
    new = old.with_text(key, text, draft=draft)
    what = "own words" if key in new.texts else "back to the draft"
    return _replace(store, backlog_id, (old, new), f"Summary, {key.partition('/')[0]}: {what}", now)


def edit_summary(store: Store, backlog_id: str, facts: Mapping[str, object], *, now: Clock = utc_now) -> int:
    """Set other facts about the summary: status, approver, ask_by, terms, known, accepted; the others stay.

    Returns
    -------
    The revision that results; unchanged where everything is what it was.

    Raises
    ------
    InvalidBacklog
        When a field is none of these.
    """
    strange = [name for name in facts if name not in _FIELD_LABELS]
    if strange:
        raise InvalidBacklog(f"A summary has no '{strange[0]}'. Choose one of: {', '.join(_FIELD_LABELS)}.")
    old = store.load_summary(backlog_id)
    new = SummaryEdits.model_validate({**{name: getattr(old, name) for name in SummaryEdits.model_fields}, **facts})
    changed = [name for name in facts if getattr(new, name) != getattr(old, name)]
    label = _FIELD_LABELS[changed[0]] if len(changed) == 1 else "Facts about the summary"
    return _replace(store, backlog_id, (old, new), label, now)


def _replace(store: Store, backlog_id: str, edits: tuple[SummaryEdits, SummaryEdits], label: str, now: Clock) -> int:
    old, new = edits
    changes = [] if new == old else [SummaryReplaced(old=old, new=new)]
    return store.apply_changes(backlog_id, changes, label=label, at=now())
