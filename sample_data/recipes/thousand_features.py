"""A thousand made-up features on five dimensions, correlated as real scores are: big benefits tend to cost more."""

import csv
import io
import random
from itertools import product
from statistics import NormalDist

SEED = 2026
COUNT = 1000
MISSING, RANGED = 0.03, 0.015
HEADERS = (
    "Key", "Title", "User impact (1-5)", "Business value (1-5)", "Strategic alignment (1-5)", "Time-to-market (1-5)",
    "Engineering cost (1-5)", "Team",
)  # fmt: skip
LOADINGS = ((0.6, 0.35), (0.65, 0.35), (0.5, 0.15), (-0.05, 0.75), (-0.1, 0.8))
"""For each dimension, how much it follows the feature's worth and its size; the rest is its own."""
CUTS = (-1.15, -0.35, 0.45, 1.25)
"""Standard normal draws below the first cut are level 1, above the last level 5."""

ACTIONS = (
    "Summarise", "Route", "Translate", "Draft", "Tag", "Merge", "Search", "Compare", "Score", "Explain", "Flag",
    "Forecast", "Archive", "Share",
)  # fmt: skip
OBJECTS = (
    "refund requests", "long tickets", "help articles", "chat transcripts", "call recordings", "customer e-mails",
    "release notes", "delivery complaints", "contract questions", "survey answers", "error reports", "invoice disputes",
)  # fmt: skip
FOR_WHOM = (
    "for new agents", "for team leads", "by product line", "by region", "in the inbox", "before the hand-off",
    "overnight", "with sources", "on a phone",
)  # fmt: skip
TEAMS = ("Answers", "Knowledge", "Inbox", "Platform", "Insights")


def make_thousand_features() -> bytes:
    """Make thousand_features.csv: UTF-8; seeded, so the same on every run; about 3 % of the scores missing."""
    # Only `random()` is drawn from: the one stream that Python promises never to change.
    rng = random.Random(SEED)  # noqa: S311 - sample data, no secret
    titles = [" ".join(words) for words in product(ACTIONS, OBJECTS, FOR_WHOM)]
    keyed = sorted((rng.random(), title) for title in titles)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADERS)
    for place, (_, title) in enumerate(keyed[:COUNT], start=1):
        team = TEAMS[int(rng.random() * len(TEAMS))]
        writer.writerow([f"TF-{place}", title, *_scores(rng), team])
    return text.getvalue().encode()


def _scores(rng: random.Random) -> list[str]:
    worth, size = _normal(rng), _normal(rng)
    cells = []
    for on_worth, on_size in LOADINGS:
        own = (1 - on_worth**2 - on_size**2) ** 0.5
        draw = on_worth * worth + on_size * size + own * _normal(rng)
        cells.append(_cell(rng, 1 + sum(draw > cut for cut in CUTS)))
    return cells


def _cell(rng: random.Random, level: int) -> str:
    chance = rng.random()
    if chance < MISSING:
        return ""
    if chance < MISSING + RANGED and 1 < level < len(CUTS) + 1:
        return f"{level - 1}-{level + 1}"
    return str(level)


def _normal(rng: random.Random) -> float:
    return NormalDist().inv_cdf(max(rng.random(), 1e-12))
