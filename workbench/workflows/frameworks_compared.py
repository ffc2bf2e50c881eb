"""The same backlog under every framework that its scores allow: where they agree and where they do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from pydantic import Field

from workbench.methods.rank_correlation import count_pairs, kendall_tau_b
from workbench.methods.ranking import rank_priorities
from workbench.model import BUILT_IN, Backlog, Evaluation, Framework, Record
from workbench.workflows.evaluating import evaluate
from workbench.workflows.headlines import LONGEST
from workbench.workflows.wording import join_names, quote, round_half_up

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

STAND_INS: Mapping[str, str] = {
    "effort": "engineering_cost",
    "job_size": "engineering_cost",
    "business_value": "user_impact",
}
"""Dimension → the one whose scores serve where it has none of its own."""
_TOP = 3
_CUTS = (44, 30, 22, 16)


class Judged(Record):
    """The backlog under one framework."""

    key: str
    name: str
    is_own: bool = Field(description="Whether it is the backlog's own.")
    ranked: int = Field(description="Features with a rank.")
    first: tuple[str, ...] = Field(description="Feature ids in the first three places; fewer where fewer are ranked.")
    stand_ins: dict[str, str] = Field(description="Name of a dimension → name of the one whose scores served.")


class Lacking(Record):
    """A framework that the scores do not allow."""

    name: str
    dimensions: tuple[str, ...] = Field(description="Names of the dimensions without a score.")


class Agreement(Record):
    """How two frameworks order the pairs of features that both rank."""

    one: str = Field(description="Name of a framework.")
    other: str = Field(description="Name of another.")
    features: int = Field(description="How many both rank.")
    agree: int = Field(description="Pairs of features put the same way round.")
    disagree: int = Field(description="Pairs put opposite ways; pairs that either calls equal count in neither.")
    alike: float | None = Field(description="−1 turned round to 1 the same; None where one tells no two apart.")


class Disagreement(Record):
    """One feature's rank under each framework."""

    feature_id: str
    ranks: tuple[int | None, ...] = Field(description="In the order of ``judged``; None where it has none.")
    places: int = Field(description="The most places between two of these ranks; 0 where there are not two.")


class FrameworksCompared(Record):
    """The same backlog under every framework that its scores allow."""

    judged: tuple[Judged, ...] = Field(description="The backlog's own first.")
    lacking: tuple[Lacking, ...]
    agreements: tuple[Agreement, ...] = Field(description="Every pair of frameworks once, in their order.")
    disagreements: tuple[Disagreement, ...] = Field(description="Ranked features, those most disagreed on first.")

    @property
    def with_own(self) -> tuple[Agreement, ...]:
        """How the backlog's own framework agrees with each other one."""
        return self.agreements[: max(0, len(self.judged) - 1)]


def compare_frameworks(backlog: Backlog, evaluation: Evaluation) -> FrameworksCompared:
    """Rank the backlog under its own framework and every built-in one whose dimensions all have scores.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation under its own framework.

    Notes
    -----
    Scores are used as they stand; an engineering cost serves as effort and as job size, and a user impact as business
    value, where these have none. Another weighted framework is used with its built-in weights. A feature that one of
    two frameworks does not rank is left out of their agreement.
    """
    views, lacking = [_View(evaluation, {})], []
    for key, make in BUILT_IN.items():
        if key == evaluation.framework.key:
            continue
        framework = make()
        sources = {one: _source(backlog, one) for one in framework.keys}
        missing = tuple(framework.dimension(one).name for one, source in sources.items() if source is None)
        if missing:
            lacking.append(Lacking(name=framework.name, dimensions=missing))
            continue
        served = {one: source for one, source in sources.items() if source is not None and source != one}
        views.append(_View(evaluate(_with_stand_ins(backlog, served), framework), served))
    agreements, places = [], np.zeros(len(backlog.features), dtype=np.int64)
    for one, other in combinations(views, 2):
        agreement, apart = _agree(one.evaluation, other.evaluation)
        agreements.append(agreement)
        places = np.maximum(places, apart)
    return FrameworksCompared(
        judged=tuple(_judged(backlog, view, is_own=view is views[0]) for view in views),
        lacking=tuple(lacking),
        agreements=tuple(agreements),
        disagreements=_disagreements([view.evaluation for view in views], places),
    )


def agreement_words(agreement: Agreement) -> str:
    """Say how far two frameworks agree: 'agree on 9 of 10 pairs'."""
    pairs = agreement.agree + agreement.disagree
    if not pairs:
        return "cannot be compared: no pair that both tell apart"
    if not agreement.disagree:
        return "agree on every pair"
    if not agreement.agree:
        return "disagree on every pair"
    tenths = min(max(round_half_up(10 * agreement.agree / pairs), 1), 9)
    return f"agree on about {tenths} of 10 pairs"


