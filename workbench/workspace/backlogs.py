"""Backlogs as wholes: make, bring in, copy, open, rename, put away."""

from collections.abc import Callable

from workbench.errors import InvalidBacklog
from workbench.model import Backlog, Feature, Framework, five_dimensions
from workbench.storage import (
    BacklogCard,
    BacklogRenamed,
    BacklogState,
    ContentsReplaced,
    OpenBacklog,
    Store,
    describe_title,
)
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.identifiers import new_id


def find_backlogs(store: Store, state: BacklogState = "active") -> tuple[BacklogCard, ...]:
    """Give the backlogs of a state, the one changed last first."""
    return store.find_backlogs(state)


def open_backlog(store: Store, backlog_id: str) -> OpenBacklog:
    """Give a backlog with its revision and what could be undone, all of one moment.

    Raises
    ------
    NotKept
        When there is no such backlog.
    """
    return store.load_open(backlog_id)


def revision_of(store: Store, backlog_id: str) -> int:
    """Give a backlog's revision, which rises with every change; cheap enough to ask on every rerun.

    Raises
    ------
    NotKept
        When there is no such backlog.
    """
    return store.load_revision(backlog_id)


def create_backlog(store: Store, name: str, framework: Framework | None = None, *, now: Clock = utc_now) -> str:
    """Start an empty backlog.

    Parameters
    ----------
    store
        Where it is kept.
    name
        For people; need not be unique.
    framework
        How features will be judged; the five dimensions with equal weights where None.
    now
        The clock.

    Returns
    -------
    The backlog's id.

    Raises
    ------
    InvalidBacklog
        When the name is blank.
    """
    backlog = Backlog(name=_named(name), framework=framework or five_dimensions())
    return _keep(store, backlog, label="Started empty", now=now)


def keep_backlog(
    store: Store,
    backlog: Backlog,
    *,
    label: str,
    now: Clock = utc_now,
    tell: Callable[[int], None] | None = None,
) -> str:
    """Keep a backlog that was made elsewhere, as a new one.

    Parameters
    ----------
    store
        Where it is kept.
    backlog
        Its features are given new ids, which its notes follow; everything else stays as it is.
    label
        How it came to be, for people: 'Imported from roadmap.xlsx'.
    now
        The clock.
    tell
        Told how many features are written, some thousand at a time.

    Returns
    -------
    The backlog's id.
    """
    return _keep(store, _with_new_ids(backlog), label=label, now=now, tell=tell)


def first_backlog(
    store: Store, backlog: Backlog, *, label: str = "Came with the workbench", now: Clock = utc_now
) -> str | None:
    """Keep the sample backlog when the database has never had a backlog; once deleted, it does not come back.

    Returns
    -------
    The backlog's id; None where the database has or has had a backlog.
    """
    backlog_id = new_id()
    kept = store.create_first(backlog_id, _with_new_ids(backlog), label=label, at=now())
    return backlog_id if kept else None


def duplicate_backlog(store: Store, backlog_id: str, name: str, *, now: Clock = utc_now) -> str:
    """Copy a backlog, active or archived, under another name; the copy has its own ids and its own history.

    Returns
    -------
    The copy's id.

    Raises
    ------
    NotKept
        When there is no such backlog.
    InvalidBacklog
        When the name is blank.
    """
    original = store.load_backlog(backlog_id)
    copy = original.model_copy(update={"name": _named(name)})
    return keep_backlog(store, copy, label=f"Copied from {describe_title(original.name)}", now=now)


def replace_contents(store: Store, backlog_id: str, backlog: Backlog, *, label: str, now: Clock = utc_now) -> int:
    """Put other contents into a backlog, as one change that can be undone.

    Parameters
    ----------
    store
        Where it is kept.
    backlog_id
        An active backlog; it keeps its id, name and history.
    backlog
        The contents. A feature whose id the backlog has now keeps it; every other one is given a new id, which the
        notes follow.
    label
        What was done, for people: 'Imported roadmap.xlsx again'.
    now
        The clock.

    Returns
    -------
    The revision that results; unchanged where the contents are the same.

    Raises
    ------
    NotKept
        When there is no such backlog.
    EditConflict
        When somebody else has changed the backlog in the meantime.
    """
    return replace_seen(store, store.load_open(backlog_id), backlog, label=label, now=now)


def replace_seen(store: Store, seen: OpenBacklog, backlog: Backlog, *, label: str, now: Clock = utc_now) -> int:
    """Put other contents into a backlog that were made from what it held when it was opened.

    Everything is as in ``replace_contents``, but ``EditConflict`` is raised when anything in the backlog has changed
    since it was opened.
    """
    old = seen.backlog
    kept_ids = {feature.id for feature in old.features}
    new = _with_new_ids(backlog.model_copy(update={"name": old.name}), keep=kept_ids)
    changes = [] if new == old else [ContentsReplaced(old=old, new=new)]
    return store.apply_changes(seen.id, changes, label=label, at=now())


def rename_backlog(store: Store, backlog_id: str, name: str, *, now: Clock = utc_now) -> int:
    """Give a backlog another name and return the revision that results.

    Raises
    ------
    NotKept
        When there is no such backlog.
    InvalidBacklog
        When the name is blank.
    """
    old, new = store.load_name(backlog_id), _named(name)
    label = f"Renamed {describe_title(old)} to {describe_title(new)}"
    changes = [] if new == old else [BacklogRenamed(old=old, new=new)]
    return store.apply_changes(backlog_id, changes, label=label, at=now())


def archive_backlog(store: Store, backlog_id: str, *, now: Clock = utc_now) -> None:
    """Put a backlog away: it can be read and copied, but not changed, until it is restored."""
    store.archive(backlog_id, at=now())


def restore_backlog(store: Store, backlog_id: str, *, now: Clock = utc_now) -> None:
    """Bring a backlog back from the archive."""
    store.restore(backlog_id, at=now())


def delete_backlog(store: Store, backlog_id: str) -> None:
    """Delete an archived backlog with its history, for good.

    Raises
    ------
    NotKept
        When there is no such backlog.
    StorageError
        When it is not archived.
    """
    store.delete(backlog_id)


def _keep(store: Store, backlog: Backlog, *, label: str, now: Clock, tell: Callable[[int], None] | None = None) -> str:
    backlog_id = new_id()
    store.create(backlog_id, backlog, label=label, at=now(), tell=tell)
    return backlog_id


def _named(name: str) -> str:
    if not name.strip():
        raise InvalidBacklog("A backlog needs a name. Type one.", place="name")
    return name.strip()


def _with_new_ids(backlog: Backlog, keep: frozenset[str] | set[str] = frozenset()) -> Backlog:
    """Give every feature but those to keep a new id, and let the notes follow."""
    ids: dict[str, str] = {}
    taken = set(keep)
    for feature in backlog.features:
        ids[feature.id] = feature.id if feature.id in keep else new_id(taken)
        taken.add(ids[feature.id])
    features: list[Feature] = [one.model_copy(update={"id": ids[one.id]}) for one in backlog.features]
    notes = [
        note.model_copy(update={"feature_id": ids[note.feature_id]}) if note.feature_id in ids else note
        for note in backlog.notes
    ]
    return Backlog(
        name=backlog.name,
        framework=backlog.framework,
        features=tuple(features),
        carried_headers=backlog.carried_headers,
        notes=tuple(notes),
        plan=backlog.plan.renamed(ids),
        summary=backlog.summary.renamed(ids),
    )
