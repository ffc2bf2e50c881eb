"""Where things stand in the workbook, so that the formulas of one sheet find the cells of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name

from workbench.exchange.machine_part import FRAMEWORK_SHEET
from workbench.exchange.own_rows import SCORES_SHEET, RowPlan
from workbench.model import Dimension, Framework, LevelScale

WORKING_SHEET = "Working"
FIRST_FEATURE = 3
"""The row of the first feature on the sheet Working, as the person sees it; shares stand above it."""
SHARE_ROW = 2
DIMENSION_HEADER_ROW = 4
"""The row of the headings above the dimensions on the sheet Framework, from 0."""
WEIGHT, SHARE, EXPORTED, SCORED, WORST, BEST = range(1, 7)
"""Columns of the dimensions on the sheet Framework, from 0."""
LABEL, NUMBER = 1, 2
"""Columns of the levels on the sheet Framework, from 0."""


@dataclass(frozen=True)
class Places:
    """Where the formulas find what they work on.

    Attributes
    ----------
    framework
        What the features are judged by.
    plan
        The columns of the sheet Scores.
    features
        How many there are.
    working
        Names of the columns of the sheet Working, from left to right.
    """

    framework: Framework
    plan: RowPlan
    features: int
    working: tuple[str, ...]

    def scores(self, field: str) -> str:
        """Give the cells of a field on the sheet Scores, one for each feature."""
        column = xl_col_to_name(self._fields[field])
        return f"{SCORES_SHEET}!${column}$2:${column}${max(self.features, 1) + 1}"

    def dimension(self, key: str, column: int) -> str:
        """Give a dimension's cell on the sheet Framework."""
        row = DIMENSION_HEADER_ROW + 2 + self.framework.keys.index(key)
        return f"{FRAMEWORK_SHEET}!${xl_col_to_name(column)}${row}"

    def dimensions(self, column: int) -> str:
        """Give the cells of all dimensions on the sheet Framework."""
        letter, first = xl_col_to_name(column), DIMENSION_HEADER_ROW + 2
        return f"{FRAMEWORK_SHEET}!${letter}${first}:${letter}${first + len(self.framework.keys) - 1}"

    @property
    def level_header(self) -> int:
        """The row of the headings above the levels on the sheet Framework, from 0."""
        return DIMENSION_HEADER_ROW + len(self.framework.keys) + 3

    def levels(self, key: str, column: int) -> str:
        """Give the cells of a dimension's levels on the sheet Framework."""
        first, last = self._levels[key]
        letter = xl_col_to_name(column)
        return f"{FRAMEWORK_SHEET}!${letter}${first}:${letter}${last}"

    def at(self, name: str, row: int) -> str:
        """Give a cell of the sheet Working for a formula in the same row of it."""
        return f"${xl_col_to_name(self.column(name))}{row}"

    def above(self, name: str, row: int) -> str:
        """Give the cells above a cell of the sheet Working, from the row of the shares on."""
        letter = xl_col_to_name(self.column(name))
        return f"${letter}${SHARE_ROW}:${letter}{row - 1}"

    def side(self, group: str, row: int) -> str:
        """Give the cells of a group, one for each dimension, in a row of the sheet Working."""
        keys = self.framework.keys
        first, last = (xl_col_to_name(self.column(f"{group}:{key}")) for key in (keys[0], keys[-1]))
        return f"${first}{row}:${last}{row}"

    def shares(self, group: str) -> str:
        """Give the shares that stand above a group on the sheet Working."""
        keys = self.framework.keys
        return f"{self.shares_of(group, keys[0])}:{self.shares_of(group, keys[-1])}"

    def shares_of(self, group: str, key: str) -> str:
        """Give the share of one dimension that stands above a group on the sheet Working."""
        return f"${xl_col_to_name(self.column(f'{group}:{key}'))}${SHARE_ROW}"

    def span(self, name: str) -> str:
        """Give a column of the sheet Working, one cell for each feature, for a formula on any sheet."""
        letter = xl_col_to_name(self.column(name))
        return f"{WORKING_SHEET}!${letter}${FIRST_FEATURE}:${letter}${max(self.features, 1) + FIRST_FEATURE - 1}"

    def column(self, name: str) -> int:
        """Give the number of a column of the sheet Working, from 0."""
        return self._columns[name]

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.working)}

    @cached_property
    def _fields(self) -> Mapping[str, int]:
        return {column.field: place for place, column in enumerate(self.plan.columns)}

    @cached_property
    def _levels(self) -> Mapping[str, tuple[int, int]]:
        """Dimension key → first and last row of its levels, as the person sees them."""
        rows, next_row = {}, self.level_header + 2
        for one in levelled_dimensions(self.framework):
            count = len(one.scale.levels) if isinstance(one.scale, LevelScale) else 0
            rows[one.key] = (next_row, next_row + count - 1)
            next_row += count
        return rows


def levelled_dimensions(framework: Framework) -> tuple[Dimension, ...]:
    """List the dimensions that are scored by levels."""
    return tuple(one for one in framework.dimensions if isinstance(one.scale, LevelScale))
