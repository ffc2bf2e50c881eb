"""The plan, by what the page shows and what it keeps."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Multiselect, NumberInput, TextInput

from workbench.model import Capacity, PlanRules, Score, built_in_framework
from workbench.workspace import (
    create_backlog,
    edit_scores,
    find_backlogs,
    open_backlog,
    open_store,
    replace_framework,
    set_plan_rules,
)

PANELS = ["The plan", "More capacity", "Three ways", "Price of rules", "How sure", "Running over"]


def _bare(text: str) -> str:
    return text.replace("\\", "").replace("\u2068", "").replace("\u2069", "")


def _said(app: AppTest) -> str:
    return _bare("\n".join(element.value for element in [*app.header, *app.markdown, *app.caption, *app.subheader]))


def _sample() -> tuple[str, dict[str, str]]:
    """Give the sample's id, and the features' ids by their titles."""
    store = open_store()
    backlog_id = find_backlogs(store)[0].id
    return backlog_id, {one.title: one.id for one in open_backlog(store, backlog_id).backlog.features}


def _rules() -> PlanRules:
    return open_backlog(open_store(), _sample()[0]).backlog.plan


def _keep(**rules: object) -> None:
    set_plan_rules(open_store(), _sample()[0], PlanRules.model_validate(rules))


def _plan(app: AppTest) -> AppTest:
    app.switch_page("pages/plan.py").run()
    assert not app.exception
    return app


def _button(app: AppTest, label: str) -> Button:
    return next(one for one in app.button if label in _bare(one.label))


def _press(app: AppTest, label: str) -> AppTest:
    _button(app, label).click().run()
    assert not app.exception
    return app


def _save(app: AppTest, opened_by: str) -> AppTest:
    """Save in a dialog; the test runner runs the whole page, so the dialog's own button is pressed with it."""
    _button(app, opened_by).click()
    return _press(app, "Save")


def test_a_typed_capacity_is_kept_and_shows_the_best_set(app: AppTest) -> None:
    _plan(app)
    assert "How much can be built?" in _said(app)
    app.number_input[0].set_value(40.0).run()
    assert not app.exception
    assert _rules().capacities == (Capacity(amount=40),)
    assert "Ten features fit, taking 40 of 40 person-weeks." in _said(app)
    assert "in the plan** · ten features · 40 of 40 person-weeks · worth 609 points" in _said(app)
    plan, left_out = app.dataframe[0].value, app.dataframe[1].value
    assert (len(plan), len(left_out)) == (10, 26)
    assert "no cost" in str(left_out.loc[_sample()[1]["Article gap finder"], "why"])


def test_the_leader_that_is_left_out_can_be_kept_in_at_its_price(app: AppTest) -> None:
    _keep(capacities=(Capacity(amount=40),))
    _plan(app)
    assert "“Answers with their sources shown” ranks first but is left out." in _said(app)
    assert "the plan would lose 44 points" in _said(app)
    _press(app, "Keep it in")
    leader = _sample()[1]["Answers with their sources shown"]
    assert _rules().must == (leader,)
    assert "worth 566 points" in _said(app)
    app.segmented_control(key="plan_panel").set_value("Price of rules").run()
    prices = app.dataframe[0].value
    assert list(prices["Rule"]) == ["must be in"]
    assert list(prices["Costs"]) == ["44 points"]


def test_an_open_feature_shows_its_price_and_takes_rules(app: AppTest) -> None:
    _keep(capacities=(Capacity(amount=40),))
    _plan(app)
    backlog_id, ids = _sample()
    leader, summaries, label = (
        ids[one] for one in ("Answers with their sources shown", "Ticket summaries", "Confidence label on each answer")
    )
    app.selectbox(key=f"plan_feature-{backlog_id}").set_value(leader).run()
    assert "Left out: takes 12 person-weeks, worth 94 points." in _said(app)
    assert "Taking “Answers with their sources shown” would cost" in _said(app)
    app.multiselect[0].set_value([label]).run()
    app.multiselect[1].set_value([summaries]).run()
    assert not app.exception
    assert (_rules().requires, _rules().excludes) == (((leader, label),), ((leader, summaries),))
    assert "“Answers with their sources shown” requires “Confidence label on each answer”." in _said(app)
    app.multiselect[1].set_value([]).run()
    assert _rules().excludes == ()


def test_a_rule_can_be_taken_away_and_undone(app: AppTest) -> None:
    _, ids = _sample()
    _keep(capacities=(Capacity(amount=40),), must=(ids["Dark mode"],))
    _plan(app)
    assert "“Dark mode” must be in." in _said(app)
    app.button(key="rule_less-0").click().run()
    assert _rules().must == ()
    app.button(key="undo").click().run()
    assert _rules().must == (ids["Dark mode"],)


