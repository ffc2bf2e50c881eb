"""Give the columns of a table their roles."""

from collections.abc import Mapping, Sequence

from workbench.exchange.recognition.accepted_meanings import find_fits
from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.given_roles import assign_given
from workbench.exchange.recognition.header_words import HeaderMeaning, normalise, unwrap
from workbench.exchange.recognition.input_roles import assign_inputs, assign_spare_inputs
from workbench.exchange.recognition.role_book import Held, Known, Roles, find_free, meanings_here
from workbench.exchange.recognition.title_columns import find_title
from workbench.exchange.recognition.trackers import Tracker
from workbench.model import ABOUT_FIELDS, Framework

_MOSTLY = 0.5
_UNIQUE = 0.95
_FEW = 30
_TRUSTED_KEYS = 12
"""How many of the first names of a key need no proof by their cells."""


def assign_roles(
    columns: Sequence[Column],
    framework: Framework,
    tracker: Tracker | None,
    *,
    chosen: Mapping[int, str],
    leading: int | None = None,
) -> Roles:
    """Give every column its role.

    Parameters
    ----------
    columns
        From left to right.
    framework
        Its dimensions are the inputs to look for.
    tracker
        Whose export it is, where that is known.
    chosen
        Column index → the role that a person chose; nothing else takes these columns or roles.
    leading
        Index of the column that names the features of a table that was turned round; None otherwise.

    Notes
    -----
    A role is held by one column: the best name wins, then the leftmost; a column without any filled cell only where
    there is no other.
    """
    roles = Roles(leading=leading)
    known = {column.index: meanings_here(column, tracker) for column in columns}
    for column in columns:
        if column.index in chosen:
            roles.take(column.index, _hold_chosen(column, known, framework, chosen[column.index]))
    assign_given(columns, known, roles)
    assign_inputs(columns, known, framework, roles)
    assign_spare_inputs(columns, known, roles)
    _assign_title(columns, known, roles)
    _assign_about(columns, known, roles)
    return roles


def _hold_chosen(column: Column, known: Known, framework: Framework, role: str) -> Held:
    """Hold a chosen role with what the header means for it: an ease that is chosen as cost is still an ease."""
    meanings = tuple(one.meaning for one in known[column.index])
    fits = find_fits(framework, unwrap(column.header), meanings)
    return Held(role, next((fit.meaning for fit in fits if fit.dimension == role), ""))


def holds_every_input(columns: Sequence[Column], framework: Framework, tracker: Tracker | None) -> bool:
    """Whether every dimension of a framework has a column of its own whose name says so."""
    roles = Roles()
    known = {column.index: meanings_here(column, tracker) for column in columns}
    assign_given(columns, known, roles)
    assign_inputs(columns, known, framework, roles, only_certain=True)
    return all(roles.holder(key) is not None for key in framework.keys)


def _assign_title(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    chosen = roles.holder("title")
    if chosen is not None:
        roles.titles = (chosen,)
        return
    found = find_title([column for column in columns if column.index not in roles.held], known, roles.leading)
    if found is None:
        return
    question = (
        "" if found.sure else "It was taken as the features' titles. If another column holds them, change it below."
    )
    roles.take(found.indexes[0], Held("title", sure=found.sure, question=question))
    roles.titles = found.indexes
    roles.contested += [(index, found.indexes[0], "title") for index in found.others]


def _assign_about(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    _assign_key(columns, known, roles)
    rest = [column for column in columns if column.index not in roles.titles]
    for role in ABOUT_FIELDS:
        if roles.holder(role) is not None:
            continue
        found = [pair for pair in find_free(rest, known, role, roles) if _can_be(role, *pair)]
        if found:
            roles.take(found[0][0].index, Held(role))
            if role == "labels":
                first = normalise(found[0][0].header)
                roles.labels = tuple(column.index for column in columns if normalise(column.header) == first)


def _can_be(role: str, column: Column, name: HeaderMeaning) -> bool:
    if role == "kind":
        return len(column.sample) <= _FEW and (column.is_empty or column.number_share < _MOSTLY)
    if role == "description":
        return column.is_empty or column.number_share < _MOSTLY
    if role in {"status", "owner", "parent"} and name.grade == 2:  # noqa: PLR2004 - grades: see HeaderMeaning
        return column.prose_share < _MOSTLY
    return True


def _assign_key(columns: Sequence[Column], known: Known, roles: Roles) -> None:
    if roles.holder("key") is not None:
        return
    rest = [column for column in columns if column.index not in roles.titles]
    for column, name in find_free(rest, known, "key", roles):
        named = name.grade < 2 and name.preference < _TRUSTED_KEYS  # noqa: PLR2004 - grades: see HeaderMeaning
        trusted = named or (name.grade == 0 and column.distinct_share >= _MOSTLY and column.prose_share < _MOSTLY)
        unique = (
            column.distinct_share >= _UNIQUE and column.filled_share >= _UNIQUE and not column.prose_share > _MOSTLY
        )
        if trusted or unique:
            roles.take(column.index, Held("key"))
            return
    for column, _ in find_free(rest, known, "title", roles):
        if column.id_share > 0.8 and column.distinct_share >= _UNIQUE:  # noqa: PLR2004 - nearly all
            roles.take(column.index, Held("key"))
            return
