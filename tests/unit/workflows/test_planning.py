"""The best set that fits, worked by hand."""

import ctypes
import json
import re
from pathlib import Path

import pytest

from tests.fruit import fruit
from workbench.cli import main
from workbench.errors import InvalidBacklog, NoFeasiblePlan
from workbench.model import (
    Backlog,
    Capacity,
    Dimension,
    Direction,
    Framework,
    Level,
    LevelScale,
    PlanOption,
    PlanRules,
    PlanTheme,
    Score,
    ThemeMeasure,
    five_dimensions,
)
from workbench.workflows.plan_amounts import plan_unit
from workbench.workflows.planning import Plan, choose_plan

FILE = "Key,Title,Business value (1-5),Effort (1-10)\nA-1,Plum,5,6\nA-2,Fig,4,3\nA-3,Apple,4,3\nA-4,Pear,5,\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "fruit.csv"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_two_cheap_features_beat_the_leader_when_they_are_worth_more(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", file, "--capacity", "6", "--unit", "weeks", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["capacity"], found["unit"], found["used"], found["value"]) == (6, "weeks", 6, 1.5)
    assert found["optimal"] is True
    assert found["chosen"] == ["Fig", "Apple"]
    assert {one["title"] for one in found["left_out"]} == {"Plum", "Pear"}
    assert "no cost" in next(one["why"] for one in found["left_out"] if one["title"] == "Pear")


