"""After launch: enter what a feature cost and brought, and see how good the scores were."""

import pandas as pd
import streamlit as st

from workbench import charts
from workbench.errors import InvalidScore
from workbench.exchange.score_cells import parse_score
from workbench.model import Choice, Decision, Feature, Outcome
from workbench.ui.charted import draw
from workbench.ui.decision_scene import keep_decisions
from workbench.ui.edge import told
from workbench.ui.opened import Scene
from workbench.ui.score_grid import cell_text
from workbench.ui.text import feature_labels, plain
from workbench.ui.visitor import current_palette, is_phone
from workbench.workflows.calibrating import ENOUGH, Calibration, calibrate, measured_cost
from workbench.workflows.wording import count_of, isolate, join_names, plain_number, round_half_up, shorten


def after_launch(scene: Scene) -> None:
    """Show the calibration, and the form for what became known."""
    calibration = calibrate(scene.backlog)
    st.subheader(plain(calibration.headline), anchor=False)
    left, right = st.columns([5, 6], gap="large")
    with left:
        _entry(scene)
    with right:
        _chart(scene, calibration)


def _entry(scene: Scene) -> None:
    launched = [one for one in scene.backlog.features if one.decision and one.decision.choice is Choice.NOW]
    launched += [one for one in scene.backlog.features if one.decision and one.decision.outcome and one not in launched]
    if not launched:
        st.markdown("Nothing is decided as now. Once something is, what it cost and brought can be entered here.")
        return
    titles = feature_labels(launched, 70)
    chosen = st.selectbox("Launched feature", list(titles), format_func=lambda one: titles[one], key="launched")
    feature = scene.backlog.feature(chosen)
    if feature.decision is not None:
        _outcome_form(scene, feature, feature.decision)


def _outcome_form(scene: Scene, feature: Feature, decision: Decision) -> None:
    framework, old = scene.backlog.framework, decision.outcome or Outcome()
    costs = measured_cost(framework)
    with st.form(f"outcome-{feature.id}-{scene.opened.revision}", border=True):
        cost = None
        if costs is not None:
            label = f"What it cost, in {costs.scale.unit}" if costs.scale.unit else "What it cost"
            cost = st.number_input(
                label, min_value=0.0, value=old.cost, step=1.0, format="%g", placeholder="Empty where unknown"
            )
        st.markdown("How it turned out, in each dimension's own terms; empty where nobody knows.")
        boxes = st.columns(1 if is_phone() else len(framework.dimensions))
        texts = {}
        for place, one in enumerate(framework.dimensions):
            known = old.scores.get(one.key)
            shown = plain_number(known, 6) if known is not None else ""
            scored = cell_text(one, feature.score(one.key)) or "unscored"
            box = boxes[place % len(boxes)]
            texts[one.key] = box.text_input(one.column, shown, help=f"{one.name}: scored {scored}")
        note = st.text_area("What was learnt", old.note, height=80)
        if st.form_submit_button("Save", type="primary"):
            with told():
                scores = {key: _number(scene, key, text) for key, text in texts.items() if text.strip()}
                outcome = Outcome(cost=cost, scores=scores, note=note.strip())
                kept = decision.model_copy(update={"outcome": None if outcome == Outcome() else outcome})
                keep_decisions(scene, {feature.id: kept}, "Outcome saved")


def _number(scene: Scene, key: str, text: str) -> float:
    dimension = scene.backlog.framework.dimension(key)
    score = parse_score(dimension, text)
    if score is None or score.low is None or score.is_range:
        raise InvalidScore(f"{dimension.name}: how it turned out is one number. Type one, or leave it empty.")
    return score.low


def _chart(scene: Scene, calibration: Calibration) -> None:
    told_dimensions = [one for one in calibration.dimensions if one.turnouts]
    if not told_dimensions:
        st.markdown("The first outcome begins the picture: for each dimension, how far scores were from what came.")
        return
    draw(
        charts.calibration_figure(calibration, current_palette(), phone=is_phone()),
        key=f"calibration-{scene.opened.revision}",
        alt=charts.describe_calibration(calibration),
    )
    few = [one.name for one in told_dimensions if not one.enough]
    if few:
        names = join_names(few)
        st.markdown(f":material/help: {plain(f'Fewer than {ENOUGH} outcomes on {names}: no pattern yet.')}")
    if calibration.cost_ratio is not None:
        times = plain_number(calibration.cost_ratio, 2)
        pairs = count_of(calibration.cost_pairs, "launched feature", "launched features")
        st.markdown(plain(f"The middle feature cost {times} times its estimate, of {pairs}."))
    _scorers(calibration)
    with st.expander("How is this computed?", type="compact"):
        st.markdown(
            "Score and outcome each become a value from 0 to 100 on the declared scale; a dot is the outcome's value "
            "less the score's. Right of the line things turned out better than scored. The bar is the mean. "
            "Beside each scorer: the mean, and how far score and outcome are apart on average, whichever way; from "
            f"{ENOUGH} outcomes on, over all dimensions."
        )


def _scorers(calibration: Calibration) -> None:
    """Show how good each scorer's scores were, once anybody's name stands beside a score."""
    if not any(one.scorer for one in calibration.scorers):
        st.markdown("Say who is scoring on *Score*, and each scorer's scores will stand here apart.")
        return
    frame = pd.DataFrame(
        {
            "scorer": [
                isolate(shorten(one.scorer, 40)) if one.scorer else "nobody named" for one in calibration.scorers
            ],
            "outcomes": [len(one.turnouts) for one in calibration.scorers],
            "mean": [_points(one.bias) if one.enough else "too few" for one in calibration.scorers],
            "off": [f"{round_half_up(one.spread * 100)}" if one.enough else "too few" for one in calibration.scorers],
        }
    )
    st.dataframe(
        frame,
        hide_index=True,
        column_config={
            "scorer": st.column_config.TextColumn("Scorer"),
            "outcomes": st.column_config.NumberColumn("Outcomes", width=80, help="Scores whose outcome is known"),
            "mean": st.column_config.TextColumn("On average", width=110, help="+: better than scored, −: worse"),
            "off": st.column_config.TextColumn("Off by", width=80, help="Points between score and outcome, either way"),
        },
        alt="How good each scorer's scores were",
    )


def _points(share: float) -> str:
    points = round_half_up(abs(share) * 100)
    return f"{'+' if share > 0 else '−'}{points}" if points else "0"