def test_rules_that_clash_are_named_and_nothing_is_lost(app: AppTest) -> None:
    _, ids = _sample()
    forced = ids["Hand-off to a person, with context"]
    _keep(capacities=(Capacity(amount=5),), must=(forced,))
    _plan(app)
    assert "Two rules clash, so nothing is planned. Lift or loosen one." in _said(app)
    assert "the capacity of 5 person-weeks; “Hand-off to a person, with context” must be in" in _said(app)
    assert len(app.dataframe[0].value) == 36
    assert _rules().must == (forced,)
    _press(app, "Raise the capacity to 6 person-weeks")
    assert _rules().capacities == (Capacity(amount=6),)
    assert "One feature fits, taking 6 of 6 person-weeks." in _said(app)


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_opens_on_a_small_backlog_with_every_kind_of_rule(app: AppTest, panel: str) -> None:
    store, (backlog_id, ids) = open_store(), _sample()
    _, two, three, *_ = ids.values()
    _keep(capacities=(Capacity(amount=14),), must=(three,), must_not=(two,))
    edit_scores(store, backlog_id, {(three, "engineering_cost"): Score(low=2, likely=3, high=5)})
    _plan(app)
    app.segmented_control(key="plan_panel").set_value(panel).run()
    assert not app.exception
    assert "person-weeks" in _said(app)
    if panel == "Running over":
        assert "The plan takes more than the capacity in" in _said(app)
    if panel == "How sure":
        assert "200 draws of weights and unknown scores, seed 0" in _said(app)


@pytest.mark.parametrize(
    "framework,says",
    [
        ("ice", "This framework has no cost, so nothing says what fits."),
        ("rice", "Nothing is ranked yet, so there is nothing to plan."),
    ],
)
def test_what_cannot_be_planned_says_what_to_do(app: AppTest, framework: str, says: str) -> None:
    replace_framework(open_store(), _sample()[0], built_in_framework(framework))
    _plan(app)
    assert says in _said(app)


def test_an_empty_backlog_begins_with_a_feature(app: AppTest) -> None:
    app.query_params["backlog"] = create_backlog(open_store(), "Research ideas")
    _plan(app)
    assert "There is nothing to plan yet." in _said(app)


def test_capacities_of_teams_are_told_and_their_use_is_shown(app: AppTest) -> None:
    _, ids = _sample()
    split = (Capacity(team="Search", period="Q3", amount=20), Capacity(team="Apps", period="Q3", amount=15))
    _keep(capacities=split, costs={ids["Ticket summaries"]: {"Search": 3.0}}, must=(ids["Ticket summaries"],))
    _plan(app)
    assert "Capacity in person-weeks: Search Q3 20 and Apps Q3 15; 35 in all" in _said(app)
    assert "Search 3 of 20 person-weeks" in _said(app)
    app.switch_page("pages/decisions.py").run()
    assert not app.exception
    assert "Capacity in person-weeks: Search Q3 20 and Apps Q3 15; 35 in all" in _said(app)


def _text(app: AppTest, label: str) -> TextInput:
    return next(one for one in app.text_input if _bare(one.label) == label)


def _number(app: AppTest, label: str) -> NumberInput:
    return next(one for one in app.number_input if _bare(one.label) == label)


def _many(app: AppTest, label: str) -> Multiselect[str]:
    return next(one for one in app.multiselect if _bare(one.label) == label)


def test_a_smaller_way_is_named_scored_and_taken(app: AppTest) -> None:
    backlog_id, ids = _sample()
    leader = ids["Answers with their sources shown"]
    _keep(capacities=(Capacity(amount=40),))
    _plan(app)
    app.selectbox(key=f"plan_feature-{backlog_id}").set_value(leader).run()
    _press(app, "A smaller way to build it")
    _save(app, "A smaller way to build it")
    assert "A smaller way needs a name. Type one." in _said(app)
    _text(app, "What it is called").set_value("First version")
    _text(app, "What it costs: Engineering cost").set_value("2")
    _save(app, "A smaller way to build it")
    (option,) = _rules().options
    assert (option.feature_id, option.name) == (leader, "First version")
    assert option.scores == {"engineering_cost": Score.exactly(2)}
    assert "In, as “First version”: takes 3 person-weeks" in _said(app)
    assert app.dataframe[0].value.loc[leader, "note"] == "as “First version”"


def test_a_group_and_a_theme_are_added_in_short_dialogs(app: AppTest) -> None:
    _, ids = _sample()
    first, second, *_ = ids.values()
    _keep(capacities=(Capacity(amount=40),))
    _plan(app)
    _press(app, "At most one of")
    _text(app, "What the group is called").set_value("Answers")
    _many(app, "Its features").set_value([first, second])
    _save(app, "At most one of")
    assert [(one.name, one.feature_ids) for one in _rules().groups] == [("Answers", (first, second))]
    _press(app, "So much for a theme")
    _text(app, "What the theme is called").set_value("Trust")
    _number(app, "At least").set_value(1.0)
    _save(app, "So much for a theme")
    assert "The theme 'Trust' has no features." in _said(app)
    _many(app, "These features too").set_value([first])
    _save(app, "So much for a theme")
    (theme,) = _rules().themes
    assert (theme.name, theme.feature_ids, theme.at_least, theme.at_most) == ("Trust", (first,), 1, None)
    assert "At least one feature for Trust: “Answers with their sources shown”." in _said(app)


def test_costs_by_team_are_typed_for_a_feature(app: AppTest) -> None:
    backlog_id, ids = _sample()
    _keep(capacities=(Capacity(team="Search", amount=20), Capacity(team="Apps", amount=15)))
    _plan(app)
    app.selectbox(key=f"plan_feature-{backlog_id}").set_value(ids["Dark mode"]).run()
    _press(app, "Costs by team")
    _number(app, "Apps").set_value(2.0)
    _save(app, "Costs by team")
    assert _rules().costs == {ids["Dark mode"]: {"Apps": 2}}
    assert "“Dark mode” takes 2 of Apps, in person-weeks." in _said(app)
