import pytest

from workbench.errors import EditConflict
from workbench.model import Backlog, Capacity, Feature, PlanGroup, PlanOption, PlanRules, PlanTheme, five_dimensions
from workbench.storage import Store
from workbench.workspace import keep_backlog, open_backlog, redo, remove_feature, set_plan_rules, undo
from workbench.workspace.backlogs import duplicate_backlog

RULES = PlanRules(
    capacities=(Capacity(amount=40),),
    costs={"plum": {"Search": 3.0}, "fig": {"Search": 2.0}},
    requires=(("plum", "fig"), ("fig", "lime")),
    excludes=(("fig", "plum"),),
    groups=(
        PlanGroup(name="Two", feature_ids=("plum", "fig")),
        PlanGroup(name="Three", feature_ids=("plum", "fig", "lime")),
    ),
    must=("plum",),
    must_not=("lime",),
    themes=(
        PlanTheme(name="Alone", feature_ids=("plum",), at_most=1),
        PlanTheme(name="Labelled", label="x", feature_ids=("plum",), at_least=1),
    ),
    options=(PlanOption(feature_id="plum", name="Small"), PlanOption(feature_id="lime", name="Small")),
)


@pytest.fixture
def backlog_id(store: Store) -> str:
    features = tuple(Feature(id=name, title=name.capitalize()) for name in ("plum", "fig", "lime"))
    kept = keep_backlog(store, Backlog(name="Fruit", framework=five_dimensions(), features=features), label="x")
    ids = {one.title.lower(): one.id for one in open_backlog(store, kept).backlog.features}
    set_plan_rules(store, kept, RULES.renamed(ids))
    return kept


def _named(store: Store, backlog_id: str) -> PlanRules:
    """Give the rules that are kept, with titles for ids."""
    backlog = open_backlog(store, backlog_id).backlog
    return backlog.plan.renamed({one.id: one.title.lower() for one in backlog.features})


def test_rules_are_kept_and_can_be_undone(store: Store, backlog_id: str) -> None:
    assert _named(store, backlog_id) == RULES
    undo(store, backlog_id)
    assert open_backlog(store, backlog_id).backlog.plan == PlanRules()
    redo(store, backlog_id)
    assert _named(store, backlog_id) == RULES


def test_a_removed_feature_leaves_the_rules_and_comes_back_with_them(store: Store, backlog_id: str) -> None:
    plum = next(one.id for one in open_backlog(store, backlog_id).backlog.features if one.title == "Plum")
    remove_feature(store, backlog_id, plum)
    assert _named(store, backlog_id) == PlanRules(
        capacities=(Capacity(amount=40),),
        costs={"fig": {"Search": 2.0}},
        requires=(("fig", "lime"),),
        groups=(PlanGroup(name="Three", feature_ids=("fig", "lime")),),
        must_not=("lime",),
        themes=(PlanTheme(name="Labelled", label="x", at_least=1),),
        options=(PlanOption(feature_id="lime", name="Small"),),
    )
    undo(store, backlog_id)
    assert _named(store, backlog_id) == RULES


def test_a_copy_of_a_backlog_has_the_rules_about_its_own_features(store: Store, backlog_id: str) -> None:
    copy = duplicate_backlog(store, backlog_id, "Copy")
    assert _named(store, copy) == RULES
    assert set(open_backlog(store, copy).backlog.plan.feature_ids).isdisjoint(
        open_backlog(store, backlog_id).backlog.plan.feature_ids
    )


def test_rules_that_somebody_else_has_changed_are_not_overwritten(store: Store, backlog_id: str) -> None:
    seen = open_backlog(store, backlog_id).backlog.plan
    set_plan_rules(store, backlog_id, PlanRules(capacities=(Capacity(amount=30),)))
    with pytest.raises(EditConflict, match="What the plan keeps to was changed by somebody else"):
        set_plan_rules(store, backlog_id, PlanRules(), seen=seen)


def test_the_history_says_how_the_capacity_changed(store: Store, backlog_id: str) -> None:
    rules = open_backlog(store, backlog_id).backlog.plan
    assert open_backlog(store, backlog_id).undo_label == "What the plan keeps to"
    set_plan_rules(store, backlog_id, rules.model_copy(update={"capacities": (Capacity(amount=32.5),)}))
    assert open_backlog(store, backlog_id).undo_label == "Capacity 40 → 32.5"
    set_plan_rules(store, backlog_id, rules.model_copy(update={"capacities": ()}))
    assert open_backlog(store, backlog_id).undo_label == "Capacity 32.5 → none"


def test_a_rule_about_a_feature_that_is_gone_is_refused(store: Store, backlog_id: str) -> None:
    with pytest.raises(EditConflict):
        set_plan_rules(store, backlog_id, PlanRules(must=("nobody",)))
