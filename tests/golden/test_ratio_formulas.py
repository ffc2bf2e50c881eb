"""RICE, ICE, WSJF and value ÷ effort on numbers worked out by hand from the published formulas.

Sources: McBride (2016), RICE, Intercom; Ellis, Brown (2017), Hacking Growth (ICE); Scaled Agile Framework, WSJF, after
Reinertsen (2009), The Principles of Product Development Flow.
"""

import pytest

from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.workflows import evaluate


def priority(framework: str, **scores: float) -> float:
    feature = Feature(id="a", title="A", scores={key: Score.exactly(number) for key, number in scores.items()})
    backlog = Backlog(name="One", framework=built_in_framework(framework), features=(feature,))
    return float(evaluate(backlog).priority[0])


@pytest.mark.parametrize(
    "reach,impact,confidence,effort,expected",
    [
        (500, 3, 1.0, 2, 750),  # 500 × 3 × 1 ÷ 2
        (2000, 1, 0.8, 4, 400),  # 2000 × 1 × 0.8 ÷ 4
        (1500, 0.25, 0.5, 0.5, 375),  # 1500 × 0.25 × 0.5 ÷ 0.5
        (0, 3, 1.0, 2, 0),  # nobody reached: 0 is a value
    ],
)
def test_rice_is_reach_times_impact_times_confidence_by_effort(
    reach: float, impact: float, confidence: float, effort: float, expected: float
) -> None:
    found = priority("rice", reach=reach, impact=impact, confidence=confidence, effort=effort)
    assert found == pytest.approx(expected, rel=1e-12)


def test_ice_is_impact_times_confidence_times_ease() -> None:
    assert priority("ice", impact=8, confidence=5, ease=7) == 280


def test_wsjf_is_the_cost_of_delay_by_the_job_size() -> None:
    # (13 + 8 + 5) ÷ 8
    assert priority("wsjf", business_value=13, time_criticality=8, risk_reduction=5, job_size=8) == 3.25


def test_value_by_effort_is_their_quotient() -> None:
    assert priority("value-effort", business_value=9, effort=4) == 2.25
