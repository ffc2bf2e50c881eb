import pytest

from workbench import errors
from workbench.errors import EditConflict, InvalidChoice, SpreadsheetError, StorageError, WorkbenchError


@pytest.mark.parametrize(
    "name",
    [
        "InvalidScore",
        "InvalidFramework",
        "InvalidBacklog",
        "InvalidChoice",
        "SpreadsheetError",
        "StorageError",
        "NotKept",
        "EditConflict",
    ],
)
def test_every_error_a_person_can_cause_is_a_workbench_error(name: str) -> None:
    assert issubclass(getattr(errors, name), WorkbenchError)


def test_a_choice_names_the_near_ones_first() -> None:
    error = InvalidChoice("framework", "rcie", ("rice", "ice", "wsjf"))
    assert (error.found, error.near[0]) == ("rcie", "rice")
    assert str(error).startswith("There is no framework 'rcie'. Did you mean rice")


def test_a_choice_without_near_ones_lists_what_there_is() -> None:
    error = InvalidChoice("framework", "xyz", ("rice", "wsjf"))
    assert error.near == ()
    assert str(error) == "There is no framework 'xyz'. Choose one of: rice, wsjf."


def test_a_spreadsheet_tells_all_its_faults_at_once() -> None:
    error = SpreadsheetError("D7 is no number.", "E9 is no number.", cells=["D7", "E9"])
    assert str(error) == "D7 is no number.\nE9 is no number."
    assert (error.faults, error.cells) == (("D7 is no number.", "E9 is no number."), ("D7", "E9"))


def test_a_conflict_holds_both_sides() -> None:
    error = EditConflict("Somebody else changed it.", theirs="4", yours="5")
    assert (error.theirs, error.yours) == ("4", "5")
    assert isinstance(error, StorageError)
