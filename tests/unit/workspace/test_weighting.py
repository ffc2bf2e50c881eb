import pytest

from workbench.errors import InvalidChoice, InvalidFramework
from workbench.model import built_in_framework
from workbench.workspace import Store, edit_weights, history, open_backlog, replace_framework, undo

EQUAL = {
    "user_impact": 20.0, "business_value": 20.0, "strategic_alignment": 20.0, "time_to_market": 20.0,
    "engineering_cost": 20.0,
}  # fmt: skip


def last_label(store: Store, backlog_id: str) -> str:
    return history(store, backlog_id, limit=1)[0].label


def test_weights_are_rescaled_and_can_be_undone(store: Store, kept: str) -> None:
    before = open_backlog(store, kept).backlog
    assert edit_weights(store, kept, {"user_impact": 30, "business_value": 10}) == 2
    assert open_backlog(store, kept).backlog.framework.weights == {
        "user_impact": 0.75,
        "business_value": 0.25,
        "strategic_alignment": 0.0,
        "time_to_market": 0.0,
        "engineering_cost": 0.0,
    }
    assert undo(store, kept) == "Weight of User impact 20\u202f% → 75\u202f%, and four others"
    assert open_backlog(store, kept).backlog == before


def test_the_same_shares_again_are_no_change(store: Store, kept: str) -> None:
    assert edit_weights(store, kept, EQUAL) == 1
    assert open_backlog(store, kept).undo_label is None


def test_a_change_too_small_to_see_is_not_given_as_numbers(store: Store, kept: str) -> None:
    edit_weights(store, kept, EQUAL | {"user_impact": 20.1})
    assert last_label(store, kept) == "Weights changed slightly"


def test_weights_that_cannot_be_are_refused(store: Store, kept: str) -> None:
    with pytest.raises(InvalidChoice, match="no dimension 'reach'"):
        edit_weights(store, kept, {"reach": 1})
    with pytest.raises(InvalidFramework, match="All weights are 0"):
        edit_weights(store, kept, {"user_impact": 0})
    replace_framework(store, kept, built_in_framework("rice"))
    with pytest.raises(InvalidFramework, match="RICE has no weights"):
        edit_weights(store, kept, {"reach": 1})


def test_a_framework_is_replaced_without_losing_a_score(store: Store, kept: str) -> None:
    before = open_backlog(store, kept).backlog
    assert replace_framework(store, kept, built_in_framework("rice")) == 2
    after = open_backlog(store, kept).backlog
    assert after.framework == built_in_framework("rice")
    assert after.features == before.features
    assert undo(store, kept) == "Framework “\u2068Five dimensions\u2069” → “\u2068RICE\u2069”"
    assert open_backlog(store, kept).backlog == before


def test_a_framework_edited_under_its_name_says_so(store: Store, kept: str) -> None:
    framework = open_backlog(store, kept).backlog.framework
    renamed = framework.dimension("user_impact").model_copy(update={"name": "Users gain"})
    replace_framework(store, kept, framework.with_dimension(renamed))
    assert last_label(store, kept) == "Framework “\u2068Five dimensions\u2069” changed"


def test_the_same_framework_again_is_no_change(store: Store, kept: str) -> None:
    assert replace_framework(store, kept, open_backlog(store, kept).backlog.framework) == 1
