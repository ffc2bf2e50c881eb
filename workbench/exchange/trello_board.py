"""A Trello board as Trello exports it in JSON, as records under the headers of Trello's own CSV."""

from collections.abc import Iterator

from workbench.exchange.json_values import Json, cell_text

Record = dict[str, Json]


def is_board(document: Record) -> bool:
    """Tell a board by its lists and cards."""
    return all(isinstance(document.get(field), list) for field in ("cards", "lists"))


def board_records(board: Record) -> list[Record]:
    """Give each card as a record, in the board's order.

    Parameters
    ----------
    board
        A document for which ``is_board`` holds.

    Returns
    -------
    One record a card. The board's custom fields follow as columns of their own, those that no card fills left out. A
    card in an archived list is archived.
    """
    lists = _by_id(board, "lists")
    members = _by_id(board, "members")
    fields = _by_id(board, "customFields")
    return [
        _record(board, card, lists, members) | dict(_custom_fields(card, fields)) for card in _objects(board, "cards")
    ]


def _record(board: Record, card: Record, lists: dict[str, Record], members: dict[str, Record]) -> Record:
    stands_in = lists.get(cell_text(card.get("idList")), {})
    names = [_member_name(members.get(key), key) for key in map(cell_text, _list(card, "idMembers"))]
    return {
        "Card ID": card.get("id"),
        "Card Name": card.get("name"),
        "Card URL": card.get("shortUrl") or card.get("url"),
        "Card Description": card.get("desc"),
        "Labels": [label.get("name") or label.get("color") for label in _objects(card, "labels")],
        "Members": list(names),
        "Due Date": card.get("due"),
        "List Name": stands_in.get("name"),
        "Board Name": board.get("name"),
        "Archived": bool(card.get("closed") or stands_in.get("closed")),
    }


def _member_name(member: Record | None, key: str) -> Json:
    return (member.get("fullName") or member.get("username") if member else None) or key


def _custom_fields(card: Record, fields: dict[str, Record]) -> Iterator[tuple[str, Json]]:
    for item in _objects(card, "customFieldItems"):
        field = fields.get(cell_text(item.get("idCustomField")), {})
        chosen = _by_id(field, "options").get(cell_text(item.get("idValue")), {})
        value = item.get("value") or chosen.get("value")
        name = cell_text(field.get("name"))
        if name and isinstance(value, dict) and value:
            text = cell_text(next(iter(value.values())))
            yield name, text.upper() if field.get("type") == "checkbox" else text


def _by_id(owner: Record, field: str) -> dict[str, Record]:
    return {cell_text(one.get("id")): one for one in _objects(owner, field)}


def _objects(owner: Record, field: str) -> list[Record]:
    return [one for one in _list(owner, field) if isinstance(one, dict)]


def _list(owner: Record, field: str) -> list[Json]:
    found = owner.get(field)
    return found if isinstance(found, list) else []
