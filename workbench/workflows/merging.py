"""What a file would change in a kept backlog, and the backlog that results."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import count
from typing import Literal

from pydantic import Field

from workbench.model import Backlog, Dimension, Feature, LevelScale, Note, Record, Score, scorer_key
from workbench.workflows.content_columns import (
    SCORE,
    CellValue,
    cell,
    filled_columns,
    find_columns,
    is_empty,
    is_judgement,
    is_same,
    with_cells,
    with_others,
)
from workbench.workflows.matching import Matching, match_features

Rule = Literal["update", "fill", "keep"]
"""What becomes of a column: the file's cells, only those that are empty here, or none."""
ChangeKind = Literal["fill", "change", "clear", "conflict"]


class CellChange(Record):
    """A cell that the file has otherwise than the kept backlog."""

    feature_id: str = Field(description="Of the kept feature.")
    column: str = Field(description="As ``find_columns`` names it: 'status', 'score:user_impact', 'carried:Team'.")
    old: CellValue
    new: CellValue
    kind: ChangeKind = Field(
        description="'fill' where nothing is kept, 'clear' where the file has nothing, 'conflict' where a score or "
        "decision was given on both sides and the file is no export of this backlog, 'change' otherwise."
    )


class Doubts(Record):
    """What was not certain when a file's scores were read, as keys of dimensions."""

    guessed: frozenset[str] = Field(
        default=frozenset(),
        description="Their scale was guessed from the file's numbers. It gives way to the kept one where at least half "
        "of the scores that both sides have are the same numbers.",
    )
    unread: frozenset[str] = Field(
        default=frozenset(), description="Some cell could not be read; an empty score then clears nothing."
    )


NO_DOUBTS = Doubts()


class MergePlan(Record):
    """What a file would change; nothing is changed yet."""

    is_own: bool = Field(description="The file is an export of this very backlog.")
    matching: Matching
    changes: tuple[CellChange, ...] = Field(description="By column, then in the file's order.")
    rules: dict[str, Rule] = Field(description="Column → what becomes of it unless the person says otherwise.")
    left_out: tuple[str, ...] = Field(
        default=(), description="Dimensions whose scores stay out: not judged here, or on another scale."
    )
    notes: tuple[Note, ...] = Field(default=(), description="What was left out or lies outside its scale.")

    @property
    def unchanged(self) -> int:
        """How many matched features have the same in the file."""
        return len(self.matching.pairs) - len({change.feature_id for change in self.changes})


class MergeChoices(Record):
    """What the person says about a merge; what they leave out goes by the plan's own rules."""

    by_title: bool = Field(default=False, description="Match by title what no key matches.")
    rules: dict[str, Rule] = Field(default_factory=dict, description="Column → what becomes of it.")
    gone: Literal["keep", "remove"] = Field(default="keep", description="Kept features that the file does not have.")
    scorer: str = Field(default="", description="Who gave the scores that the file brings; '' where nobody said.")


class MergeCount(Record):
    """How many features a merge by some choices touches."""

    updated: int = Field(ge=0)
    added: int = Field(ge=0)
    removed: int = Field(ge=0)
    beside: int = Field(default=0, ge=0, description="Scores that count for nothing, kept beside those that do.")

    @property
    def is_nothing(self) -> bool:
        """Whether the merge would change nothing."""
        return not (self.updated or self.added or self.removed or self.beside)


def plan_merge(
    kept: Backlog,
    file: Backlog,
    *,
    is_own: bool = False,
    by_title: bool = False,
    doubts: Doubts = NO_DOUBTS,
) -> MergePlan:
    """Say what a file would change in a kept backlog.

    Parameters
    ----------
    kept
        The backlog that is kept; its framework and scales stay.
    file
        What the file holds.
    is_own
        The workbench wrote the file; its ids may be those of the kept features.
    by_title
        Match by title what no key matches.
    doubts
        What was not certain about the file's scores.

    Returns
    -------
    Every difference between matched features. A column in which the file shows nothing at all is compared only for an
    export of this backlog, and then its rule is 'keep'. In any other file an empty score or decision says nothing.
    Scores and decisions go by 'fill' unless the file is an export of this backlog; everything else goes by 'update'.
    """
    is_ours = is_own and not {one.id for one in kept.features}.isdisjoint(one.id for one in file.features)
    matching = match_features(kept, file, by_id=is_ours, by_title=by_title)
    left_out = tuple(_find_strange(kept, file, matching, doubts.guessed))
    barred = {f"{SCORE}{key}" for key in left_out}
    columns = [one for one in find_columns(kept, file) if one not in barred]
    filled = filled_columns(file, columns)
    compared = columns if is_ours else [one for one in columns if one in filled]
    spared = {f"{SCORE}{key}" for key in doubts.unread}
    found = [one for column in compared for one in _find_changes(kept, file, matching, column, is_own=is_ours)]
    changes = tuple(one for one in found if one.kind != "clear" or one.column not in spared)
    untouched = {one.column.removeprefix(SCORE) for one in found} if len(changes) < len(found) else set()
    rules = {change.column: _rule(change.column, filled, is_own=is_ours) for change in changes}
    notes = (
        *_note_left_out(kept, file, left_out),
        *_note_outside(kept, file, matching, left_out),
        *(_note_unread(one) for one in kept.framework.dimensions if one.key in doubts.unread & untouched),
    )
    return MergePlan(is_own=is_ours, matching=matching, changes=changes, rules=rules, left_out=left_out, notes=notes)


