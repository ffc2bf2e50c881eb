"""Features that have the same priority in every draw, so that they can be sorted as one."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

_ALIKE = 2.0**-45
"""What the same sum may differ by for no other reason than where in the memory it stands; far below a tie."""

_FEW = 40
"""One twin of so many features, and fewer are not worth the trouble."""


@dataclass(frozen=True)
class Twins:
    """Features in groups, each of which ties in every draw; most groups are one feature.

    Attributes
    ----------
    members
        (features,); positions, group by group.
    starts, sizes
        (groups,); where each group begins among the members, and how many it has.
    """

    members: IntArray
    starts: IntArray
    sizes: IntArray

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.starts)

    @cached_property
    def first(self) -> IntArray:
        """(groups,); the position of each group's first feature."""
        return self.members[self.starts]

    @cached_property
    def pairs(self) -> tuple[IntArray, IntArray]:
        """Every feature that is not the first of its group, and that first one."""
        return np.delete(self.members, self.starts), np.repeat(self.first, self.sizes - 1)


def no_twins(features: int) -> Twins:
    """Give every feature a group of its own, in order."""
    return Twins(np.arange(features), np.arange(features), np.ones(features, dtype=np.int64))


def find_twins(block: FloatArray) -> Twins:
    """Group the features whose priorities are the same in every draw of a block.

    Parameters
    ----------
    block
        (draws × features), draws ≥ 1; 0 to 1.

    Returns
    -------
    The groups, by their first features; all alone where too few have a twin to be worth it. Of features
    that are alike only through a third, not all need be found.
    """
    features = block.shape[1]
    order = np.argsort(block[0], kind="stable")
    differs = (np.abs(np.diff(block[:, order], axis=1)) > _ALIKE).any(axis=0)
    if np.count_nonzero(~differs) * _FEW < features:
        return no_twins(features)
    begins = np.concatenate(([0], np.flatnonzero(differs) + 1))
    owner = np.empty(features, dtype=np.int64)
    owner[order] = np.repeat(np.minimum.reduceat(order, begins), np.diff(begins, append=features))
    members = np.argsort(owner, kind="stable")
    starts = np.flatnonzero(np.diff(owner[members], prepend=-1))
    return Twins(members, starts, np.diff(starts, append=features))


def are_twins(block: FloatArray, twins: Twins) -> bool:
    """Tell whether the members of each group have the same priority in every draw of this block as well."""
    if twins.groups == len(twins.members):
        return True
    others, firsts = twins.pairs
    return bool((np.abs(block[:, others] - block[:, firsts]) <= _ALIKE).all())