def test_a_forced_feature_displaces_what_no_longer_fits(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", file, "--capacity", "6", "--must", "A-1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["chosen"] == ["Plum"]


def test_an_unknown_key_is_refused_with_the_nearest(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", file, "--capacity", "6", "--must", "A-9"]) == 1
    assert "There is no feature 'A-9'. Did you mean A-" in capsys.readouterr().err


def test_rules_that_clash_are_named(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", file, "--capacity", "5", "--must", "A-1", "--exclude", "A-2"]) == 1
    said = capsys.readouterr().err
    assert "capacity of 5" in said
    assert "Plum" in said
    assert "Fig" not in said


def test_a_rule_on_an_unknown_feature_is_refused() -> None:
    with pytest.raises(InvalidBacklog) as caught:
        Backlog(name="Fruit", framework=five_dimensions(), plan=PlanRules(must=("f9",)))
    assert caught.value.place == "f9"


def test_the_clashing_rules_are_kept_as_facts() -> None:
    assert NoFeasiblePlan(["one", "two"]).constraints == ("one", "two")


def test_a_feature_named_twice_is_refused(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", file, "--capacity", "9", "--must", "A-1", "--must", "Plum"]) == 1
    assert "--must: 'Plum' names a feature that is named before" in capsys.readouterr().err


def test_features_taken_on_a_guess_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "guess.csv"
    path.write_text(
        "Key,Title,Business value (1-5),User impact (1-5),Effort (1-10)\nA-1,Plum,5,5,2\nA-2,Fig,4,,3\n",
        encoding="utf-8",
    )
    assert main(["plan", str(path), "--capacity", "6", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["on_a_guess"] == ["Fig"]


def _reasons(backlog: Backlog) -> dict[str, str]:
    return {one.feature_id: re.sub("[\u2068\u2069]", "", one.why) for one in choose_plan(backlog).left_out}


def test_every_reason_is_true_of_its_own_feature() -> None:
    rules = PlanRules(capacities=(Capacity(amount=6),))
    backlog = fruit(rules, fig=(6, 3), lime=(5, 3), plum=(8, 6), kiwi=(4, 4), pear=(0, 2), nut=(8, None))
    assert choose_plan(backlog).chosen == ("fig", "lime")
    assert _reasons(backlog) == {
        "plum": "It does not fit beside the two features chosen, and no set with it is worth more.",
        "kiwi": "It does not fit beside the chosen; “Lime”, which is in, is worth more and takes less.",
        "pear": "It would add nothing to the plan's value.",
        "nut": "It has no cost, so nothing says whether it fits.",
    }


def test_of_two_alike_the_reason_claims_no_more_than_a_tie() -> None:
    backlog = fruit(PlanRules(capacities=(Capacity(amount=3),)), fig=(6, 3), lime=(6, 3))
    assert list(_reasons(backlog).values()) == [
        "It does not fit beside the one feature chosen, and no set with it is worth more."
    ]


def test_each_team_keeps_to_its_own_capacity_over_all_periods() -> None:
    rules = PlanRules(
        capacities=(
            Capacity(team="Search", period="Q1", amount=2),
            Capacity(team="Search", period="Q2", amount=2),
            Capacity(team="Voice", amount=3),
        ),
        costs={"fig": {"Search": 4}, "lime": {"Search": 1}, "plum": {"Voice": 2}},
    )
    plan = choose_plan(fruit(rules, fig=(8, 9), lime=(3, 9), plum=(2, 9), kiwi=(1, 1)))
    assert set(plan.chosen) == {"fig", "plum", "kiwi"}
    assert [(one.team, one.capacity, one.used) for one in plan.teams] == [("Search", 4, 4), ("Voice", 3, 2)]
    assert (plan.capacity, plan.used, plan.value) == (7, 7, 11 / 8)


def test_a_team_with_costs_but_no_capacity_is_named() -> None:
    rules = PlanRules(capacities=(Capacity(team="Search", amount=2),), costs={"fig": {"Voice": 4}})
    with pytest.raises(InvalidBacklog, match="the team 'Voice' but no capacity") as caught:
        choose_plan(fruit(rules, fig=(8, 9)))
    assert caught.value.place == "Voice"


def test_capacities_with_and_without_a_team_are_refused() -> None:
    with pytest.raises(InvalidBacklog, match="Name all teams or none"):
        choose_plan(fruit(PlanRules(capacities=(Capacity(team="Search", amount=2), Capacity(amount=2)))))


def test_a_theme_keeps_its_least_and_its_most() -> None:
    theme = PlanTheme(name="Fruit", label="Fruit", at_most=1)
    capacity = (Capacity(amount=9),)
    backlog = fruit(PlanRules(capacities=capacity, themes=(theme,)), fig=(6, 3), lime=(5, 3), plum=(1, 3))
    assert choose_plan(backlog).chosen == ("fig", "plum")
    assert _reasons(backlog) == {"lime": "It would break the rule: at most 1 of the theme 'Fruit'."}
    least = theme.model_copy(update={"label": "stone", "at_most": None, "at_least": 4, "measure": ThemeMeasure.AMOUNT})
    with pytest.raises(NoFeasiblePlan) as caught:
        choose_plan(backlog.model_copy(update={"plan": PlanRules(capacities=capacity, themes=(least,))}))
    assert caught.value.constraints == ("at least 4 points for the theme 'Fruit'",)


def test_the_smaller_way_is_taken_where_the_full_one_does_not_fit() -> None:
    option = PlanOption(feature_id="plum", name="Half", scores={"gain": Score.exactly(5), "effort": Score.exactly(2)})
    rules = PlanRules(capacities=(Capacity(amount=5),), options=(option,))
    plan = choose_plan(fruit(rules, plum=(8, 6), fig=(4, 3)))
    assert plan.chosen == ("plum", "fig")
    assert (plan.options, plan.costs, plan.value) == ({"plum": "Half"}, {"plum": 2, "fig": 3}, 9 / 8)


def test_an_option_needs_what_its_feature_needs() -> None:
    option = PlanOption(feature_id="plum", name="Half", scores={"effort": Score.exactly(2)})
    rules = PlanRules(
        capacities=(Capacity(amount=5),), options=(option,), requires=(("plum", "fig"),), must_not=("fig",)
    )
    backlog = fruit(rules, plum=(8, 6), fig=(4, 3))
    assert _reasons(backlog) == {"plum": "It needs “Fig”, which is left out.", "fig": "It was kept out by a rule."}


def test_levels_without_amounts_are_counted_in_points() -> None:
    scale = LevelScale(unit="weeks", levels=(Level(number=2, label="L"), Level(number=1, label="S")))
    cost = Dimension(key="effort", name="Effort", direction=Direction.LOWER_IS_BETTER, scale=scale)
    framework = Framework(key="one", name="One", dimensions=(cost,), weights={"effort": 1.0})
    assert plan_unit(Backlog(name="Fruit", framework=framework)) == "points"
    assert plan_unit(Backlog(name="Fruit", framework=framework, plan=PlanRules(unit="days"))) == "days"


def test_what_the_solver_prints_by_itself_stays_off_standard_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def loud(backlog: Backlog) -> Plan:
        ctypes.CDLL(None).puts(b"HighsMipSolverData")
        return choose_plan(backlog)

    path = tmp_path / "loud.csv"
    path.write_text("Key,Title,Business value (1-5),Effort (1-10)\nA-1,Plum,5,2\n", encoding="utf-8")
    monkeypatch.setattr("workbench.cli.planning.choose_plan", loud)
    assert main(["plan", str(path), "--capacity", "6", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["chosen"] == ["Plum"]
