from tests.workbooks import make_workbook
from workbench.exchange.report import ColumnChoice, Corrections
from workbench.model import Direction, NumericScale, built_in_framework
from workbench.workspace import Store
from workbench.workspace.files import understand_file
from workbench.workspace.remembering import FoundMapping, find_mapping, header_digest, remember_mapping

FIRST = b"Key,Title,Status,Points\nA-1,Plum,Done,3\nA-2,Fig,Open,5\n"
NEXT = b"TITLE,points,Key,Status\nKiwi,8,A-3,done\nPear,2,A-4,Open\n"
SAID = Corrections(
    choices=(
        ColumnChoice(position=3, leave_out=("Done",)),
        ColumnChoice(
            position=4,
            role="business_value",
            direction=Direction.HIGHER_IS_BETTER,
            scale=NumericScale(worst=0, best=13),
        ),
    )
)


def _remember(store: Store, data: bytes, said: Corrections) -> None:
    remember_mapping(store, understand_file("first.csv", data, said), said)


def _found(store: Store, data: bytes, said: Corrections | None = None) -> FoundMapping | None:
    said = said or Corrections()
    return find_mapping(store, understand_file("next.csv", data, said), said)


def test_the_next_file_with_the_same_headers_starts_with_what_was_said(store: Store) -> None:
    _remember(store, FIRST, SAID)
    found = _found(store, NEXT)
    assert found is not None
    assert found.dropped == ()
    recognition = understand_file("next.csv", NEXT, found.corrections)
    assert [one.title for one in recognition.backlog.features] == ["Pear"]
    value = recognition.backlog.framework.dimension("business_value")
    assert (value.direction, value.scale) == (Direction.HIGHER_IS_BETTER, NumericScale(worst=0, best=13))
    assert recognition.backlog.features[0].scores["business_value"].low == 2


def test_a_file_with_other_headers_starts_with_nothing(store: Store) -> None:
    _remember(store, FIRST, SAID)
    assert _found(store, b"Key,Title,Status\nA-1,Plum,Open\n") is None


def test_what_is_said_about_this_file_goes_before_what_is_remembered(store: Store) -> None:
    _remember(store, FIRST, SAID)
    found = _found(store, FIRST, Corrections(choices=(ColumnChoice(position=4, role="carried"),)))
    assert found is not None
    assert {one.position: one.role for one in found.corrections.choices} == {3: None, 4: "carried"}


def test_a_role_that_the_framework_does_not_have_is_said_and_dropped(store: Store) -> None:
    _remember(store, FIRST, SAID)
    found = _found(store, FIRST, Corrections(framework=built_in_framework("rice")))
    assert found is not None
    assert [one.position for one in found.corrections.choices] == [3]
    assert len(found.dropped) == 1
    assert found.dropped[0].startswith("“Points” was “business value”, which ")


def test_saying_nothing_forgets_what_was_remembered(store: Store) -> None:
    _remember(store, FIRST, SAID)
    _remember(store, FIRST, Corrections())
    assert _found(store, FIRST) is None


def test_a_chosen_framework_is_remembered(store: Store) -> None:
    _remember(store, FIRST, Corrections(framework=built_in_framework("rice")))
    found = _found(store, NEXT)
    assert found is not None
    assert found.corrections.framework == built_in_framework("rice")


def test_columns_of_the_same_header_keep_their_order(store: Store) -> None:
    data = b"Title,Votes,Votes\nPlum,1,2\n"
    _remember(store, data, Corrections(choices=(ColumnChoice(position=3, role="business_value"),)))
    found = _found(store, b"Votes,Title,Votes\n1,Fig,2\n")
    assert found is not None
    assert found.corrections.choices == (ColumnChoice(position=3, role="business_value"),)


def test_a_column_that_is_gone_is_said_and_dropped(store: Store) -> None:
    recognition = understand_file("first.csv", FIRST)
    digest = header_digest(recognition.report.columns)
    store.remember(f"mapping {digest}", '{"columns":[{"header":"votes","place":0,"choice":{"position":1}}]}')
    found = _found(store, FIRST)
    assert found is not None
    assert found.dropped == ("The file has no column “votes” any more.",)


def test_what_another_version_wrote_is_taken_as_nothing(store: Store) -> None:
    digest = header_digest(understand_file("first.csv", FIRST).report.columns)
    store.remember(f"mapping {digest}", '{"lines":[]}')
    assert _found(store, FIRST) is None


def test_a_file_without_headers_is_not_remembered(store: Store) -> None:
    data = b"1,Build an interface,3\n2,Draw the screens,4\n"
    _remember(store, data, Corrections(header_row=None, choices=(ColumnChoice(position=3, role="business_value"),)))
    assert header_digest(understand_file("bare.csv", data).report.columns) == ""
    assert _found(store, data) is None


CARDS, LISTS = [["Key", "Title", "Votes"], ["C-1", "Plum", "3"]], [["Title", "Team", "Key"], ["Fig", "Blue", "L-1"]]
BOTH = Corrections(all_sheets=True, choices=(ColumnChoice(position=3, role="business_value"),))


def _remember_both(store: Store) -> None:
    remember_mapping(store, understand_file("a.xlsx", make_workbook(Cards=CARDS, Lists=LISTS), BOTH), BOTH)


def test_that_all_sheets_were_taken_is_remembered_and_then_what_was_said_about_their_columns(store: Store) -> None:
    _remember_both(store)
    data = make_workbook(Lists=[*LISTS, ["Pear", "Red", "L-2"]], Cards=CARDS)
    first = find_mapping(store, understand_file("b.xlsx", data), Corrections())
    assert first is not None
    assert first.corrections == Corrections(all_sheets=True)
    then = find_mapping(store, understand_file("b.xlsx", data, first.corrections), first.corrections)
    assert then is not None
    recognition = understand_file("b.xlsx", data, then.corrections)
    assert [(one.title, one.score("business_value") is None) for one in recognition.backlog.features] == [
        ("Fig", True),
        ("Pear", True),
        ("Plum", False),
    ]


def test_a_sheet_that_the_person_chose_goes_before_all_sheets_remembered(store: Store) -> None:
    _remember_both(store)
    data, said = make_workbook(Cards=CARDS, Lists=LISTS), Corrections(sheet="Cards")
    found = find_mapping(store, understand_file("b.xlsx", data, said), said)
    assert found is not None
    assert (found.corrections.all_sheets, found.corrections.sheet) == (False, "Cards")
    assert found.corrections.choices == (ColumnChoice(position=3, role="business_value"),)


def test_where_the_next_file_has_one_sheet_what_was_said_about_its_columns_still_holds(store: Store) -> None:
    _remember_both(store)
    found = find_mapping(store, understand_file("b.xlsx", make_workbook(Cards=CARDS)), Corrections())
    assert found is not None
    assert found.corrections == Corrections(choices=(ColumnChoice(position=3, role="business_value"),))
