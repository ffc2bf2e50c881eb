"""What the ranking rests on: which dimensions decide it, what cost and time do to it, and where evidence is thin."""

import numpy as np
from pydantic import Field

from workbench.methods.variance_share import variance_shares
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.evaluating import evaluate
from workbench.workflows.wording import count_of, join_names, percent, quote, round_half_up

TOP = 10
_FAR = 0.1
"""Share and weight further apart than this are worth a question."""
_USERS = "user_impact"
_NAMED = 3


class DimensionShare(Record):
    """How much of the ranking one dimension decides, beside its weight."""

    dimension: str
    name: str
    weight: float = Field(description="The share stated, 0 to 1; the rows' weights sum to 1.")
    decides: float | None = Field(
        description="Part of the spread of the priorities; the rows sum to 1; below 0 where it works against the "
        "ranking. None where all are tied."
    )


class OtherTop(Record):
    """The top ten under only some of the dimensions, against the top ten as it is."""

    entering: tuple[str, ...] = Field(description="Feature ids, best first under those dimensions.")
    leaving: tuple[str, ...] = Field(description="Feature ids, best first as it is.")


class Balance(Record):
    """What the ranking rests on."""

    ranked: int = Field(description="Features with a rank.")
    is_ratio: bool = Field(description="Whether a fixed formula stands where weights would.")
    shares: tuple[DimensionShare, ...] = Field(description="In the dimensions' own order; empty in a ratio framework.")
    burdens: tuple[str, ...] = Field(description="Names of the dimensions with weight where lower is better.")
    without_burdens: OtherTop | None = Field(description="The rest alone; None where one of the two sides is empty.")
    burdens_alone: OtherTop | None = Field(description="Likewise, the burdens alone.")
    impact_scores: int = Field(description="How many features have a score on user impact.")
    impact_guessed: int = Field(description="How many of them have no evidence beside it.")

    @property
    def is_undefined(self) -> bool:
        """Whether no dimension decides anything: fewer than two priorities differ."""
        return all(one.decides is None for one in self.shares)


def weigh_balance(backlog: Backlog, evaluation: Evaluation) -> Balance:
    """Work out what the ranking rests on.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.

    Notes
    -----
    The top ten are the first ten in shown order, so a tie at the line is settled by the backlog's own order. A missing
    score stands at the middle of its range.
    """
    framework = evaluation.framework
    counting = {key for key, weight in evaluation.weights.items() if weight > 0}
    burdens = {one.key for one in framework.costs} & counting
    has_sides = bool(burdens) and burdens != counting
    scored = [one for one in backlog.features if one.score(_USERS) is not None] if _USERS in framework.keys else []
    return Balance(
        ranked=len(evaluation.ranked),
        is_ratio=framework.is_ratio,
        shares=() if framework.is_ratio else _shares(evaluation),
        burdens=tuple(one.name for one in framework.costs if one.key in burdens),
        without_burdens=_other_top(backlog, evaluation, counting - burdens) if has_sides else None,
        burdens_alone=_other_top(backlog, evaluation, burdens) if has_sides else None,
        impact_scores=len(scored),
        impact_guessed=sum(not one.evidence for one in scored),
    )


def balance_headline(balance: Balance) -> str:
    """Say which dimension's say in the ranking is furthest from its weight."""
    if not balance.ranked:
        return "Nothing is ranked yet, so nothing decides the ranking."
    if balance.is_ratio:
        return "A fixed formula decides here: there are no weights to set beside it."
    if balance.is_undefined:
        return "All priorities are equal, so no dimension decides anything."
    furthest = max(balance.shares, key=_distance)
    if _distance(furthest) < _FAR:
        return "Every dimension decides about as much as its weight says."
    if round_half_up((furthest.decides or 0.0) * 100) < 0:
        return f"{furthest.name} has a weight of {percent(furthest.weight)} and works against the ranking."
    only = "only " if (furthest.decides or 0) < furthest.weight else ""
    return f"{furthest.name} decides {only}{_said(furthest)} of the ranking at a weight of {percent(furthest.weight)}."


