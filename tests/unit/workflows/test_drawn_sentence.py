"""What the Confidence page says it has varied and drawn."""

import numpy as np
import pytest

from tests.weighted_scores import scores, weighted_dimensions
from workbench.methods.weight_draws import Vary
from workbench.model import Backlog, Feature, Framework, Score, built_in_framework
from workbench.workflows import evaluate
from workbench.workflows.confidence_headline import drawn_sentence
from workbench.workflows.robustness import check_robustness


def _sentence(
    rows: list[dict[str, Score]], vary: Vary = "around", looseness: float = 0.3, framework: Framework | None = None
) -> str:
    features = tuple(Feature(id=f"f{row}", title=f"Feature {row}", scores=given) for row, given in enumerate(rows))
    backlog = Backlog(name="Rows", framework=framework or weighted_dimensions(), features=features)
    rng = np.random.default_rng(0)
    judged = evaluate(backlog)
    return drawn_sentence(check_robustness(backlog, judged, rng=rng, draws=200, vary=vary, looseness=looseness), 7)


KNOWN = [scores(3, 3, 3, 3, 3), scores(4, 3, 2, 3, 3)]
OPEN = [scores(3, 3, 3, 3, 3), scores(4, None, 2, 3, 3)]


@pytest.mark.parametrize(
    "rows,vary,looseness,says",
    [
        (KNOWN, "around", 0.3, "Varied: weights around yours. 200 draws, seed 7."),
        (KNOWN, "order", 0.3, "Varied: weights in your order. 200 draws, seed 7."),
        (OPEN, "any", 0.3, "Varied: weights of any size and one open score. 200 draws, seed 7."),
        (OPEN, "around", 0.0, "Varied: one open score. 200 draws, seed 7."),
        (KNOWN, "around", 0.0, "The weights and scores exactly as stated: nothing varies."),
    ],
)
def test_what_was_varied_is_named(rows: list[dict[str, Score]], vary: Vary, looseness: float, says: str) -> None:
    assert _sentence(rows, vary, looseness) == says


def test_a_ratio_framework_varies_scores_alone() -> None:
    row = {"business_value": Score(low=1, high=3), "effort": Score.exactly(2)}
    assert _sentence([row, row], framework=built_in_framework("value-effort")) == (
        "Varied: two open scores. 200 draws, seed 7."
    )


def test_progress_rises_to_the_end_and_may_end_the_work() -> None:
    backlog = Backlog(
        name="Rows",
        framework=weighted_dimensions(),
        features=tuple(Feature(id=f"f{row}", title="x", scores=given) for row, given in enumerate(OPEN)),
    )
    told: list[tuple[int, int]] = []
    rng = np.random.default_rng(0)
    check_robustness(backlog, evaluate(backlog), rng=rng, draws=300, progress=lambda *both: told.append(both))
    assert told == sorted(told)
    assert len(told) > 5
    assert told[-1] == (900, 900)

    def end(done: int, whole: int) -> None:
        if done < whole:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_robustness(backlog, evaluate(backlog), rng=rng, draws=300, progress=end)
