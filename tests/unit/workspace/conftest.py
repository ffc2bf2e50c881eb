"""A store in an empty folder, a small backlog, and a clock that stands still."""

import datetime as dt

import pytest

from workbench.model import Backlog, Feature, Note, Score, five_dimensions
from workbench.workspace import Clock, Store, keep_backlog

NOON = dt.datetime(2026, 5, 3, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Clock:
    return lambda: NOON


@pytest.fixture
def backlog() -> Backlog:
    citations = Feature(
        id="row-2",
        title="Answer citations",
        status="Open",
        scores={"user_impact": Score.exactly(3, note="Nine interviews"), "engineering_cost": Score(low=2, high=4)},
        carried={"Team": "Blue"},
    )
    return Backlog(
        name="Harbour Assist",
        framework=five_dimensions(),
        features=(citations, Feature(id="row-3", title="Offline mode")),
        carried_headers=("Team",),
        notes=(
            Note(kind="not_a_score", message="'soon' is not a score.", row=3, feature_id="row-3"),
            Note(kind="row_without_title", message="A row without a title was skipped.", row=4),
        ),
    )


@pytest.fixture
def kept(store: Store, backlog: Backlog) -> str:
    """Keep the backlog and give its id."""
    return keep_backlog(store, backlog, label="Imported from roadmap.xlsx", now=lambda: NOON)


@pytest.fixture
def citations(store: Store, kept: str) -> str:
    """Give the id that “Answer citations” was given."""
    return store.load_backlog(kept).features[0].id


@pytest.fixture
def offline(store: Store, kept: str) -> str:
    """Give the id that “Offline mode” was given."""
    return store.load_backlog(kept).features[1].id
