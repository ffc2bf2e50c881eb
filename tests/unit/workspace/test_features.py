import pytest

from workbench.errors import EditConflict, InvalidBacklog, InvalidChoice, InvalidScore
from workbench.model import Evidence, EvidenceKind, Feature, Score
from workbench.workspace import (
    Store,
    add_feature,
    edit_feature,
    history,
    open_backlog,
    redo,
    remove_feature,
    undo,
)


def last_label(store: Store, backlog_id: str) -> str:
    return history(store, backlog_id, limit=1)[0].label


def test_a_new_feature_comes_last(store: Store, kept: str) -> None:
    scores = {"user_impact": Score.exactly(4)}
    made = add_feature(store, kept, {"title": " Tone of voice ", "who": "Writers", "scores": scores})
    features = open_backlog(store, kept).backlog.features
    assert [feature.title for feature in features] == ["Answer citations", "Offline mode", "Tone of voice"]
    assert features[2] == Feature(id=made, title="Tone of voice", who="Writers", scores=scores)
    assert last_label(store, kept) == "Added “\u2068Tone of voice\u2069”"


@pytest.mark.parametrize("fields", [{}, {"title": ""}, {"title": "  \n"}, {"title": None}])
def test_a_feature_needs_a_title(store: Store, kept: str, citations: str, fields: dict[str, object]) -> None:
    with pytest.raises(InvalidBacklog, match="needs a title") as caught:
        add_feature(store, kept, fields)
    assert caught.value.place == "title"
    if fields:
        with pytest.raises(InvalidBacklog, match="needs a title"):
            edit_feature(store, kept, citations, fields)
    assert open_backlog(store, kept).revision == 1


def test_unknown_fields_are_refused_with_near_matches(store: Store, kept: str, citations: str) -> None:
    with pytest.raises(InvalidChoice) as caught:
        edit_feature(store, kept, citations, {"titel": "Sources"})
    assert caught.value.near == ("title",)
    for field in ("id", "scores"):
        with pytest.raises(InvalidChoice, match=f"There is no field '{field}'"):
            edit_feature(store, kept, citations, {field: {}})
    with pytest.raises(InvalidChoice, match="There is no field 'id'"):
        add_feature(store, kept, {"title": "A", "id": "mine"})


def test_a_value_that_does_not_fit_its_field_is_told(store: Store, kept: str, citations: str) -> None:
    evidence = [{"kind": "guess", "count": -1}]
    with pytest.raises(
        InvalidBacklog, match=r"typed as evidence does not fit: .* greater than or equal to 0"
    ) as caught:
        edit_feature(store, kept, citations, {"evidence": evidence})
    assert caught.value.place == "evidence"


def test_a_new_features_scores_must_be_on_their_scales(store: Store, kept: str) -> None:
    with pytest.raises(InvalidScore, match="'User impact' runs from 1 to 5; 9 is outside it"):
        add_feature(store, kept, {"title": "A", "scores": {"user_impact": Score.exactly(9)}})
    with pytest.raises(InvalidChoice, match="There is no dimension 'reach'"):
        add_feature(store, kept, {"title": "A", "scores": {"reach": Score.exactly(9)}})
    assert len(open_backlog(store, kept).backlog.features) == 2


def test_fields_are_edited_together_and_undone_together(store: Store, kept: str, citations: str) -> None:
    before = open_backlog(store, kept).backlog
    evidence = (Evidence(kind=EvidenceKind.SUPPORT, sentence="Forty tickets", count=40),)
    fields = {"problem": "No trust", "evidence": evidence, "status": "Open"}
    assert edit_feature(store, kept, citations, fields) == 2
    edited = open_backlog(store, kept).backlog.feature(citations)
    assert (edited.problem, edited.evidence, edited.status) == ("No trust", evidence, "Open")
    assert edited.scores == before.features[0].scores
    assert undo(store, kept) == "Problem and evidence of “\u2068Answer citations\u2069” changed"
    assert open_backlog(store, kept).backlog == before


@pytest.mark.parametrize(
    "fields, label",
    [
        ({"title": "Sources"}, "Renamed “\u2068Answer citations\u2069” to “\u2068Sources\u2069”"),
        ({"status": "Done"}, "Status of “\u2068Answer citations\u2069” \u2068Open\u2069 → \u2068Done\u2069"),
        ({"status": ""}, "Status of “\u2068Answer citations\u2069” \u2068Open\u2069 → empty"),
        ({"good_enough": "A link"}, "Smaller option of “\u2068Answer citations\u2069” changed"),
        ({"carried": {}}, "Carried columns of “\u2068Answer citations\u2069” changed"),
    ],
)
def test_labels_of_edits_read_well(
    store: Store, kept: str, citations: str, fields: dict[str, object], label: str
) -> None:
    edit_feature(store, kept, citations, fields)
    assert last_label(store, kept) == label


def test_the_same_values_again_are_no_change(store: Store, kept: str, citations: str) -> None:
    assert edit_feature(store, kept, citations, {"title": "Answer citations ", "carried": {"Team": "Blue"}}) == 1
    assert edit_feature(store, kept, citations, {}) == 1
    assert open_backlog(store, kept).undo_label is None


def test_a_removed_feature_comes_back_to_its_place_with_its_scores(store: Store, kept: str, citations: str) -> None:
    before = open_backlog(store, kept).backlog
    assert remove_feature(store, kept, citations) == 2
    assert [feature.title for feature in open_backlog(store, kept).backlog.features] == ["Offline mode"]
    assert undo(store, kept) == "Removed “\u2068Answer citations\u2069”"
    assert open_backlog(store, kept).backlog == before
    assert redo(store, kept) == "Removed “\u2068Answer citations\u2069”"


def test_what_somebody_else_removed_cannot_be_edited(store: Store, kept: str, citations: str) -> None:
    remove_feature(store, kept, citations)
    with pytest.raises(EditConflict, match="This feature is no longer in this backlog"):
        edit_feature(store, kept, citations, {"title": "Sources"})
    with pytest.raises(EditConflict, match="This feature is no longer in this backlog"):
        remove_feature(store, kept, citations)
