"""Where scorers differ, and what the ranking would be by somebody else's scores."""

from collections import defaultdict
from collections.abc import Mapping

from pydantic import Field

from workbench.model import Backlog, Dimension, Evaluation, Feature, Record, Score, scorer_key
from workbench.workflows.evaluating import evaluate
from workbench.workflows.score_arrays import value_of
from workbench.workflows.wording import count_of, isolate, quote, score_text, shorten

_NAME = 40


class SplitScore(Record):
    """One cell that two scorers see differently."""

    dimension: str
    name: str = Field(description="Of the dimension.")
    counted: Score = Field(description="The score that counts.")
    other: Score = Field(description="What the other scorer gave.")
    gap: float = Field(description="Value of the other less the value that counts; −1 to 1; above 0 it is kinder.")


class OtherView(Record):
    """A feature as another scorer sees it."""

    feature_id: str
    scorer: str = Field(description="As typed.")
    cells: tuple[SplitScore, ...] = Field(description="The widest gap first; at least one.")
    rank: int | None = Field(description="As it counts; None while it is not ranked.")
    other_rank: int | None = Field(description="If all of this scorer's scores counted.")

    @property
    def moves(self) -> int:
        """How many places it would move; 0 where it is not ranked either way."""
        return 0 if self.rank is None or self.other_rank is None else abs(self.other_rank - self.rank)


class Dissent(Record):
    """Everything on which scorers differ."""

    views: tuple[OtherView, ...] = Field(description="What would move farthest first, then the widest gap.")
    headline: str

    @property
    def cells(self) -> int:
        """How many scores somebody gives otherwise, each scorer's counted."""
        return sum(len(one.cells) for one in self.views)


def find_dissent(backlog: Backlog, evaluation: Evaluation | None = None) -> Dissent:
    """Find where scorers differ, and where each feature would stand by each other scorer's scores.

    Parameters
    ----------
    backlog
        Scores that stand beside others are somebody else's; see ``Score.others``.
    evaluation
        Of this backlog; worked out where it is not given.

    Notes
    -----
    Nothing is averaged: scorers at 1 and 5 are not the same as two at 3. For each other scorer the whole backlog is
    judged once more with all of their scores in place of those that count. Numbers that agree are no dissent.
    """
    judged = evaluate(backlog) if evaluation is None else evaluation
    found: dict[str, list[tuple[Feature, tuple[SplitScore, ...]]]] = defaultdict(list)
    for feature in backlog.features:
        for who, cells in split_cells(backlog, feature).items():
            found[who].append((feature, cells))
    views = [
        OtherView(
            feature_id=feature.id,
            scorer=cells[0].other.scorer,
            cells=cells,
            rank=judged.standing(feature.id).rank,
            other_rank=theirs.standing(feature.id).rank,
        )
        for who, rows in found.items()
        for theirs in [evaluate(_by_scores_of(backlog, who), judged.framework)]
        for feature, cells in rows
    ]
    views.sort(key=lambda one: (-one.moves, -abs(one.cells[0].gap)))
    return Dissent(views=tuple(views), headline=_headline(backlog, views))


def split_cells(backlog: Backlog, feature: Feature) -> Mapping[str, tuple[SplitScore, ...]]:
    """Find on which scores of a feature others differ from what counts.

    Returns
    -------
    Scorer, as ``scorer_key`` gives it → what they gave otherwise, the widest gap first.
    """
    found: dict[str, list[SplitScore]] = defaultdict(list)
    for dimension in backlog.framework.dimensions:
        score = feature.score(dimension.key)
        if score is None or score.point is None:
            continue
        for other in score.others:
            if other.point is None or other.numbers == score.numbers:
                continue
            found[scorer_key(other.scorer)].append(
                SplitScore(
                    dimension=dimension.key,
                    name=dimension.name,
                    counted=score,
                    other=other,
                    gap=value_of(dimension, other.point) - value_of(dimension, score.point),
                )
            )
    return {who: tuple(sorted(cells, key=lambda one: -abs(one.gap))) for who, cells in found.items()}


def split_text(dimension: Dimension, cell: SplitScore) -> str:
    """Say both scores of a cell: 'engineering gives 2, sales 4, which counts', 'engineering gives 2 where 4 counts'."""
    theirs = f"{name_scorer(cell.other.scorer)} gives {score_text(dimension, cell.other)}"
    ours = score_text(dimension, cell.counted)
    if not cell.counted.scorer:
        return f"{theirs} where {ours} counts"
    return f"{theirs}, {name_scorer(cell.counted.scorer)} {ours}, which counts"


def name_scorer(scorer: str) -> str:
    """Name a scorer within a sentence, cut where the name is long."""
    return isolate(shorten(scorer.strip(), _NAME))


def _by_scores_of(backlog: Backlog, who: str) -> Backlog:
    """Give the backlog with every score that a scorer gave in place of the one that counts."""
    features = []
    for feature in backlog.features:
        theirs = {
            key: other
            for key, score in feature.scores.items()
            for other in score.others
            if scorer_key(other.scorer) == who
        }
        features.append(feature.model_copy(update={"scores": feature.scores | theirs}) if theirs else feature)
    return backlog.model_copy(update={"features": tuple(features)})


def _headline(backlog: Backlog, views: list[OtherView]) -> str:
    if not views:
        return "No two scorers differ."
    cells = sum(len(one.cells) for one in views)
    first = views[0]
    differ = f"Scorers differ on {count_of(cells, 'score')}"
    if not first.moves:
        return f"{differ}; no feature would change its place."
    title = quote(backlog.feature(first.feature_id).title)
    who = name_scorer(first.scorer)
    return f"{differ}; by the scores of {who}, {title} takes place {first.other_rank}, not {first.rank}."
