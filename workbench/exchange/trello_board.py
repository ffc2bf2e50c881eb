"""A Trello board as Trello exports it in JSON, as records under the headers of Trello's own CSV."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def is_board(document: Json) -> bool:
    """Tell a board by its lists and cards."""
    return _is_objects(document.get("cards")) and _is_objects(document.get("lists"))


def board_records(board: Json) -> list[Json]:
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
    members = {key: one.get("fullName") or one.get("username") for key, one in _by_id(board, "members").items()}
    fields = _by_id(board, "customFields")
    return [
        {
            "Card ID": card.get("id"),
            "Card Name": card.get("name"),
            "Card URL": card.get("shortUrl") or card.get("url"),
            "Card Description": card.get("desc"),
            "Labels": [_label(label) for label in _objects(card, "labels")],
            "Members": [members.get(one, one) for one in _texts(card, "idMembers")],
            "Due Date": card.get("due"),
            "List Name": lists.get(str(card.get("idList")), {}).get("name"),
            "Board Name": board.get("name"),
            "Archived": bool(card.get("closed") or lists.get(str(card.get("idList")), {}).get("closed")),
            **dict(_custom_fields(card, fields)),
        }
        for card in board["cards"]
    ]


def _label(label: Json) -> str:
    """Name a label; one without a name goes by its colour."""
    return str(label.get("name") or label.get("color") or "")


def _custom_fields(card: Json, fields: dict[str, Json]) -> Iterator[tuple[str, str]]:
    for item in _objects(card, "customFieldItems"):
        field = fields.get(str(item.get("idCustomField")), {})
        chosen = _by_id(field, "options").get(str(item.get("idValue")), {})
        value = item.get("value") or chosen.get("value")
        if isinstance(value, dict) and value and field.get("name"):
            text = str(next(iter(value.values())))
            yield str(field["name"]), text.upper() if field.get("type") == "checkbox" else text


def _by_id(owner: Json, field: str) -> dict[str, Json]:
    return {str(one.get("id")): one for one in _objects(owner, field)}


def _objects(owner: Json, field: str) -> list[Json]:
    found = owner.get(field)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _texts(owner: Json, field: str) -> list[str]:
    found = owner.get(field)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _is_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)
