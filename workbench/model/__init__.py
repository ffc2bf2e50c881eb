"""What a decision is: frozen pydantic models that check themselves."""

from workbench.model.backlog import Backlog
from workbench.model.built_in import BUILT_IN, built_in_framework
from workbench.model.decision import Choice, Decision, DeclineForm, Draft, Outcome
from workbench.model.dimension import Dimension, Direction, Level, LevelScale, NumericScale, Scale
from workbench.model.evaluation import Evaluation, Part, Standing
from workbench.model.feature import ABOUT_FIELDS, Evidence, EvidenceKind, Feature
from workbench.model.five_dimensions import five_dimensions
from workbench.model.framework import BUILD_COSTS, Combination, Framework, parse_framework
from workbench.model.note import NOTE_KINDS, Note, NoteKind
from workbench.model.plan import (
    Capacity,
    PlanGroup,
    PlanObjective,
    PlanOption,
    PlanRules,
    PlanTheme,
    ThemeMeasure,
)
from workbench.model.record import Record
from workbench.model.score import Score, scorer_key
from workbench.model.summary import OwnText, SummaryEdits, SummaryPart, SummaryStatus, sentence_key

__all__ = [
    "ABOUT_FIELDS",
    "BUILD_COSTS",
    "BUILT_IN",
    "NOTE_KINDS",
    "Backlog",
    "Capacity",
    "Choice",
    "Combination",
    "Decision",
    "DeclineForm",
    "Dimension",
    "Direction",
    "Draft",
    "Evaluation",
    "Evidence",
    "EvidenceKind",
    "Feature",
    "Framework",
    "Level",
    "LevelScale",
    "Note",
    "NoteKind",
    "NumericScale",
    "Outcome",
    "OwnText",
    "Part",
    "PlanGroup",
    "PlanObjective",
    "PlanOption",
    "PlanRules",
    "PlanTheme",
    "Record",
    "Scale",
    "Score",
    "Standing",
    "SummaryEdits",
    "SummaryPart",
    "SummaryStatus",
    "ThemeMeasure",
    "built_in_framework",
    "five_dimensions",
    "parse_framework",
    "scorer_key",
    "sentence_key",
]