def find_effective(plan: MergePlan, choices: MergeChoices) -> tuple[CellChange, ...]:
    """Find the changes that would be made by these choices, in the plan's order."""
    rules = {**plan.rules, **choices.rules}
    return tuple(
        one
        for one in plan.changes
        if rules[one.column] == "update" or (rules[one.column], one.kind) == ("fill", "fill")
    )


def find_beside(plan: MergePlan, choices: MergeChoices) -> tuple[CellChange, ...]:
    """Find the file's scores that would be kept beside those that count, in the plan's order.

    Returns
    -------
    The scores of a named scorer that replace nothing, in columns where the file's cells may fill what is empty: where
    two people scored a cell differently, both scores stay known.
    """
    who = scorer_key(choices.scorer)
    rules = {**plan.rules, **choices.rules}
    return tuple(one for one in plan.changes if who and rules[one.column] == "fill" and _is_others(one, who))


def _is_others(change: CellChange, who: str) -> bool:
    """Whether a change sets a score against one of somebody else, and this is not known yet."""
    old, new = change.old, change.new
    if not isinstance(old, Score) or not isinstance(new, Score) or old.is_missing or new.is_missing:
        return False
    known = {scorer_key(one.scorer): one.numbers for one in old.others}
    return scorer_key(old.scorer) != who and known.get(who) != new.numbers


def count_merge(plan: MergePlan, choices: MergeChoices) -> MergeCount:
    """Count the features that a merge by these choices would touch."""
    removed = plan.matching.gone if choices.gone == "remove" else ()
    updated = {change.feature_id for change in find_effective(plan, choices)}
    beside = sum(one.feature_id not in removed for one in find_beside(plan, choices))
    return MergeCount(updated=len(updated), added=len(plan.matching.new), removed=len(removed), beside=beside)


def merge(kept: Backlog, file: Backlog, plan: MergePlan, choices: MergeChoices) -> Backlog:
    """Merge a file into a kept backlog.

    Parameters
    ----------
    kept, file, plan
        The plan is the one made of these two.
    choices
        What the person says.

    Returns
    -------
    The kept backlog in its order with its framework, the changed cells in place and new features last; the kept one
    itself where nothing changes. Carried columns are united, the kept ones first; notes too, each once. New
    features have ids of their own.
    """
    changes = find_effective(plan, choices)
    removed = set(plan.matching.gone) if choices.gone == "remove" else set()
    beside = find_beside(plan, choices)
    if not (changes or removed or plan.matching.new or beside):
        return kept
    cells: dict[str, dict[str, CellValue]] = defaultdict(dict)
    for change in changes:
        cells[change.feature_id][change.column] = _by(choices.scorer, change.new)
    others: dict[str, dict[str, Score]] = defaultdict(dict)
    for change in beside:
        if isinstance(change.new, Score):
            others[change.feature_id][change.column] = change.new.model_copy(update={"scorer": choices.scorer})
    staying = [with_cells(one, cells[one.id]) if one.id in cells else one for one in kept.features]
    staying = [with_others(one, others[one.id]) if one.id in others else one for one in staying]
    ids = _new_ids(kept, plan)
    added = [_as_new(file.feature(one), ids[one], plan.left_out, choices.scorer) for one in plan.matching.new]
    features = (*(one for one in staying if one.id not in removed), *added)
    carried = {header for feature in features for header in feature.carried}
    headers = dict.fromkeys((*kept.carried_headers, *(one for one in file.carried_headers if one in carried)))
    id_of = {pair.file: pair.kept for pair in plan.matching.pairs} | ids
    notes = dict.fromkeys(_move_note(note, id_of) for note in (*file.notes, *plan.notes))
    return Backlog(
        name=kept.name,
        framework=kept.framework,
        features=features,
        carried_headers=tuple(headers),
        notes=(*kept.notes, *(note for note in notes if note not in kept.notes)),
        plan=kept.plan.without(removed),
        summary=kept.summary,
    )


def _find_strange(kept: Backlog, file: Backlog, matching: Matching, guessed: AbstractSet[str]) -> Iterator[str]:
    """Find the file's dimensions whose scores cannot be taken for scores of the kept framework."""
    for dimension in file.framework.dimensions:
        key = dimension.key
        if not any(feature.score(key) for feature in file.features):
            continue
        if key not in kept.framework.keys:
            yield key
            continue
        gives_way = key in guessed and _mostly_same(kept, file, matching, key)
        if not (gives_way or _scales_agree(kept.framework.dimension(key), dimension)):
            yield key