def frameworks_headline(backlog: Backlog, compared: FrameworksCompared) -> str:
    """Say what the framework that agrees least with the own one puts first, and how far it agrees.

    Examples
    --------
    'Value / effort puts “Guided set-up” first; the frameworks agree on about 9 of 10 pairs.'
    """
    own = compared.judged[0]
    if not own.ranked:
        return "Nothing is ranked yet, so there is nothing to compare."
    if own.ranked == 1:
        return "Only one feature is ranked, so there is no order to compare yet."
    told = [one for one in compared.with_own if one.agree + one.disagree]
    if compared.with_own and not told:
        return "No two features are told apart by both frameworks, so nothing can be compared."
    if not told:
        return f"Only {own.name} can order these features: the others lack scores."
    least = min(told, key=lambda one: one.agree / (one.agree + one.disagree))
    rival = compared.judged[1 + compared.with_own.index(least)]
    if rival.first[0] == own.first[0]:
        return f"{rival.name} puts the same feature first; the frameworks {agreement_words(least)}."
    title = backlog.feature(rival.first[0]).title
    for cut in _CUTS:
        text = f"{rival.name} puts {quote(title, cut)} first; the frameworks {agreement_words(least)}."
        # Direction isolates take no room on the screen.
        if len(text) - 2 <= LONGEST:
            break
    return text


def lacking_sentence(lacking: Lacking) -> str:
    """Say which scores a framework needs before it can rank anything."""
    return f"{lacking.name} needs scores on {join_names([one.lower() for one in lacking.dimensions])}."


@dataclass(frozen=True)
class _View:
    evaluation: Evaluation
    served: dict[str, str]


def _source(backlog: Backlog, key: str) -> str | None:
    """Find the dimension whose scores serve for another; None where nothing does."""
    for one in (key, STAND_INS.get(key)):
        if one is not None and any(feature.score(one) is not None for feature in backlog.features):
            return one
    return None


def _with_stand_ins(backlog: Backlog, served: Mapping[str, str]) -> Backlog:
    if not served:
        return backlog
    features = tuple(
        feature.model_copy(
            update={
                "scores": feature.scores
                | {key: feature.scores[source] for key, source in served.items() if source in feature.scores}
            }
        )
        for feature in backlog.features
    )
    return backlog.model_copy(update={"features": features})


def _judged(backlog: Backlog, view: _View, *, is_own: bool) -> Judged:
    evaluation = view.evaluation
    framework: Framework = evaluation.framework
    return Judged(
        key=framework.key,
        name=framework.name,
        is_own=is_own,
        ranked=len(evaluation.ranked),
        first=tuple(evaluation.feature_ids[position] for position in evaluation.ranked[:_TOP]),
        stand_ins={framework.dimension(key).name: _name(backlog, source) for key, source in view.served.items()},
    )


def _name(backlog: Backlog, key: str) -> str:
    own = backlog.framework
    return own.dimension(key).name if key in own.keys else key.replace("_", " ").capitalize()


def _agree(one: Evaluation, other: Evaluation) -> tuple[Agreement, IntArray]:
    """Compare two rankings of the features that both rank; with the places between their ranks, 0 for the rest."""
    both = np.asarray((one.rank > 0) & (other.rank > 0))
    first, second = (_ranks_among(judged, both) for judged in (one, other))
    pairs, alike = count_pairs(first, second), kendall_tau_b(first, second)
    apart = np.zeros(len(both), dtype=np.int64)
    # Of the ranks as they are shown, so that they and their distance agree.
    apart[both] = np.abs(one.rank[both] - other.rank[both])
    agreement = Agreement(
        one=one.framework.name,
        other=other.framework.name,
        features=int(both.sum()),
        agree=pairs.agree,
        disagree=pairs.disagree,
        alike=None if np.isnan(alike) else alike,
    )
    return agreement, apart


def _ranks_among(evaluation: Evaluation, kept: npt.NDArray[np.bool_]) -> IntArray:
    # Ranks of ranks: ties were settled, with their tolerance, by the evaluation.
    return rank_priorities(-evaluation.rank[kept].astype(np.float64), 0.0)


def _disagreements(evaluations: Sequence[Evaluation], places: IntArray) -> tuple[Disagreement, ...]:
    own = evaluations[0]
    rows = [row for row in own.order.tolist() if any(one.rank[row] > 0 for one in evaluations)]
    rows.sort(key=lambda row: -int(places[row]))
    return tuple(
        Disagreement(
            feature_id=own.feature_ids[row],
            ranks=tuple(int(one.rank[row]) or None for one in evaluations),
            places=int(places[row]),
        )
        for row in rows
    )
