import pytest
from pydantic import ValidationError

from workbench.model import (
    Backlog,
    Choice,
    Decision,
    Evidence,
    EvidenceKind,
    Feature,
    PlanRules,
    Score,
    SummaryEdits,
    built_in_framework,
)
from workbench.storage import (
    CHANGEABLE_FIELDS,
    FIELD_NAMES,
    BacklogRenamed,
    Change,
    ContentsReplaced,
    DecisionChange,
    FeatureAdded,
    FeatureRemoved,
    FieldsChange,
    FrameworkReplaced,
    PlanReplaced,
    ScoreChange,
    SummaryReplaced,
)
from workbench.storage.changes import invert_changes, read_changes, write_changes
from workbench.storage.schema import DOCUMENT_FIELDS, TEXT_FIELDS, features


def every_kind(backlog: Backlog) -> tuple[Change, ...]:
    other = backlog.model_copy(update={"name": "Other", "features": backlog.features[1:]})
    return (
        ScoreChange(
            feature_id="citations", dimension="user_impact", old=Score.exactly(3), new=Score(low=0.1, high=0.3)
        ),
        ScoreChange(feature_id="tone", dimension="user_impact", old=Score.exactly(1), new=None),
        FieldsChange(
            feature_id="citations",
            old={"title": "Answer citations", "evidence": backlog.features[0].evidence, "carried": {"Team": "Blue"}},
            new={"title": "Sources", "evidence": (), "carried": {}},
        ),
        DecisionChange(feature_id="tone", old=None, new=Decision(choice=Choice.NO, reason="Nobody asked")),
        FeatureAdded(position=1, feature=Feature(id="new", title="New", scores={"reach": Score.exactly(1e-300)})),
        FeatureRemoved(position=0, feature=backlog.features[0]),
        FrameworkReplaced(old=backlog.framework, new=built_in_framework("rice")),
        PlanReplaced(old=backlog.plan, new=PlanRules(must_not=("tone",))),
        SummaryReplaced(old=backlog.summary, new=SummaryEdits()),
        BacklogRenamed(old="Harbour Assist", new="Other"),
        ContentsReplaced(old=backlog, new=other),
    )


def test_every_kind_of_change_is_read_back_as_it_was_written(backlog: Backlog) -> None:
    changes = every_kind(backlog)
    assert read_changes(write_changes(changes)) == changes


def test_the_inverse_of_the_inverse_is_the_change_itself(backlog: Backlog) -> None:
    changes = every_kind(backlog)
    assert invert_changes(invert_changes(changes)) == changes


def test_taking_back_begins_with_the_last_change(backlog: Backlog) -> None:
    first = BacklogRenamed(old="A", new="B")
    second = FeatureAdded(position=0, feature=backlog.features[1])
    assert invert_changes([first, second]) == (
        FeatureRemoved(position=0, feature=backlog.features[1]),
        BacklogRenamed(old="B", new="A"),
    )


@pytest.mark.parametrize(
    "old, new",
    [
        ({"title": "A"}, {"key": "A"}),
        ({"scores": "A"}, {"scores": "B"}),
        ({"id": "A"}, {"id": "B"}),
        ({"title": "A"}, {"title": ""}),
        ({"carried": {}}, {"carried": "Blue"}),
    ],
)
def test_a_change_of_fields_that_no_feature_could_have_is_refused(
    old: dict[str, str | tuple[Evidence, ...] | dict[str, str]],
    new: dict[str, str | tuple[Evidence, ...] | dict[str, str]],
) -> None:
    with pytest.raises(ValidationError):
        FieldsChange(feature_id="one", old=old, new=new)


def test_evidence_keeps_its_type_among_the_values_of_fields() -> None:
    evidence = (Evidence(kind=EvidenceKind.GUESS, sentence="So we think"),)
    change = FieldsChange(feature_id="one", old={"evidence": ()}, new={"evidence": evidence})
    (read,) = read_changes(write_changes([change]))
    assert isinstance(read, FieldsChange)
    assert read.new["evidence"] == evidence


def test_every_field_of_a_feature_has_its_column_and_its_name() -> None:
    assert set(Feature.model_fields) == {"id", "scores", "decision", *TEXT_FIELDS, *DOCUMENT_FIELDS}
    assert set(CHANGEABLE_FIELDS) == {*TEXT_FIELDS, *DOCUMENT_FIELDS} == set(FIELD_NAMES)
    assert {column.name for column in features.columns} == {
        "backlog_id", "id", "position", "decision", *TEXT_FIELDS, *DOCUMENT_FIELDS,
    }  # fmt: skip
