"""What more capacity would buy, and what less would cost."""

import streamlit as st

from workbench.charts.capacity_curve import capacity_curve_figure, describe_capacity_curve
from workbench.ui.charted import draw
from workbench.ui.confidence_progress import find_kept
from workbench.ui.plan_scene import PlanScene
from workbench.ui.text import plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows.plan_curve import CapacityCurve, capacity_curve
from workbench.workflows.planning import Plan
from workbench.workflows.wording import amount_text, join_names, quote

_NAMED = 5
_HOW = (
    "**Each step** is the exact best set at that capacity, under the same rules; a team's capacities grow and shrink "
    "in proportion. **The next better set** is found by asking for the least capacity at which any set is worth "
    "more.\n\n"
    "**One more unit** is what the best set gains when the capacity rises by one. It can be nothing at all: features "
    "come whole.\n\n"
    "Source: Kellerer, Pferschy, Pisinger (2004), *Knapsack Problems*, Springer."
)


def panel(planned: PlanScene, plan: Plan) -> None:
    """Show the line of steps, the next jump in words, and how it is computed."""
    curve = find_curve(planned)
    is_ratio = planned.scene.evaluation.framework.is_ratio
    left, right = st.columns([9, 5], gap="large")
    with left:
        figure = capacity_curve_figure(curve, current_palette(), is_ratio=is_ratio, phone=is_phone())
        draw(figure, key="capacity_curve", alt=describe_capacity_curve(curve, is_ratio=is_ratio))
        st.caption("The best set's worth at each capacity. Full dot: today. Open dot: the next better set.")
    with right, st.container(border=True):
        st.subheader("What would one more buy?", anchor=False)
        for sentence in _sentences(planned, plan, curve):
            st.markdown(plain(sentence))
    with st.expander("How is this computed?", type="compact"):
        st.markdown(_HOW)


def find_curve(planned: PlanScene) -> CapacityCurve:
    """Give the curve; the same backlog's is there at once."""
    scene = planned.scene
    return find_kept(
        ("capacity curve", scene.id, scene.opened.revision),
        lambda tell: capacity_curve(scene.backlog, scene.evaluation, progress=tell),
        "Planning at every capacity…",
    )


def _sentences(planned: PlanScene, plan: Plan, curve: CapacityCurve) -> list[str]:
    # Where capacity and worth are both in points, it is said which points are meant.
    one = f"{amount_text(1, curve.unit)}{' of capacity' if curve.unit == 'points' else ''}"
    said = []
    if curve.one_more > 0:
        said.append(f"{one} more is worth {planned.worth_with_unit(curve.one_more)}.")
    elif curve.next_jump is not None:
        said.append(f"{one} more buys nothing: no better set fits.")
    jump = curve.next_jump
    if jump is None:
        return [*said, "No capacity, however large, allows a better set."]
    gain = planned.worth_with_unit(jump.gain)
    said.append(f"The next better set needs {planned.amount(jump.more)} more and is worth {gain} more.")
    enters = join_names([quote(planned.backlog.feature(one).title, 44) for one in jump.enters], _NAMED)
    said.append(f"In come {enters}." if len(jump.enters) > 1 else f"In comes {enters}.")
    if jump.leaves:
        leaves = join_names([quote(planned.backlog.feature(one).title, 44) for one in jump.leaves], _NAMED)
        said.append(f"Out go {leaves}." if len(jump.leaves) > 1 else f"Out goes {leaves}.")
    free = plan.capacity - plan.used
    if free > 1e-9:  # noqa: PLR2004 - noise
        said.append(f"Of today's capacity {planned.amount(free)} stay free.")
    return said
