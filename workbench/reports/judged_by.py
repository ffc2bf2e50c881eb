"""What a document's numbers rest on, in one line."""

from workbench.model import Evaluation
from workbench.workflows import whole_percents
from workbench.workflows.wording import count_of

_MOST_NAMED = 8


def judged_by(evaluation: Evaluation) -> str:
    """Name the framework, and its weights in whole percent, the weightiest where there are many.

    Parameters
    ----------
    evaluation
        Its weights are those that counted.
    """
    framework = evaluation.framework
    if framework.is_ratio:
        return f"judged by {framework.name}"
    shares = whole_percents(evaluation.weights or framework.weights)
    shown = sorted(shares, key=lambda key: -shares[key])[:_MOST_NAMED]
    listed = ", ".join(f"{framework.dimension(key).name} {shares[key]}" for key in shares if key in shown)
    rest = f" and {count_of(len(shares) - len(shown), 'other')}" if len(shares) > len(shown) else ""
    return f"judged by {framework.name}, weights in percent: {listed}{rest}"
