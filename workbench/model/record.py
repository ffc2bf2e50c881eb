"""The common ground of all models: frozen, closed, and checked when made."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that cannot change and has no unknown fields.

    A fault that a person can cause raises the matching ``WorkbenchError`` from a validator; pydantic's own
    ``ValidationError`` means that the calling code is wrong.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, revalidate_instances="never")
