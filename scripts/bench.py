"""Measure speed and memory against named alternatives in one run, and write docs/benchmarks.md.

usage: python -m scripts.bench [TOPIC …]        (make bench; with topics, the report is printed and not written)

Every figure is a ratio of two measurements taken one after the other on the same machine; seconds are given only to
show the order of magnitude.
"""

import platform
import sys
from pathlib import Path

from scripts.benchmarks import evaluation, plan, reading, robustness, tipping, writing
from scripts.benchmarks.measuring import REPEATS

REPORT = Path(__file__).parents[1] / "docs" / "benchmarks.md"
TOPICS = {
    "evaluation": evaluation,
    "plan": plan,
    "reading": reading,
    "robustness": robustness,
    "tipping": tipping,
    "writing": writing,
}


def main() -> None:
    """Run every measurement and write the report."""
    asked = sys.argv[1:]
    rows = [row for topic in asked or TOPICS for row in TOPICS[topic].measure()]
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`; ratios below 1 mean that the workbench is faster or smaller. Both sides of a line are",
        f"measured in one run, best of {REPEATS}. Python {platform.python_version()}, {platform.machine()}.",
        "",
        "| what | against | workbench | alternative | ratio |",
        "|---|---|---|---|---|",
        *map(str, rows),
        "",
    ]
    if not asked:
        REPORT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
