"""Figures in a text: how exact they claim to be, and whether they are among a backlog's numbers."""

import re
from collections.abc import Iterable, Iterator

from workbench.model import Backlog, Feature
from workbench.workflows import whole_percents
from workbench.workflows.deciding import find_costs
from workbench.workflows.wording import round_half_up

MOST_FIGURES = 2
"""Significant figures that scores can carry."""
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b\d{{1,2}}\.? (?:{_MONTH})(?: \d{{4}})?|\b(?:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?|\b\d{{4}}-\d{{2}}-\d{{2}}|"
    r"\b(?:19|20)\d{2}\b|\b[QH][1-4]\b"
)
_OF_HUNDRED = re.compile(r"\bof 100\b")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?(?!\w)")


def find_numbers(text: str) -> Iterator[str]:
    """Find the numbers of a text as written; dates, years and the hundred of 'of 100' are none."""
    return (found[0] for found in _NUMBER.finditer(_OF_HUNDRED.sub(" ", _DATE.sub(" ", text))))


def is_too_exact(number: str) -> bool:
    """Whether a number as written has more than two significant figures.

    Examples
    --------
    >>> is_too_exact("31.5"), is_too_exact("640,000"), is_too_exact("0.25"), is_too_exact("1.20")
    (True, False, False, True)
    """
    whole, _, part = re.sub(r"[,\u00a0\u202f]", "", number).partition(".")
    digits = (whole + part).lstrip("0")
    return len(digits if part else digits.rstrip("0")) > MOST_FIGURES


def number_of(text: str) -> float:
    """Give the number that a text as ``find_numbers`` finds it stands for."""
    return float(re.sub(r"[,\u00a0\u202f]", "", text))


def find_known(backlog: Backlog, texts: Iterable[str]) -> frozenset[float]:
    """Give every number of a revision: those in some drafted texts, the costs, capacity, weights and noted facts."""
    costs, _ = find_costs(backlog)
    known = {*costs.values(), *(one.amount for one in backlog.plan.capacities), float(len(backlog.features))}
    if not backlog.framework.is_ratio:
        known |= {float(one) for one in whole_percents(backlog.framework.weights).values()}
    told = [*texts, *(text for feature in backlog.features for text in _texts(feature))]
    known |= {number_of(number) for text in told for number in find_numbers(text)}
    known |= {float(one.count) for feature in backlog.features for one in feature.evidence if one.count is not None}
    return frozenset(known | {float(round_half_up(one)) for one in known})


def _texts(feature: Feature) -> Iterator[str]:
    yield from (feature.title, feature.note, feature.problem, feature.who, feature.proposal, feature.good_enough)
    yield from (feature.success_metric, feature.risk, feature.description)
    yield from (one.sentence for one in feature.evidence)
    if feature.decision is not None:
        yield from (feature.decision.reason, feature.decision.reopen)
