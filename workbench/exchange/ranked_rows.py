"""The numbers of a ranking as a spreadsheet shows them, alike in CSV and XLSX."""

import math
from dataclasses import dataclass

import numpy as np

from workbench.methods.rounding import round_to_total
from workbench.model import Backlog, Evaluation, Feature, Standing
from workbench.workflows.wording import round_half_up

DIGITS = 4
"""Digits that a plain quotient keeps at least; a number of points keeps two decimals."""

_SMALLEST, _LARGEST = 1e-9, 1e12
"""Quotients beyond these are left as they are: there is nothing in them to round that a double still holds."""


@dataclass(frozen=True)
class RankedRow:
    """One feature's line in a ranking.

    Attributes
    ----------
    feature, standing
        The feature and where it stands.
    priority, low, high
        Points of 100 with two decimals, or the plain quotient; None when unranked.
    contributions
        Dimension key → points with two decimals, None where the score is missing; empty in a ratio framework. With
        every score known they sum to the priority exactly as shown.
    """

    feature: Feature
    standing: Standing
    priority: float | None
    low: float | None
    high: float | None
    contributions: dict[str, float | None]


def ranked_rows(backlog: Backlog, evaluation: Evaluation) -> list[RankedRow]:
    """List the features in ranked order, the unranked after them in backlog order."""
    return [
        _row(backlog.features[position], evaluation.standing_at(position), is_ratio=evaluation.framework.is_ratio)
        for position in (*evaluation.ranked, *evaluation.unranked)
    ]


def _row(feature: Feature, standing: Standing, *, is_ratio: bool) -> RankedRow:
    if is_ratio:
        shown = [_rounded_quotient(one) for one in (standing.priority, standing.low, standing.high)]
        return RankedRow(feature, standing, shown[0], shown[1], shown[2], {})
    hundredths = round_to_total(np.array([part.contribution for part in standing.parts]) * 10_000).tolist()
    contributions = {
        part.dimension: None if part.is_missing else whole / 100
        for part, whole in zip(standing.parts, hundredths, strict=True)
    }
    priority = None if standing.priority is None else sum(hundredths) / 100
    return RankedRow(
        feature, standing, priority, _rounded_points(standing.low), _rounded_points(standing.high), contributions
    )


def _rounded_points(priority: float | None) -> float | None:
    return None if priority is None else round_half_up(priority * 10_000) / 100


def _rounded_quotient(priority: float | None) -> float | None:
    if priority is None or not _SMALLEST <= abs(priority) <= _LARGEST:
        return priority
    decimals = max(2, DIGITS - 1 - math.floor(math.log10(abs(priority))))
    return float(round_half_up(priority * 10**decimals) / 10**decimals)
