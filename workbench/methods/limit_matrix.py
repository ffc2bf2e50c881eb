"""Limits on what is taken, laid out for the solver once and used for many solves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array, hstack, vstack

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

SLACK = 1e-6
"""How far a sum may pass its limit, as a share of the largest number in the constraint: rounding, not room."""


@dataclass(frozen=True)
class Constraint:
    """A limit on a weighted count of what is taken: low ≤ Σ amount × taken ≤ high.

    Attributes
    ----------
    name
        For people; told when constraints clash.
    amounts
        Candidate's position → its amount, in the constraint's own unit; those not named count 0.
    low, high
        The limits; infinite where there is none.
    """

    name: str
    amounts: dict[int, float]
    low: float = -inf
    high: float = inf


@dataclass(frozen=True)
class LimitMatrix:
    """Limits as one sparse matrix; every row in its own unit.

    Attributes
    ----------
    names
        (limits,) for people.
    amounts
        (limits × candidates) sparse.
    low, high
        (limits,) infinite where there is none.
    """

    names: tuple[str, ...]
    amounts: csc_array
    low: FloatArray
    high: FloatArray

    @cached_property
    def largest(self) -> FloatArray:
        """(limits,) the largest amount of each, whatever its sign; 1 where there is none."""
        found = np.zeros(len(self.names))
        np.maximum.at(found, self.amounts.indices, np.abs(self.amounts.data))
        return np.where(found > 0, found, 1.0)

    @cached_property
    def span(self) -> FloatArray:
        """(limits,) the power of two next above the largest amount: dividing by it rounds nothing."""
        return np.exp2(np.ceil(np.log2(self.largest)))

    @cached_property
    def scaled(self) -> csc_array:
        """The amounts, each row divided by its span."""
        amounts = self.amounts
        data = amounts.data / self.span[amounts.indices]
        return csc_array((data, amounts.indices, amounts.indptr), shape=amounts.shape)

    def with_high(self, rows: Sequence[int], high: FloatArray) -> "LimitMatrix":
        """Give the same limits with other upper ends at some rows; what is laid out is shared."""
        ends = self.high.copy()
        ends[list(rows)] = high
        other = replace(self, high=ends)
        for name in ("largest", "span", "scaled"):
            other.__dict__[name] = getattr(self, name)
        return other

    def with_rows(self, rows: Sequence[int], amounts: FloatArray, high: FloatArray) -> "LimitMatrix":
        """Give the same limits with other amounts, (rows × candidates), and upper ends at some rows."""
        others = [row for row in range(len(self.names)) if row not in set(rows)]
        order = np.argsort([*others, *rows])
        joined = vstack([self.amounts.tocsr()[others], csr_array(amounts)], format="csr")
        ends = self.high.copy()
        ends[list(rows)] = high
        return replace(self, amounts=csc_array(joined[order]), high=ends)

    def part(self, rows: Sequence[int]) -> "LimitMatrix":
        """Give some of the limits alone."""
        at = list(rows)
        kept = csc_array(self.amounts.tocsr()[at])
        return LimitMatrix(tuple(self.names[row] for row in at), kept, self.low[at], self.high[at])

    def with_row(self, name: str, amounts: FloatArray, *, low: float = -inf, high: float = inf) -> "LimitMatrix":
        """Give the limits and one more; amounts are (candidates,)."""
        row = csc_array(amounts[None])
        return LimitMatrix(
            (*self.names, name), vstack([self.amounts, row], format="csc"), np.append(self.low, low),
            np.append(self.high, high),
        )  # fmt: skip

    def with_column(self, amounts: FloatArray) -> "LimitMatrix":
        """Give the limits with one more candidate, the last; amounts are (limits,)."""
        wide = hstack([self.amounts, csc_array(amounts[:, None])], format="csc")
        return replace(self, amounts=wide)

    def totals(self, taken: BoolArray) -> FloatArray:
        """Add up what is taken, limit by limit; (limits,)."""
        return np.asarray(self.amounts @ taken.astype(np.float64))

    def find_broken(self, taken: BoolArray) -> tuple[str, ...]:
        """Name the limits that what is taken does not keep to; rounding is let pass."""
        totals, room = self.totals(taken), 2 * SLACK * self.largest
        broken = (totals > self.high + room) | (totals < self.low - room)
        return tuple(self.names[row] for row in np.flatnonzero(broken))


def lay_out_limits(candidates: int, constraints: Sequence[Constraint]) -> LimitMatrix:
    """Lay out limits for the solver.

    Parameters
    ----------
    candidates
        How many there are.
    constraints
        Any number.
    """
    counts = [len(one.amounts) for one in constraints]
    rows = np.repeat(np.arange(len(constraints)), counts)
    columns = [column for one in constraints for column in one.amounts]
    amounts = [amount for one in constraints for amount in one.amounts.values()]
    shape = (len(constraints), candidates)
    return LimitMatrix(
        names=tuple(one.name for one in constraints),
        amounts=csc_array((np.array(amounts, dtype=np.float64), (rows, columns)), shape=shape),
        low=np.array([one.low for one in constraints], dtype=np.float64),
        high=np.array([one.high for one in constraints], dtype=np.float64),
    )
