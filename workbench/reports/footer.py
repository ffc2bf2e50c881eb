"""The last line of a summary: what its numbers rest on."""

import datetime as dt

from workbench.model import Combination, Evaluation, Framework, scorer_key
from workbench.reports.names import about, about_of, in_sentence, named, plain_name
from workbench.reports.summary_basis import Basis
from workbench.reports.summary_sureness import missing_text
from workbench.workflows import whole_percents
from workbench.workflows.wording import count_word, date_text

_NOISE = 1e-9
_MOST_NAMED = 8
"""Dimensions that are listed by name; a framework of more has its weightiest listed."""


def footer_text(basis: Basis, *, revision: int, today: dt.date) -> str:
    """Say the weights or the formula, how many scorers and features there are, what they lack, revision and date.

    Parameters
    ----------
    basis
        What the summary rests on.
    revision
        Which state of the backlog this is.
    today
        The date on the page.
    """
    backlog, evaluation = basis.backlog, basis.evaluation
    judged = _formula(evaluation.framework) if evaluation.framework.is_ratio else _weights(evaluation)
    state = f"revision {revision}, {date_text(today)}"
    if not backlog.features:
        return f"{judged} · {state}"
    unranked = len(evaluation.unranked)
    size = about_of(len(backlog.features), "feature")
    ranked = (
        f", {about(unranked)} not ranked" if unranked and evaluation.ranked else ", none ranked" if unranked else ""
    )
    missing = f", {missing_text(basis)}" if evaluation.ranked else ""
    given = [score for feature in backlog.features for one in feature.scores.values() for score in (one, *one.others)]
    scorers = {scorer_key(one.scorer) for one in given} - {""}
    who = f" · {about_of(len(scorers), 'scorer')}" if scorers else ""
    return f"{judged}{who} · {size}{ranked}{missing} · {state}"


def _formula(framework: Framework) -> str:
    is_product = framework.combine is Combination.PRODUCT_OVER_COST
    benefits = (" × " if is_product else " + ").join(in_sentence(one.name) for one in framework.benefits)
    costs = " × ".join(in_sentence(one.name) for one in framework.costs)
    if not costs:
        return f"{plain_name(framework.name)}: {benefits}"
    joined = f"({benefits})" if not is_product and len(framework.benefits) > 1 else benefits
    return f"{plain_name(framework.name)}: {joined} ÷ {f'({costs})' if len(framework.costs) > 1 else costs}"


def _weights(evaluation: Evaluation) -> str:
    framework = evaluation.framework
    shares = whole_percents(evaluation.weights or framework.weights)
    counted = (evaluation.weights or framework.weights).values()
    if len(shares) > 1 and max(counted) - min(counted) < _NOISE and not evaluation.set_aside:
        return f"All {count_word(len(shares))} dimensions weigh the same"
    weightiest = sorted(shares, key=lambda key: -shares[key])[:_MOST_NAMED]
    listed = [f"{in_sentence(framework.dimension(key).name)} {shares[key]}" for key in shares if key in weightiest]
    rest = f" and {about_of(len(shares) - len(listed), 'other')}" if len(shares) > len(listed) else ""
    idle = [in_sentence(framework.dimension(key).name) for key in evaluation.set_aside] if evaluation.weights else []
    aside = f"; left out for want of scores: {named(idle)}" if idle else ""
    return f"Weights in percent: {', '.join(listed)}{rest}{aside}"
