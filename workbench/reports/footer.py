"""The last line of a summary: what its numbers rest on."""

from workbench.model import Backlog, Combination, Evaluation, Framework
from workbench.reports.names import about, about_of, in_sentence, named, plain_name
from workbench.workflows import whole_percents

_MOST_NAMED = 8
"""Dimensions that are listed by name; a framework of more has its weightiest listed."""


def footer_text(backlog: Backlog, evaluation: Evaluation) -> str:
    """Say the weights or the formula, and how many features there are.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    """
    basis = _formula(evaluation.framework) if evaluation.framework.is_ratio else _weights(evaluation)
    if not backlog.features:
        return basis
    unranked = len(evaluation.unranked)
    ranked = "all ranked" if not unranked else f"{about(unranked)} not ranked" if evaluation.ranked else "none ranked"
    if len(backlog.features) == 1:
        ranked = "ranked" if not unranked else "not ranked"
    return f"{basis} · {about_of(len(backlog.features), 'feature')}, {ranked}"


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
    weightiest = sorted(shares, key=lambda key: -shares[key])[:_MOST_NAMED]
    listed = [f"{in_sentence(framework.dimension(key).name)} {shares[key]}" for key in shares if key in weightiest]
    rest = f" and {about_of(len(shares) - len(listed), 'other')}" if len(shares) > len(listed) else ""
    idle = [in_sentence(framework.dimension(key).name) for key in evaluation.set_aside] if evaluation.weights else []
    aside = f"; left out for want of scores: {named(idle)}" if idle else ""
    return f"Weights in percent: {', '.join(listed)}{rest}{aside}"
