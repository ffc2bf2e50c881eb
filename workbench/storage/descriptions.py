"""What is kept, in a few words: for the labels of changes and for telling what somebody else has changed."""

from workbench.model import Decision, Framework, Score
from workbench.storage.changes import FieldValue
from workbench.workflows.wording import count_of, join_names, percent, plain_number, quote, score_text

TITLE_LENGTH = 40
"""Characters of a title, or of a text, before it is cut."""

UNSCORED = "unscored"
UNDECIDED = "undecided"

FIELD_NAMES: dict[str, str] = {
    "title": "title",
    "key": "key",
    "note": "note",
    "description": "description",
    "problem": "problem",
    "who": "who has the problem",
    "proposal": "proposal",
    "good_enough": "smaller option",
    "success_metric": "success metric",
    "risk": "risk",
    "evidence": "evidence",
    "status": "status",
    "kind": "kind",
    "parent": "parent",
    "labels": "labels",
    "owner": "owner",
    "link": "link",
    "given": "earlier conclusions",
    "carried": "carried columns",
}
"""What people call the fields of a feature, within a sentence."""


def describe_title(title: str) -> str:
    """Say a title: in quotation marks, cut when long."""
    return quote(title, TITLE_LENGTH)


def describe_score(framework: Framework, dimension: str, score: Score | None) -> str:
    """Say a score on a dimension that the framework may no longer have: '4', 'High', '2–3 days', 'unscored'."""
    if score is None or score.low is None or score.high is None:
        return UNSCORED
    for one in framework.dimensions:
        if one.key == dimension:
            return score_text(one, score)
    ends = [plain_number(end) for end in (score.low, score.high)]
    return "–".join(ends) if score.is_range else ends[0]


def describe_dimension(framework: Framework, dimension: str) -> str:
    """Say a dimension's name, or its key where the framework does not have it."""
    return next((one.name for one in framework.dimensions if one.key == dimension), dimension)


def describe_field(field: str, value: FieldValue) -> str:
    """Say the value of a feature's field: a text in quotation marks, a list or mapping by its size."""
    if not value:
        return "empty"
    if isinstance(value, str):
        return quote(value, TITLE_LENGTH)
    noun, plural = ("piece of evidence", "pieces of evidence") if field == "evidence" else ("entry", "entries")
    return count_of(len(value), noun, plural)


def describe_decision(decision: Decision | None) -> str:
    """Say what is decided: 'now', 'no', 'undecided'."""
    return UNDECIDED if decision is None else decision.choice.value


def describe_framework(framework: Framework) -> str:
    """Say a framework's name, and its weights where it has some."""
    if not framework.weights:
        return describe_title(framework.name)
    shares = [f"{one.name} {percent(framework.weights[one.key])}" for one in framework.dimensions]
    return f"{describe_title(framework.name)} with {join_names(shares)}"
