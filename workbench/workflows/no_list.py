"""Every declined feature, with what there is to say about it."""

import datetime as dt

from pydantic import Field

from workbench.model import Backlog, Choice, DeclineForm, Evaluation, Record
from workbench.workflows.declining import draft_sentence
from workbench.workflows.wording import date_text


class Declined(Record):
    """One feature that is declined."""

    feature_id: str
    key: str
    title: str
    rank: int | None
    form: DeclineForm | None = Field(description="None while nobody has said which no it is.")
    reason: str
    decided_by: str
    reopen: str
    look_again: dt.date | None
    sentence: str = Field(description="As edited; else drafted.")

    @property
    def form_text(self) -> str:
        """The form as people read it."""
        return self.form.value.capitalize() if self.form else "No"

    @property
    def look_again_text(self) -> str:
        """The date in words; '' where there is none."""
        return date_text(self.look_again) if self.look_again else ""


def find_declined(backlog: Backlog, evaluation: Evaluation) -> tuple[Declined, ...]:
    """Find the features that are declined, best rank first and the unranked last."""
    found = []
    for position in evaluation.order.tolist():
        feature = backlog.features[position]
        decision = feature.decision
        if decision is None or decision.choice is not Choice.NO:
            continue
        found.append(
            Declined(
                feature_id=feature.id,
                key=feature.key,
                title=feature.title,
                rank=int(evaluation.rank[position]) or None,
                form=decision.form,
                reason=decision.reason,
                decided_by=decision.decided_by,
                reopen=decision.reopen,
                look_again=decision.look_again,
                sentence=decision.sentence or draft_sentence(feature, decision.form, look_again=decision.look_again),
            )
        )
    return tuple(found)
