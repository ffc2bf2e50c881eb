"""Read every input column of a table and note what was done at each cell."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.exchange.recognition.accepted_meanings import (
    COST_LIKE,
    find_dimension,
    natural_direction,
    stated_direction,
)
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.header_words import normalise, unwrap
from workbench.exchange.recognition.note_book import NoteBook
from workbench.exchange.recognition.numerals import NumberStyle, decide_style
from workbench.exchange.recognition.role_book import Held
from workbench.exchange.recognition.score_columns import is_mostly_dates, natural_scale, read_dates, read_scores
from workbench.exchange.recognition.score_reading import ScoreReading, ScoreTask
from workbench.exchange.recognition.stated_scales import StatedScale, parse_stated_scale
from workbench.exchange.recognition.table_reading import TableReading
from workbench.exchange.report import ColumnChoice
from workbench.model import BUILT_IN, Direction, Scale, Score

_MANY_ZEROS = 0.2
_NO_VALUE = "the formula was never calculated, so there is no number. Open the file in a spreadsheet and save it."
_ZERO = "a divisor of 0 leaves the priority undefined. Give it a number above 0."


@dataclass(frozen=True)
class ReadInput:
    """An input column as it was read.

    Attributes
    ----------
    scores
        Cell → score, for every different cell that is one.
    missing
        How many rows have none.
    empty
        In how many of them the cell is empty.
    direction, scale
        Pinned.
    question
        What to ask about what its cells say; '' for nothing.
    """

    scores: Mapping[str, Score]
    missing: int
    empty: int
    direction: Direction
    scale: Scale
    question: str = ""


def read_inputs(
    table: TableReading, delimiter: str | None, choices: Mapping[int, ColumnChoice], progress: Progress = NOT_TOLD
) -> dict[int, ReadInput]:
    """Read the scores of every input column.

    Parameters
    ----------
    table
        The table.
    delimiter
        Of a text file; None for spreadsheets.
    choices
        Column index → what a person said about it.
    progress
        Told about the columns.

    Returns
    -------
    Column index → its scores.
    """
    held = {index: one for index, one in table.roles.held.items() if one.is_input}
    counts = {index: Counter(table.kept.cells[index]) for index in held}
    style = _find_style(counts, delimiter, table.notes)
    steps = _Steps(table, counts, style, choices)
    inputs = [column for column in table.columns if column.index in held]
    told = progress.follow(inputs, len(inputs), "Reading the scores of column {:,} of {:,}")
    return {column.index: steps.read(column, held[column.index]) for column in told}


@dataclass(frozen=True)
class _Steps:
    table: TableReading
    counts: Mapping[int, Mapping[str, int]]
    style: NumberStyle
    choices: Mapping[int, ColumnChoice]

    def read(self, column: Column, held: Held) -> ReadInput:
        task = self._task(column, held)
        chosen = self.choices.get(column.index)
        is_dated = chosen is not None and chosen.role is not None and is_mostly_dates(task.counts)
        reading = read_dates(task) if is_dated else read_scores(task)
        self._drop_zeros(column, reading)
        self._note_cells(column, reading, task)
        return ReadInput(
            scores=reading.scores,
            missing=len(self.table.kept.rows) - sum(task.counts[text] for text in reading.scores),
            empty=task.counts.get("", 0),
            direction=task.direction,
            scale=reading.scale or _scale_of_nothing(task),
            question=reading.question or _ask_about_cells(task, reading),
        )

    def _task(self, column: Column, held: Held) -> ScoreTask:
        framework = self.table.framework
        dimension = find_dimension(framework, held.role)
        stated = self._stated(column)
        chosen = self.choices.get(column.index) or ColumnChoice(position=1)
        # The scales of a framework of one's own are declared; those of the built-in ones are only a start.
        own_scale = dimension.scale if framework.key not in BUILT_IN and held.role in framework.keys else None
        natural = (
            dimension.direction if own_scale else stated_direction(stated, natural_direction(dimension, held.meaning))
        )
        direction = chosen.direction or natural
        scale = chosen.scale or own_scale
        runs_other_way = scale and (scale.best > scale.worst) != (direction is Direction.HIGHER_IS_BETTER)
        return ScoreTask(
            counts=self.counts[column.index],
            header=column.header,
            dimension=dimension,
            meaning=held.meaning or dimension.key,
            direction=direction,
            stated=stated,
            scale=None if runs_other_way else scale,
            style=self.style,
            uses_levels=framework.is_ratio,
        )

    def _stated(self, column: Column) -> StatedScale:
        name = unwrap(column.header)
        stated = parse_stated_scale(name, column.hint)
        unit = self.table.tracker.units.get(normalise(name)) if self.table.tracker else None
        return replace(stated, unit=unit) if unit and not stated.unit else stated

    def _drop_zeros(self, column: Column, reading: ScoreReading) -> None:
        """Drop the zeros that a tracker writes where nobody filled the field in."""
        tracker = self.table.tracker
        if tracker is None or normalise(unwrap(column.header)) not in tracker.empty_as_zero:
            return
        for text in [text for text, score in reading.scores.items() if score.low == 0 == score.high]:
            del reading.scores[text]
            reading.remarks[text] = []
            message = f"{tracker.name} writes 0 where nobody has filled it in. It is left empty."
            reading.remark(text, "not_a_score", message)

    def _note_cells(self, column: Column, reading: ScoreReading, task: ScoreTask) -> None:
        notes, rows = self.table.notes, self.table.kept.rows
        for remark in reading.notes:
            notes.add(remark.kind, remark.message, index=column.index)
        if self._is_divisor(task):
            for text, score in reading.scores.items():
                if (score.low or 0) <= 0 <= (score.high or 0):
                    reading.remark(text, "zero_is_undefined", _ZERO)
        if reading.remarks:
            for row, cell in zip(rows, self.table.kept.cells[column.index], strict=True):
                for remark in reading.remarks.get(cell, ()):
                    notes.add(remark.kind, remark.message, row=row, index=column.index, found=cell.strip())
        for row in rows if notes.grid.table.no_value else ():
            if notes.grid.has_no_value(row, column.index):
                notes.add("formula_without_value", _NO_VALUE, row=row, index=column.index)

    def _is_divisor(self, task: ScoreTask) -> bool:
        framework = self.table.framework
        falls = task.direction is Direction.LOWER_IS_BETTER
        return framework.is_ratio and falls and task.dimension.key in framework.keys


def _find_style(counts: Mapping[int, Mapping[str, int]], delimiter: str | None, notes: NoteBook) -> NumberStyle:
    """Decide once how the file writes its numbers, and say so where it is not the plain decimal point."""
    cells: Sequence[str] = [cell for column in counts.values() for cell in column]
    style = decide_style(cells, delimiter)
    if style.example and not style.comma_groups:
        message = f"Numbers are read with a decimal comma, as in “{style.example}”."
        notes.add("decimal_sign", message, found=style.example)
    elif style.uncertain:
        grouped = style.point_groups if "." in style.uncertain else style.comma_groups
        what = "groups thousands" if grouped else "divides decimals"
        message = f"In “{style.uncertain}” the sign before the last three digits was taken as one that {what}."
        notes.add("decimal_sign", message, found=style.uncertain)
    return style


def _ask_about_cells(task: ScoreTask, reading: ScoreReading) -> str:
    if reading.remarks and not reading.scores:
        return "None of its cells could be read as a score. Leave it out, or write numbers in it."
    if task.meaning not in COST_LIKE:
        return ""
    scored = sum(task.counts[text] for text in reading.scores)
    zeros = sum(task.counts[text] for text, score in reading.scores.items() if score.low == 0 == score.high)
    if zeros < 2 or zeros < _MANY_ZEROS * scored or zeros == scored:  # noqa: PLR2004 - one zero may well be meant
        return ""
    return f"{zeros} features have 0 here, which counts as no work. If it means “not estimated yet”, empty these cells."


def _scale_of_nothing(task: ScoreTask) -> Scale:
    """Keep the dimension's own scale for a column without a readable cell, unless its header states another."""
    if task.scale is not None:
        return task.scale
    if task.stated.low is None and task.direction is task.dimension.direction:
        return task.dimension.scale
    return natural_scale(task)
