"""Find somebody's earlier conclusions: priorities, ranks and computed scores."""

from collections.abc import Sequence

from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.header_words import HeaderMeaning
from workbench.exchange.recognition.role_book import Held, Known, Roles, find_free

_MOST_PRIORITY = 10.0
"""A priority of plain numbers beyond this is computed; nobody tells apart so many classes."""

_MOSTLY = 0.5


def assign_given(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    """Give the columns of earlier conclusions their roles; a priority from 1 to n, each once, is a rank."""
    ranks: list[tuple[Column, HeaderMeaning]] = []
    computed: list[tuple[Column, HeaderMeaning]] = []
    for column, one in find_free(columns, known, "priority", roles):
        if _is_rank(column):
            ranks.append((column, one))
        elif column.number_share == 1 and column.largest > _MOST_PRIORITY:
            computed.append((column, one))
        else:
            _take_given("given_priority", column, one, roles)
    named = [pair for pair in find_free(columns, known, "rank", roles) if _is_rank(pair[0]) or pair[0].is_empty]
    whole = [
        pair for pair in find_free(columns, known, "rank", roles) if pair[1].grade == 0 and pair[0].number_share == 1
    ]
    for column, one in (*named, *ranks, *whole):
        if column.index not in roles.held:
            _take_given("given_rank", column, one, roles)
    for column, one in (*find_free(columns, known, "derived", roles), *computed):
        if column.is_empty or column.number_share > _MOSTLY:
            _take_given("derived", column, one, roles)
    _guess_given(columns, known, roles)


def _take_given(role: str, column: Column, name: HeaderMeaning, roles: Roles) -> None:
    holder = roles.holder(role)
    if holder is None:
        roles.take(column.index, Held(role))
    elif not column.is_empty and name.grade < 2:  # noqa: PLR2004 - grades: see HeaderMeaning
        roles.contested.append((column.index, holder, role))


def _is_rank(column: Column) -> bool:
    return column.is_counter and len(column.sample) > 2  # noqa: PLR2004 - two numbers show no order


def _guess_given(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    """Take a column without a known name for a priority where its cells are words such as P0 or 'must have'."""
    if roles.holder("given_priority") is None:
        for column in columns:
            free = column.index not in roles.held and not known[column.index]
            if free and column.priority_share > 0.8 and sum(column.sample.values()) > 1:  # noqa: PLR2004 - nearly all
                roles.take(column.index, Held("given_priority"))
                return
    if roles.holder("derived") is None:
        for column in columns:
            free = column.index not in roles.held and not known[column.index]
            if free and column.is_formula and column.header.strip() and column.number_share > _MOSTLY:
                roles.take(column.index, Held("derived"))
                return
