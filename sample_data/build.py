"""Write every sample file from its source: ``python -m sample_data.build``. Running it twice changes nothing."""

import sys
from collections.abc import Callable
from pathlib import Path

from sample_data.recipes.rice_sheet import make_rice_sheet
from sample_data.recipes.scored_backlog import make_scored_backlog
from sample_data.recipes.thousand_features import make_thousand_features
from sample_data.recipes.tracker_export import make_tracker_export

RECIPES: dict[str, Callable[[], bytes]] = {
    "harbour_assist.json": make_scored_backlog,
    "tracker_export.csv": make_tracker_export,
    "rice_sheet.xlsx": make_rice_sheet,
    "thousand_features.csv": make_thousand_features,
}


def main() -> None:
    """Write the files beside this module and say which."""
    folder = Path(__file__).parent
    for name, make in RECIPES.items():
        content = make()
        (folder / name).write_bytes(content)
        sys.stdout.write(f"{name}: {len(content):,} bytes\n")


if __name__ == "__main__":
    main()
