"""Notes: every correction, guess and doubt, with its place."""

from typing import Literal, get_args

from pydantic import Field

from workbench.model.record import Record

NoteKind = Literal[
    "not_a_score", "out_of_scale", "looks_like_a_date", "range_read_as_interval", "mixed_units", "unit_converted",
    "zero_is_undefined", "formula_without_value", "row_without_title", "row_of_wrong_length", "row_is_not_a_feature",
    "duplicate_key", "duplicate_title", "header_guessed", "no_title_column", "transposed", "sheet_not_read",
    "hidden_rows_read", "encoding_guessed", "characters_removed", "text_cut", "role_contested", "set_aside",
    "weights_rescaled", "nothing_to_rank", "does_not_discriminate", "scale_guessed", "approximate",
    "unterminated_quote",
    # Kinds beyond the contract's own list:
    "columns_joined", "direction_guessed", "word_guessed", "level_order_guessed", "value_repeated", "input_missing",
    "decimal_sign", "left_out_by_choice", "weights_changed",
]  # fmt: skip

NOTE_KINDS: tuple[str, ...] = get_args(NoteKind)


class Note(Record):
    """One thing that was corrected, guessed or doubted; shown to the person, kept with the backlog."""

    kind: NoteKind
    message: str = Field(min_length=1, description="What was found and what was done, in plain words.")
    sheet: str | None = Field(default=None, description="Sheet of the spreadsheet; None for text files.")
    row: int | None = Field(default=None, ge=1, description="Row as the person sees it; the first line is 1.")
    column: str | None = Field(default=None, description="The column's header.")
    cell: str | None = Field(default=None, description="The cell as the person sees it: 'D7'.")
    found: str | None = Field(default=None, description="What stood there.")
    feature_id: str | None = Field(default=None, description="The feature concerned, where it is one.")