def find_prompts(backlog: Backlog, balance: Balance) -> tuple[str, ...]:
    """List what is worth talking about, each in one or two sentences; dimensions of one kind share theirs."""
    prompts = _share_prompts([one for one in balance.shares if one.decides is not None and _distance(one) >= _FAR])
    if balance.ranked > TOP and balance.without_burdens is not None and balance.burdens_alone is not None:
        names = join_names([name.lower() for name in balance.burdens])
        prompts.append(_top_prompt(backlog, balance.without_burdens, f"Without {names}"))
        prompts.append(_top_prompt(backlog, balance.burdens_alone, f"With {names} alone"))
    if 0 < balance.ranked <= TOP and balance.burdens:
        prompts.append("All ranked features fit into the top ten, so no weight can change who is in it.")
    if balance.impact_scores:
        prompts.append(_evidence_prompt(balance))
    return tuple(prompts)


def _shares(evaluation: Evaluation) -> tuple[DimensionShare, ...]:
    shares = variance_shares(evaluation.contributions[list(evaluation.ranked)])
    return tuple(
        DimensionShare(
            dimension=key,
            name=evaluation.framework.dimension(key).name,
            weight=evaluation.weights[key],
            decides=None if np.isnan(share) else float(share),
        )
        for key, share in zip(evaluation.dimensions, shares, strict=True)
    )


def _other_top(backlog: Backlog, evaluation: Evaluation, keys: set[str]) -> OtherTop:
    weights = {key: evaluation.framework.weights[key] for key in keys}
    rival = evaluate(backlog, evaluation.framework.with_weights(weights))
    ours, theirs = (
        [backlog.features[position].id for position in judged.ranked[:TOP]] for judged in (evaluation, rival)
    )
    return OtherTop(
        entering=tuple(one for one in theirs if one not in ours),
        leaving=tuple(one for one in ours if one not in theirs),
    )


def _distance(share: DimensionShare) -> float:
    return 0.0 if share.decides is None else abs(share.decides - share.weight)


def _said(share: DimensionShare) -> str:
    return percent(max(share.decides or 0.0, 0.0))


def _share_prompts(far: list[DimensionShare]) -> list[str]:
    """Ask about the dimensions that decide more than their weight, less, or against the order; one question each."""
    against = [one for one in far if (one.decides or 0.0) < 0]
    less = [one for one in far if 0 <= (one.decides or 0.0) < one.weight]
    more = [one for one in far if (one.decides or 0.0) >= one.weight]
    return [
        *_asked(more, "more", "Meant so?"),
        *_asked(less, "less", "Do {its} scores tell the features apart?"),
        *(
            f"{one.name} has a weight of {percent(one.weight)} and works against the ranking: what is good on it often "
            "ranks low. Meant so?"
            for one in against
        ),
    ]


def _asked(shares: list[DimensionShare], word: str, question: str) -> list[str]:
    if not shares:
        return []
    if len(shares) == 1:
        one, asked = shares[0], question.format(its="its")
        return [f"{one.name} has a weight of {percent(one.weight)} and decides {_said(one)}. {asked}"]
    names = join_names([one.name.lower() for one in shares]).capitalize()
    return [f"{names} decide {word} than their weights say. {question.format(its='their')}"]


def _top_prompt(backlog: Backlog, other: OtherTop, lead: str) -> str:
    if not other.entering and not other.leaving:
        return f"{lead}, the top ten stay the same."
    parts = [
        f"{join_names([quote(backlog.feature(one).title, 40) for one in ids], _NAMED)} {verb}"
        for ids, verb in ((other.entering, "would come in"), (other.leaving, "would go out"))
        if ids
    ]
    changed = max(len(other.entering), len(other.leaving))
    return f"{lead}, {count_of(changed, 'of the top ten changes', 'of the top ten change')}: {'; '.join(parts)}."


def _evidence_prompt(balance: Balance) -> str:
    if not balance.impact_guessed:
        return "Every user-impact score has evidence beside it."
    lack = "has" if balance.impact_guessed == 1 else "have"
    text = f"{balance.impact_guessed} of {balance.impact_scores} user-impact scores {lack} no evidence beside them"
    return f"{text}. Which would one talk with a customer settle?"
