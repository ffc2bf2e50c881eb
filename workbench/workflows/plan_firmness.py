"""How firm the plan is: which features stay in the best set under other reasonable weights and scores."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from pydantic import Field

from workbench.methods.best_set import find_best_set
from workbench.methods.weight_draws import LOOSENESS, Vary
from workbench.model import Backlog, Evaluation, Record
from workbench.workflows.plan_draws import draw_worlds, find_ranged_costs, with_costs
from workbench.workflows.plan_problem import problem_of
from workbench.workflows.plan_variants import find_variants

DRAWS = 200
"""Worlds drawn, each planned exactly; a share of a half is then within seven in a hundred, 19 times of 20."""
CORE = 0.95
"""A feature in at least this share of the worlds is core."""
OUT = 0.05
"""A feature in at most this share of the worlds is out."""


class PlanStanding(StrEnum):
    """Where a feature stands among the worlds."""

    CORE = "core"
    BORDERLINE = "borderline"
    OUT = "out"


class PlanFirmness(Record):
    """How often each feature is in the best set."""

    share: dict[str, float] = Field(
        description="Feature id → 0 to 1; share of the planned worlds whose best set has it; best ranked first."
    )
    standing: dict[str, PlanStanding] = Field(description="Feature id → core, borderline or out, in the same order.")
    draws: int = Field(description="Worlds drawn.")
    planned: int = Field(description="Worlds in which there is a plan; the rest clash with the rules.")
    vary: Vary
    looseness: float = Field(description="0 the stated weights exactly, 1 any at all; counts for 'around' alone.")
    only_scores: bool = Field(description="Whether scores alone vary: a ratio framework has no weights.")


def plan_firmness(  # noqa: PLR0913 - each is a choice a person makes on the screen or in the call
    backlog: Backlog,
    evaluation: Evaluation,
    *,
    rng: np.random.Generator,
    draws: int = DRAWS,
    vary: Vary = "around",
    looseness: float = LOOSENESS,
    progress: Callable[[int, int], None] | None = None,
) -> PlanFirmness:
    """Draw weights and unknown scores many times and plan each world exactly.

    Parameters
    ----------
    backlog, evaluation
        The backlog, with at least one capacity among its rules, and its evaluation under the stated weights.
    rng
        Where the randomness comes from; the same state gives the same result.
    draws
        How many worlds, ≥ 1. Each is planned exactly: two hundred worlds of a thousand features take some seconds.
    vary
        Weights ``around`` the stated ones, any in their stated ``order``, or ``any`` at all.
    looseness
        0, the stated weights exactly, to 1, any at all; counts for ``around``.
    progress
        Told after each world how many are done, and of how many.

    Returns
    -------
    Every feature, best ranked first.

    Raises
    ------
    InvalidChoice
        When ``vary`` is unknown, ``draws`` below 1, or ``looseness`` outside 0 … 1.
    InvalidBacklog, InvalidFramework, PlanNotSolved
        As planning does.

    Notes
    -----
    share(a) = worlds whose best set has a ÷ worlds with a plan. Costs given as ranges are drawn as well; capacities and
    rules stay. Core is a share of ``CORE`` or more, out one of ``OUT`` or less. Where several sets are equally good in
    a world, the one most like the plan of the stated weights counts. With no plan in any world every share is 0.

    References
    ----------
    Liesiö, Mild, Salo (2007). Preference programming for robust portfolio modeling and project selection. EJOR 181(3),
    1488–1505 (the core index); (2008) 190(3), 679–695 (with costs unknown as well).
    """
    variants = find_variants(backlog, evaluation)
    problem = problem_of(variants, evaluation)
    stated = problem.best_at(problem.capacity)
    favour = None if stated is None else problem.closeness(stated.taken)
    ranged = find_ranged_costs(variants).positions
    counts, planned = np.zeros(len(backlog.features)), 0
    worlds = draw_worlds(variants, draws, rng, vary=vary, looseness=looseness)
    for done, world in enumerate(worlds, start=1):
        there = problem
        if ranged:
            there = problem_of(with_costs(variants, ranged, world.costs), evaluation)
        found = find_best_set(world.values, there.matrix, favour=favour)
        if found is not None:
            planned += 1
            counts[sorted({variants.owner[one] for one in np.flatnonzero(found.taken)})] += 1
        if progress is not None:
            progress(done, draws)
    shares = counts / max(1, planned)
    share = {backlog.features[one].id: float(shares[one]) for one in problem.order}
    return PlanFirmness(
        share=share,
        standing={one: _standing(part) for one, part in share.items()},
        draws=draws,
        planned=planned,
        vary=vary,
        looseness=looseness,
        only_scores=evaluation.framework.is_ratio,
    )


def _standing(share: float) -> PlanStanding:
    if share >= CORE:
        return PlanStanding.CORE
    return PlanStanding.OUT if share <= OUT else PlanStanding.BORDERLINE
