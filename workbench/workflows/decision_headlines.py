"""The sentence at the top of the pages about decisions; at most 95 characters."""

from collections.abc import Sequence

from workbench.workflows.capacity_line import CapacityLine
from workbench.workflows.no_list import Declined
from workbench.workflows.wording import amount_text, count_of, count_word, join_names


def decisions_headline(line: CapacityLine) -> str:
    """Say how many features are now, next, later and no, and what is open.

    Examples
    --------
    'Five now, three next, two no. 26 wait for a decision.'
    """
    columns = (("now", line.now), ("next", line.next), ("later", line.later), ("no", line.no))
    decided = [f"{count_word(len(ids))} {name}" for name, ids in columns if ids]
    open_count = len(line.undecided)
    if not decided:
        if not open_count:
            return "No features yet, so there is nothing to decide."
        waits = "waits" if open_count == 1 else "wait"
        return f"Nothing is decided yet. {count_of(open_count, 'feature', start=True)} {waits}."
    said = join_names(decided)
    first = f"{said[0].upper()}{said[1:]}."
    if open_count:
        return f"{first} {count_word(open_count, start=True)} {'waits' if open_count == 1 else 'wait'} for a decision."
    if line.capacity is not None and not line.keeps_capacity:
        return f"{first} Now is {amount_text(line.used - line.capacity, line.unit)} over the capacity."
    return f"{first} Everything is decided."


def no_list_headline(declined: Sequence[Declined]) -> str:
    """Say how many features are declined, and how many of them lack a reason."""
    if not declined:
        return "Nothing has been declined yet."
    bare = sum(not one.reason for one in declined)
    said = count_of(len(declined), "feature is", "features are", start=True)
    if bare:
        return f"{said} declined. {count_of(bare, 'reason is', 'reasons are', start=True)} still missing."
    return f"{said} declined, each with a reason." if len(declined) > 1 else f"{said} declined, with a reason."