def _scales_agree(kept: Dimension, file: Dimension) -> bool:
    ends = [(one.scale.worst, one.scale.best) for one in (kept, file)]
    units = {"" if isinstance(one.scale, LevelScale) else one.scale.unit for one in (kept, file)}
    return ends[0] == ends[1] and len(units) == 1


def _mostly_same(kept: Backlog, file: Backlog, matching: Matching, key: str) -> bool:
    sides = [(kept.feature(one.kept).score(key), file.feature(one.file).score(key)) for one in matching.pairs]
    both = [is_same(old, new) for old, new in sides if old and new]
    return bool(both) and 2 * sum(both) >= len(both)


def _find_changes(
    kept: Backlog, file: Backlog, matching: Matching, column: str, *, is_own: bool
) -> Iterator[CellChange]:
    is_ours = is_own or not is_judgement(column)
    for pair in matching.pairs:
        old, new = cell(kept.feature(pair.kept), column), cell(file.feature(pair.file), column)
        if is_same(old, new) or (not is_ours and is_empty(new)):
            continue
        yield CellChange(
            feature_id=pair.kept,
            column=column,
            old=old,
            new=new,
            kind=_kind(old, new, is_conflict=not is_ours),
        )


def _kind(old: CellValue, new: CellValue, *, is_conflict: bool) -> ChangeKind:
    if is_empty(old):
        return "fill"
    if is_empty(new):
        return "clear"
    return "conflict" if is_conflict else "change"


def _rule(column: str, filled: AbstractSet[str], *, is_own: bool) -> Rule:
    if column not in filled:
        return "keep"
    return "fill" if is_judgement(column) and not is_own else "update"


def _note_left_out(kept: Backlog, file: Backlog, left_out: tuple[str, ...]) -> Iterator[Note]:
    for key in left_out:
        theirs = file.framework.dimension(key)
        scores = sum(feature.score(key) is not None for feature in file.features)
        if key not in kept.framework.keys:
            why = f"{kept.framework.name} does not judge by it"
        else:
            ours = kept.framework.dimension(key)
            why = f"the file's scale runs from {_ends(theirs)}, the kept one from {_ends(ours)}"
        message = f"{theirs.name}: {scores} {'score was' if scores == 1 else 'scores were'} left out, because {why}."
        yield Note(kind="set_aside", message=message, column=theirs.name)


def _ends(dimension: Dimension) -> str:
    scale = dimension.scale
    unit = "" if isinstance(scale, LevelScale) or not scale.unit else f" {scale.unit}"
    return f"{scale.worst:g} (worst) to {scale.best:g} (best){unit}"


def _note_outside(kept: Backlog, file: Backlog, matching: Matching, left_out: tuple[str, ...]) -> Iterator[Note]:
    """Note the file's scores outside the kept scale, where the kept backlog does not have them already."""
    kept_id = {pair.file: pair.kept for pair in matching.pairs}
    for dimension in kept.framework.dimensions:
        if dimension.key in left_out:
            continue
        low, high = sorted((dimension.scale.worst, dimension.scale.best))
        for feature in file.features:
            score = feature.score(dimension.key)
            known = kept.feature(kept_id[feature.id]).score(dimension.key) if feature.id in kept_id else None
            if _lies_outside(score, low, high) and not is_same(known, score):
                message = (
                    f"{dimension.name} runs from {low:g} to {high:g}; what lies outside counts as the nearest end."
                )
                yield Note(kind="out_of_scale", message=message, column=dimension.name, feature_id=feature.id)


def _note_unread(dimension: Dimension) -> Note:
    message = f"{dimension.name}: a cell could not be read, so scores that are empty in the file stay as they are here."
    return Note(kind="set_aside", message=message, column=dimension.name)


def _lies_outside(score: Score | None, low: float, high: float) -> bool:
    return (
        score is not None
        and score.low is not None
        and score.high is not None
        and not low <= score.low <= score.high <= high
    )


def _new_ids(kept: Backlog, plan: MergePlan) -> dict[str, str]:
    """Give every new feature an id that no kept one has; only an export of this backlog may bring its own.

    Ids of any other file mean nothing here. If they came along, the same file would look like an export of this backlog
    the next time.
    """
    taken, new = {one.id for one in kept.features}, plan.matching.new
    fresh = (name for number in count(1) if (name := f"added-{number}") not in {*taken, *new})
    return {one: one if plan.is_own and one not in taken else next(fresh) for one in new}


def _by(scorer: str, value: CellValue) -> CellValue:
    """Say who gave a score, where somebody is named."""
    return value.model_copy(update={"scorer": scorer}) if scorer and isinstance(value, Score) else value


def _as_new(feature: Feature, feature_id: str, left_out: tuple[str, ...], scorer: str) -> Feature:
    scores = {key: _by(scorer, score) for key, score in feature.scores.items() if key not in left_out}
    return feature.model_copy(update={"id": feature_id, "scores": scores})


def _move_note(note: Note, id_of: Mapping[str, str]) -> Note:
    if note.feature_id is None:
        return note
    return note.model_copy(update={"feature_id": id_of.get(note.feature_id)})
