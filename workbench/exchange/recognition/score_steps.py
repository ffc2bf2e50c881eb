"""Read every input column of a table and note what was done at each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.exchange.recognition.accepted_meanings import COST_LIKE, find_dimension, natural_direction, stated_direction
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.kept_rows import KeptRows
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.numerals import NumberStyle, decide_style
from workbench.exchange.recognition.roles import Held
from workbench.exchange.recognition.score_columns import is_mostly_dates, natural_scale, read_dates, read_scores
from workbench.exchange.recognition.score_reading import ScoreReading, ScoreTask
from workbench.exchange.recognition.stated_scales import StatedScale, parse_stated_scale
from workbench.exchange.recognition.trackers import Tracker
from workbench.exchange.recognition.header_words import normalise, unwrap
from workbench.exchange.report import ColumnChoice
from workbench.model import BUILT_IN, Dimension, Direction, Framework, Scale, Score

_MANY_ZEROS = 0.2


@dataclass(frozen=True)
class ReadInput:
    """An input column as it was read.

    Attributes
    ----------
    scores
        Cell → score, for every different cell that is one.
    missing
        How many rows have none.
    direction, scale
        Pinned.
    question
        What to ask about what its cells say; '' for nothing.
    """

    scores: Mapping[str, Score]
    missing: int
    direction: Direction
    scale: Scale
    question: str = ""


@dataclass(frozen=True)
class ScoreSteps:
    """What reading the inputs of one table needs.

    Attributes
    ----------
    kept
        The rows that become features.
    counts
        Column index → cell → how often it stands in these rows.
    framework
        Before anything is pinned.
    tracker
        Whose export it is; None where that is not known.
    style
        How the file writes its numbers.
    notes
        Where notes go.
    """

    kept: KeptRows
    counts: Mapping[int, Mapping[str, int]]
    framework: Framework
    tracker: Tracker | None
    style: NumberStyle
    notes: NoteBook

    def read(self, column: Column, held: Held, choice: ColumnChoice | None) -> ReadInput:
        """Read one input column."""
        task, reading = self._read(column, held, choice)
        cells = self.kept.cells[column.index]
        self._note_cells(column, cells, reading, task)
        dimension = task.dimension
        scale = reading.scale or _scale_of_nothing(task, dimension)
        return ReadInput(
            scores=reading.scores,
            missing=len(cells) - sum(map(task.counts.__getitem__, reading.scores)),
            direction=task.direction,
            scale=scale,
            question=reading.question or self._ask_about_zeros(task, reading),
        )

    def _read(self, column: Column, held: Held, choice: ColumnChoice | None) -> tuple[ScoreTask, ScoreReading]:
        dimension = find_dimension(self.framework, held.role)
        stated = self._stated(column)
        is_own = self.framework.key not in BUILT_IN and held.role in self.framework.keys
        own_scale = dimension.scale if is_own else None
        natural = dimension.direction if own_scale is not None else natural_direction(dimension, held.meaning)
        chosen = choice or ColumnChoice(position=1)
        direction = chosen.direction or (natural if own_scale is not None else stated_direction(stated, natural))
        scale = chosen.scale or own_scale
        if scale is not None and (scale.best > scale.worst) != (direction is Direction.HIGHER_IS_BETTER):
            scale = None
        task = ScoreTask(
            counts=self.counts[column.index],
            header=column.header,
            dimension=dimension,
            meaning=held.meaning or dimension.key,
            direction=direction,
            stated=stated,
            scale=scale,
            style=self.style,
            uses_levels=self.framework.is_ratio,
        )
        if chosen.role is not None and is_mostly_dates(task.counts):
            return task, read_dates(task)
        return task, read_scores(task)

    def _stated(self, column: Column) -> StatedScale:
        stated = parse_stated_scale(unwrap(column.header), column.hint)
        unit = self.tracker.units.get(normalise(unwrap(column.header))) if self.tracker else None
        if unit is None or stated.unit:
            return stated
        return StatedScale(stated.low, stated.high, stated.rises_with, stated.direction, unit, stated.factor, stated.lengths)

    def _note_cells(self, column: Column, cells: Sequence[str], reading: ScoreReading, task: ScoreTask) -> None:
        for remark in reading.notes:
            self.notes.add(remark.kind, remark.message, index=column.index)
        self._drop_zeros(column, reading)
        if reading.remarks:
            for row, cell in zip(self.kept.rows, cells, strict=True):
                for remark in reading.remarks.get(cell, ()):
                    self.notes.add(remark.kind, remark.message, row=row, index=column.index, found=cell.strip())
        self._note_zero_divisors(column, cells, reading, task)
        if self.notes.grid.table.no_value:
            for row in self.kept.rows:
                if self.notes.grid.has_no_value(row, column.index):
                    message = "the formula was never calculated, so there is no number. Open the file in a spreadsheet and save it."
                    self.notes.add("formula_without_value", message, row=row, index=column.index)

    def _drop_zeros(self, column: Column, reading: ScoreReading) -> None:
        """Drop the zeros that a tracker writes where nobody filled the field in."""
        if self.tracker is None or normalise(unwrap(column.header)) not in self.tracker.empty_as_zero:
            return
        for text in [text for text, score in reading.scores.items() if score.low == 0 == score.high]:
            del reading.scores[text]
            reading.remarks[text] = []
            reading.remark(text, "not_a_score", f"{self.tracker.name} writes 0 where nobody has filled it in. It is left empty.")

    def _note_zero_divisors(self, column: Column, cells: Sequence[str], reading: ScoreReading, task: ScoreTask) -> None:
        is_divisor = task.dimension.key in self.framework.keys and task.direction is Direction.LOWER_IS_BETTER
        if not self.framework.is_ratio or not is_divisor:
            return
        zeros = {text for text, score in reading.scores.items() if (score.low or 0) <= 0 <= (score.high or 0)}
        if not zeros:
            return
        for row, cell in zip(self.kept.rows, cells, strict=True):
            if cell in zeros:
                message = "a divisor of 0 leaves the priority undefined. Give it a number above 0."
                self.notes.add("zero_is_undefined", message, row=row, index=column.index, found=cell.strip())

    def _ask_about_zeros(self, task: ScoreTask, reading: ScoreReading) -> str:
        if task.meaning not in COST_LIKE:
            return ""
        scored = sum(task.counts[text] for text in reading.scores)
        zeros = sum(task.counts[text] for text, score in reading.scores.items() if score.low == 0 == score.high)
        if zeros < 2 or zeros < _MANY_ZEROS * scored or zeros == scored:  # noqa: PLR2004 - one zero may well be meant
            return ""
        return f"{zeros} features have 0 here. If that means “not estimated yet”, empty these cells: 0 counts as no work at all."


def find_style(counts: Mapping[int, Mapping[str, int]], delimiter: str | None, notes: NoteBook) -> NumberStyle:
    """Decide once how the file writes its numbers, and say so where it is not the plain decimal point."""
    cells = [cell for column in counts.values() for cell in column]
    style = decide_style(cells, delimiter)
    if style.example and not style.comma_groups:
        notes.add("decimal_sign", f"Numbers are read with a decimal comma, as in “{style.example}”.", found=style.example)
    elif style.uncertain:
        grouped = style.point_groups if "." in style.uncertain else style.comma_groups
        sign = "groups thousands" if grouped else "divides decimals"
        message = f"In “{style.uncertain}” the sign before the last three digits was taken as one that {sign}, in the whole file."
        notes.add("decimal_sign", message, found=style.uncertain)
    return style


def _scale_of_nothing(task: ScoreTask, dimension: Dimension) -> Scale:
    """Keep the dimension's own scale for a column without a readable cell, unless its header states another."""
    if task.scale is not None:
        return task.scale
    if task.stated.low is None and task.direction is dimension.direction:
        return dimension.scale
    return natural_scale(task)
