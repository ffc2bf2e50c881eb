"""What a plan must keep to: capacities, and the rules about which features go together."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from workbench.errors import InvalidBacklog
from workbench.model.record import Record
from workbench.model.score import Score


class PlanObjective(StrEnum):
    """What the best set has most of."""

    BENEFIT = "benefit"
    """The value of the benefit dimensions; cost only limits the set."""
    PRIORITY = "priority"
    """The full priority, in which cost counts a second time."""


class Capacity(Record):
    """How much one team can take on in one period."""

    team: str = Field(default="", description="The team's name; empty where there is one team only.")
    period: str = Field(default="", description="'Q3', 'this quarter' …, as the person writes it.")
    amount: float = Field(ge=0, allow_inf_nan=False, description="In the unit of the rules.")


class PlanGroup(Record):
    """Features of which at most one is taken."""

    name: str = Field(min_length=1)
    feature_ids: tuple[str, ...] = Field(min_length=2)


class ThemeMeasure(StrEnum):
    """What a theme's bounds count."""

    COUNT = "count"
    """Features."""
    AMOUNT = "amount"
    """Capacity, in the unit of the rules."""


class PlanTheme(Record):
    """Features that together must get at least, or at most, so much.

    Raises
    ------
    InvalidBacklog
        When it names neither features nor a label, or its bounds contradict each other.
    """

    name: str = Field(min_length=1)
    label: str = Field(default="", description="Also every feature that has this among its labels.")
    feature_ids: tuple[str, ...] = ()
    measure: ThemeMeasure = ThemeMeasure.COUNT
    at_least: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    at_most: float | None = Field(default=None, ge=0, allow_inf_nan=False)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.label and not self.feature_ids:
            raise InvalidBacklog(f"The theme '{self.name}' has no features. Name some, or a label.", place=self.name)
        if self.at_least is None and self.at_most is None:
            raise InvalidBacklog(f"The theme '{self.name}' has no bound. Say at least or at most.", place=self.name)
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise InvalidBacklog(
                f"The theme '{self.name}' asks for at least {self.at_least:g} and at most {self.at_most:g}.",
                place=self.name,
            )
        return self


class PlanOption(Record):
    """A smaller way to build a feature, taken instead of the full one."""

    feature_id: str = Field(min_length=1, description="The feature that it is a way to build.")
    name: str = Field(min_length=1, description="Unique among the feature's options.")
    scores: dict[str, Score] = Field(
        default_factory=dict, description="Dimension key → the option's score; the full feature's where there is none."
    )


class PlanRules(Record):
    """What the person asked of the plan; empty where nothing was asked.

    Raises
    ------
    InvalidBacklog
        When two rules contradict each other by themselves.
    """

    unit: str = Field(default="", description="The unit of every amount: 'person-weeks'; empty for the cost's own.")
    capacities: tuple[Capacity, ...] = Field(default=(), description="One for each team and period; each pair once.")
    costs: dict[str, dict[str, float]] = Field(
        default_factory=dict,
        description="Feature id → team → amount ≥ 0, where it is known by team; else the cost dimension's score.",
    )
    objective: PlanObjective = PlanObjective.BENEFIT
    requires: tuple[tuple[str, str], ...] = Field(default=(), description="The first is taken only with the second.")
    excludes: tuple[tuple[str, str], ...] = Field(default=(), description="At most one of the two is taken.")
    groups: tuple[PlanGroup, ...] = ()
    must: tuple[str, ...] = Field(default=(), description="Ids of features that are in, whatever they cost.")
    must_not: tuple[str, ...] = Field(default=(), description="Ids of features that stay out.")
    themes: tuple[PlanTheme, ...] = ()
    options: tuple[PlanOption, ...] = Field(
        default=(), description="At most one of a feature's variants is taken, the full one included."
    )

    @model_validator(mode="after")
    def _do_not_contradict(self) -> Self:
        for feature_id in self.must:
            if feature_id in self.must_not:
                raise InvalidBacklog("A feature is both forced in and kept out. Choose one.", place=feature_id)
        for first, second in (*self.requires, *self.excludes):
            if first == second:
                raise InvalidBacklog("A rule names the same feature twice. Name two features.", place=first)
        pairs = [(one.team, one.period) for one in self.capacities]
        if len(set(pairs)) != len(pairs):
            raise InvalidBacklog("A team has two capacities for one period. Keep one.", place="capacities")
        named = [(one.feature_id, one.name) for one in self.options]
        if len(set(named)) != len(named):
            raise InvalidBacklog("Two options of a feature have the same name. Give each its own.", place="options")
        for feature_id, amounts in self.costs.items():
            if any(not 0 <= amount < float("inf") for amount in amounts.values()):
                raise InvalidBacklog("A cost must be a number of 0 or more.", place=feature_id)
        return self

    @property
    def feature_ids(self) -> tuple[str, ...]:
        """Every feature id that a rule names, each once, in the order of the rules."""
        pairs = [one for pair in (*self.requires, *self.excludes) for one in pair]
        listed = [one for group in self.groups for one in group.feature_ids]
        listed += [one for theme in self.themes for one in theme.feature_ids]
        options = [one.feature_id for one in self.options]
        return tuple(dict.fromkeys([*self.costs, *pairs, *listed, *self.must, *self.must_not, *options]))

    def without(self, feature_ids: Collection[str]) -> "PlanRules":
        """Give the rules as they are once some features are gone: a rule that is about them alone goes with them."""
        gone = set(feature_ids)
        if gone.isdisjoint(self.feature_ids):
            return self
        groups = (
            one.model_copy(update={"feature_ids": tuple(id_ for id_ in one.feature_ids if id_ not in gone)})
            for one in self.groups
        )
        themes = (
            one.model_copy(update={"feature_ids": tuple(id_ for id_ in one.feature_ids if id_ not in gone)})
            for one in self.themes
        )
        return self.model_copy(
            update={
                "costs": {id_: by_team for id_, by_team in self.costs.items() if id_ not in gone},
                "requires": tuple(pair for pair in self.requires if gone.isdisjoint(pair)),
                "excludes": tuple(pair for pair in self.excludes if gone.isdisjoint(pair)),
                "groups": tuple(one for one in groups if len(one.feature_ids) > 1),
                "must": tuple(id_ for id_ in self.must if id_ not in gone),
                "must_not": tuple(id_ for id_ in self.must_not if id_ not in gone),
                "themes": tuple(one for one in themes if one.feature_ids or one.label),
                "options": tuple(one for one in self.options if one.feature_id not in gone),
            }
        )

    def renamed(self, ids: Mapping[str, str]) -> "PlanRules":
        """Give the same rules about features whose ids are others now: old id → new id, for every feature named."""

        def many(named: Iterable[str]) -> tuple[str, ...]:
            return tuple(ids[one] for one in named)

        return self.model_copy(
            update={
                "costs": {ids[id_]: by_team for id_, by_team in self.costs.items()},
                "requires": tuple((ids[first], ids[second]) for first, second in self.requires),
                "excludes": tuple((ids[first], ids[second]) for first, second in self.excludes),
                "groups": tuple(one.model_copy(update={"feature_ids": many(one.feature_ids)}) for one in self.groups),
                "must": many(self.must),
                "must_not": many(self.must_not),
                "themes": tuple(one.model_copy(update={"feature_ids": many(one.feature_ids)}) for one in self.themes),
                "options": tuple(one.model_copy(update={"feature_id": ids[one.feature_id]}) for one in self.options),
            }
        )
