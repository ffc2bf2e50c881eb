"""The common ground of all models: frozen, closed, and checked when made."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that cannot change and has no unknown fields.

    A fault that a person can cause raises the matching ``WorkbenchError`` from a validator; pydantic's own
    ``ValidationError`` means that the calling code is wrong.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, revalidate_instances="never")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy the record, with some fields replaced; what was cached from the old fields is left behind."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied
