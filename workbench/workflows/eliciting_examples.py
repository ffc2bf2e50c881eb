"""Weights from choices between two real features at a time."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.errors import InvalidChoice, InvalidFramework
from workbench.methods.by_example import Answers, central_weights, find_contradictions, weight_ranges
from workbench.methods.example_pairs import choose_pair, sample_compatible
from workbench.model import Backlog, Evaluation, Framework, Record
from workbench.workflows.eliciting import Elicited, Reply
from workbench.workflows.weighing import whole_percents
from workbench.workflows.wording import count_of, join_names, quote, round_half_up

FloatArray = npt.NDArray[np.float64]

DRAWS = 300
"""Weightings drawn to choose the next question."""
ASKED_AMONG = 60
"""Features, spread over the whole ranking, among which pairs are looked for."""


class Choice(Record):
    """Which of two features somebody would rather ship."""

    first: str
    second: str
    answer: Literal["first", "second", "same"]


def find_examples(evaluation: Evaluation) -> tuple[str, ...]:
    """Find the features that can be shown as examples: those with a score on every dimension that counts.

    Returns
    -------
    Their ids, best first; empty in a ratio framework.
    """
    if evaluation.framework.is_ratio or not evaluation.dimensions:
        return ()
    whole = np.asarray(~np.isnan(evaluation.point).any(axis=1))
    return tuple(evaluation.feature_ids[position] for position in evaluation.order if whole[position])


def next_example(
    evaluation: Evaluation, choices: Sequence[Choice], *, rng: np.random.Generator
) -> tuple[str, str] | None:
    """Choose the two features whose comparison would tell most about the weights.

    Parameters
    ----------
    evaluation
        Of the backlog.
    choices
        Those made so far; those that contradict are left out.
    rng
        The source of chance; the same one gives the same pair.

    Returns
    -------
    Two feature ids; None where no comparison would tell anything more.
    """
    ids = find_examples(evaluation)
    if len(ids) < 2:  # noqa: PLR2004 - a choice needs two
        return None
    if len(ids) > ASKED_AMONG:
        places = np.linspace(0, len(ids) - 1, ASKED_AMONG).round().astype(int)
        ids = tuple(ids[place] for place in places)
    answers = _lay_out(evaluation, choices)
    answers = answers.without(find_contradictions(answers))
    weights = sample_compatible(answers, central_weights(answers), draws=DRAWS, rng=rng)
    rows = {feature_id: row for row, feature_id in enumerate(ids)}
    asked = frozenset(
        (min(pair), max(pair))
        for pair in ((rows.get(one.first, -1), rows.get(one.second, -1)) for one in choices)
        if min(pair) >= 0
    )
    pair = choose_pair(np.array([_values(evaluation, one) for one in ids]), weights, asked)
    return None if pair is None else (ids[pair[0]], ids[pair[1]])


def by_examples(backlog: Backlog, evaluation: Evaluation, choices: Sequence[Choice]) -> Elicited:
    """Find the weights in the middle of all those that agree with the choices.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    choices
        At least one; of features with a score on every dimension that counts.

    Returns
    -------
    The weights; the range of each; notes on contradictions, with the choices not counted in ``taken_back``. Dimensions
    that are set aside keep the weight that they have.

    Raises
    ------
    InvalidFramework
        When the framework has no weights.
    InvalidChoice
        When a feature cannot be an example.
    """
    if evaluation.framework.is_ratio:
        raise InvalidFramework(f"{evaluation.framework.name} has no weights: its formula is fixed.")
    answers = _lay_out(evaluation, choices)
    dropped = find_contradictions(answers)
    kept = answers.without(dropped)
    low, high = weight_ranges(kept)
    aside, rest = _shares_aside(evaluation)
    keys = evaluation.dimensions
    weights = aside | dict(zip(keys, (central_weights(kept) * rest).tolist(), strict=True))
    return Elicited(
        way="by_example",
        percents=whole_percents({key: weights[key] for key in evaluation.framework.keys}),
        replies=tuple(_reply(backlog, one) for one in choices),
        notes=(*_contradiction_notes(backlog, choices, dropped), *_scope_notes(evaluation)),
        ranges={
            key: (round_half_up(least * rest * 100), round_half_up(most * rest * 100))
            for key, least, most in zip(keys, low.tolist(), high.tolist(), strict=True)
        },
        taken_back=dropped,
    )


def say_choice(backlog: Backlog, choice: Choice) -> str:
    """Say a choice: '“A” over “B”', or '“A” and “B” the same'."""
    first, second = (quote(backlog.feature(one).title, 40) for one in (choice.first, choice.second))
    if choice.answer == "same":
        return f"{first} and {second} the same"
    return f"{first} over {second}" if choice.answer == "first" else f"{second} over {first}"


def _lay_out(evaluation: Evaluation, choices: Sequence[Choice]) -> Answers:
    possible = find_examples(evaluation)
    for feature_id in (one for choice in choices for one in (choice.first, choice.second)):
        if feature_id not in possible:
            raise InvalidChoice("feature with a score on every dimension called", feature_id, possible)
    differences = np.zeros((len(choices), len(evaluation.dimensions)))
    for row, choice in enumerate(choices):
        sign = -1.0 if choice.answer == "second" else 1.0
        differences[row] = sign * (_values(evaluation, choice.first) - _values(evaluation, choice.second))
    return Answers(differences, np.array([choice.answer == "same" for choice in choices], dtype=np.bool_))


def _values(evaluation: Evaluation, feature_id: str) -> FloatArray:
    return np.asarray(evaluation.point[evaluation.feature_ids.index(feature_id)])


def _shares_aside(evaluation: Evaluation) -> tuple[dict[str, float], float]:
    """Give the weights of the dimensions set aside, and what is left for the others; all of it where nothing would."""
    aside = {key: evaluation.framework.weights[key] for key in evaluation.set_aside}
    rest = 1.0 - sum(aside.values())
    return (aside, rest) if rest > 1e-9 else (dict.fromkeys(aside, 0.0), 1.0)  # noqa: PLR2004 - noise


def _reply(backlog: Backlog, choice: Choice) -> Reply:
    first, second = (quote(backlog.feature(one).title, 40) for one in (choice.first, choice.second))
    return Reply(question=f"{first} or {second}?", answer=say_choice(backlog, choice))


def _contradiction_notes(backlog: Backlog, choices: Sequence[Choice], dropped: tuple[int, ...]) -> tuple[str, ...]:
    if not dropped:
        return ()
    named = join_names([say_choice(backlog, choices[position]) for position in dropped])
    verb = "is" if len(dropped) == 1 else "are"
    return (f"No weights fit all your answers. Not counted {verb} {named}; the rest agree.",)


def _scope_notes(evaluation: Evaluation) -> tuple[str, ...]:
    names = [_dimension_name(evaluation.framework, key) for key in evaluation.set_aside]
    if not names:
        return ()
    verb = "has no scores and keeps its weight" if len(names) == 1 else "have no scores and keep their weights"
    return (f"{join_names(names)} {verb}.",)


def _dimension_name(framework: Framework, key: str) -> str:
    return framework.dimension(key).name


def say_left_out(evaluation: Evaluation) -> str:
    """Say how many features cannot be examples because a score is missing; empty where none."""
    count = len(evaluation.feature_ids) - len(find_examples(evaluation))
    if not count:
        return ""
    return f"{count_of(count, 'feature', start=True)} with a missing score {'is' if count == 1 else 'are'} not shown."
