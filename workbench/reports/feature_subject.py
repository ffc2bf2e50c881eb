"""What a document about one feature is written from."""

from dataclasses import dataclass
from functools import cached_property

from workbench.model import Backlog, Choice, Decision, Evaluation, Feature, PlanOption, Standing
from workbench.reports.blocks import Paragraph
from workbench.workflows.deciding import Grounds, find_grounds
from workbench.workflows.wording import amount_text, range_text

NOTHING = "–"
"""Stands in a table where nothing is known."""


@dataclass(frozen=True)
class Subject:
    """One feature in its backlog.

    Attributes
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    feature_id
        Of a feature of that backlog.
    """

    backlog: Backlog
    evaluation: Evaluation
    feature_id: str

    @cached_property
    def feature(self) -> Feature:
        """The feature."""
        return self.backlog.feature(self.feature_id)

    @cached_property
    def standing(self) -> Standing:
        """Where it stands."""
        return self.evaluation.standing(self.feature_id)

    @cached_property
    def grounds(self) -> Grounds:
        """What reasons are drawn from, given what is decided as now."""
        return find_grounds(self.backlog, self.evaluation, chosen=self.now)

    @property
    def decision(self) -> Decision | None:
        """What is decided about it."""
        return self.feature.decision

    @property
    def now(self) -> tuple[str, ...]:
        """Ids of the features that are decided as now."""
        return tuple(
            one.id for one in self.backlog.features if one.decision is not None and one.decision.choice is Choice.NOW
        )

    @property
    def options(self) -> tuple[PlanOption, ...]:
        """The smaller ways to build it that the plan knows."""
        return tuple(one for one in self.backlog.plan.options if one.feature_id == self.feature_id)

    @property
    def cost_text(self) -> str:
        """What it costs, with the unit; ``NOTHING`` where nobody knows."""
        cost = self.grounds.costs.get(self.feature_id)
        return NOTHING if cost is None else amount_text(cost, self.grounds.unit)

    @property
    def priority_text(self) -> str:
        """Its priority, or the range of it; ``NOTHING`` where it has none."""
        standing = self.standing
        if standing.low is None or standing.high is None:
            return NOTHING
        return range_text(standing.low, standing.high, is_ratio=self.evaluation.framework.is_ratio)


def gap(prompt: str) -> Paragraph:
    """Mark a place that a person has to fill in, and say what belongs there."""
    return Paragraph(text=prompt, tone="gap")
