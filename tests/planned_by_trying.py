"""Random backlogs with rules of every kind, and what trying every way to build every feature finds."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from workbench.model import (
    Backlog,
    Capacity,
    Dimension,
    Direction,
    Feature,
    Framework,
    NumericScale,
    PlanGroup,
    PlanOption,
    PlanRules,
    PlanTheme,
    Score,
    ThemeMeasure,
)

TEAMS = ("Search", "Voice")
FRAMEWORK = Framework(
    key="two",
    name="Two",
    dimensions=(
        Dimension(key="gain", name="Gain", direction=Direction.HIGHER_IS_BETTER, scale=NumericScale(worst=0, best=8)),
        Dimension(
            key="effort", name="Effort", direction=Direction.LOWER_IS_BETTER, scale=NumericScale(worst=9, best=0)
        ),
    ),
    weights={"gain": 1.0, "effort": 0.0},
)
Way = tuple[int, dict[str, float], float]
"""Gain in eighths, the cost by team ('' where it may be shared), and their sum."""


@st.composite
def backlogs(draw: st.DrawFn) -> Backlog:
    """Up to eight features in two teams, with pairs, groups, themes and options."""
    ids = [f"f{number}" for number in range(draw(st.integers(1, 8)))]
    gains, efforts = st.integers(0, 8), st.integers(0, 9)
    labels = st.sampled_from(["", "trust", "speed, Trust"])
    features = tuple(
        Feature(id=one, title=one, labels=draw(labels),
                scores={"gain": Score.exactly(draw(gains)), "effort": Score.exactly(draw(efforts))})
        for one in ids
    )  # fmt: skip
    one_of, few = st.sampled_from(ids), st.integers(0, 2)
    pairs = [pair for pair in draw(st.lists(st.tuples(one_of, one_of), max_size=4)) if pair[0] != pair[1]]
    must, must_not = draw(st.sets(one_of, max_size=1)), draw(st.sets(one_of, max_size=1))
    low = draw(st.none() | few)
    theme = PlanTheme(name="Trust", label="trust", measure=draw(st.sampled_from(ThemeMeasure)), at_least=low,
                      at_most=(low or 0) + draw(st.integers(0, 6)))  # fmt: skip
    smaller = {"effort": Score.exactly(draw(efforts)), "gain": Score.exactly(draw(gains))}
    option = PlanOption(feature_id=draw(one_of), name="Small", scores=smaller)
    group = draw(st.lists(one_of, min_size=2, max_size=3, unique=True)) if len(ids) > 1 else []
    rules = PlanRules(
        capacities=(
            *(Capacity(team=team, period="Q1", amount=draw(st.integers(0, 12))) for team in TEAMS),
            Capacity(team=TEAMS[0], period="Q2", amount=draw(st.integers(0, 5))),
        ),
        costs={
            one: {team: float(draw(st.integers(0, 6))) for team in TEAMS} for one in draw(st.sets(one_of, max_size=4))
        },
        requires=tuple(pairs[::2]),
        excludes=tuple(pairs[1::2]),
        groups=(PlanGroup(name="Group", feature_ids=tuple(group)),) if group else (),
        must=tuple(must),
        must_not=tuple(must_not - must),
        themes=(theme,) if draw(st.booleans()) else (),
        options=(option,) if draw(st.booleans()) else (),
    )
    return Backlog(name="Random", framework=FRAMEWORK, features=features, plan=rules)


def ways_to_build(backlog: Backlog, feature: Feature) -> list[Way | None]:
    """Give every way to build a feature, None for not at all."""
    split = backlog.plan.costs.get(feature.id)
    gain, effort = (feature.scores[key].point for key in ("gain", "effort"))
    assert gain is not None
    assert effort is not None
    found: list[Way | None] = [None, (int(gain), split or {"": effort}, sum(split.values()) if split else effort)]
    for option in backlog.plan.options:
        if option.feature_id == feature.id:
            gain, effort = (option.scores[key].point for key in ("gain", "effort"))
            assert gain is not None
            assert effort is not None
            full = sum(split.values()) if split else 0.0
            shared = {"": effort} if not split or not full else {t: x * effort / full for t, x in split.items()}
            found.append((int(gain), shared, effort))
    return found


def is_kept(backlog: Backlog, picked: dict[str, Way]) -> bool:
    """Tell whether a choice keeps to every rule."""
    rules = backlog.plan
    room = {team: sum(one.amount for one in rules.capacities if one.team == team) for team in TEAMS}
    for team in TEAMS:
        if sum(way[1].get(team, 0.0) for way in picked.values()) > room[team] + 1e-9:
            return False
    if sum(way[2] for way in picked.values()) > sum(room.values()) + 1e-9:
        return False
    for theme in rules.themes:
        members = [one.id for one in backlog.features if "trust" in one.labels.lower() and one.id in picked]
        is_count = theme.measure is ThemeMeasure.COUNT
        total = len(members) if is_count else sum(picked[one][2] for one in members)
        if not (theme.at_least or 0) <= total <= (theme.at_most if theme.at_most is not None else 99):
            return False
    return (
        all(one in picked for one in rules.must)
        and not any(one in picked for one in rules.must_not)
        and all(one not in picked or other in picked for one, other in rules.requires)
        and not any(one in picked and other in picked for one, other in rules.excludes)
        and all(sum(one in picked for one in group.feature_ids) <= 1 for group in rules.groups)
    )


def every_plan(backlog: Backlog) -> Iterator[dict[str, Way]]:
    """Give every choice that keeps to the rules: feature id → the way that is taken."""
    for ways in product(*(ways_to_build(backlog, one) for one in backlog.features)):
        picked = {one.id: way for one, way in zip(backlog.features, ways, strict=True) if way is not None}
        if is_kept(backlog, picked):
            yield picked


def worth(picked: dict[str, Way]) -> float:
    """Give what a choice is worth."""
    return sum(way[0] for way in picked.values()) / 8


def best_by_trying(backlog: Backlog) -> float | None:
    """Try every combination of ways; None when none keeps to the rules."""
    return max((worth(picked) for picked in every_plan(backlog)), default=None)


def with_total(backlog: Backlog, total: float) -> Backlog:
    """Scale the teams' capacities together."""
    now = sum(one.amount for one in backlog.plan.capacities)
    share = {one: one.amount / now for one in backlog.plan.capacities} if now else {}
    teams = {one.team for one in backlog.plan.capacities}
    capacities = tuple(
        one.model_copy(update={"amount": total * share[one] if now else total / len(teams) * (one.period == "Q1")})
        for one in backlog.plan.capacities
    )
    return backlog.model_copy(update={"plan": backlog.plan.model_copy(update={"capacities": capacities})})


def with_rules(backlog: Backlog, **rules: object) -> Backlog:
    """Change some of the rules."""
    return backlog.model_copy(update={"plan": backlog.plan.model_copy(update=rules)})
