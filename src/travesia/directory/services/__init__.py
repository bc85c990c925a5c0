"""The verbs of the directory."""

from travesia.directory.services.exporting import export_everything
from travesia.directory.services.hiding import hide, review, show_again
from travesia.directory.services.importing import ImportReport, import_file
from travesia.directory.services.saving import save_entry
from travesia.directory.services.uploads import (
    cut_off,
    discard,
    give_back,
    look_again,
    name_columns,
    release,
    send,
    take_in,
)

__all__ = [
    "ImportReport",
    "cut_off",
    "discard",
    "export_everything",
    "give_back",
    "hide",
    "import_file",
    "look_again",
    "name_columns",
    "release",
    "review",
    "save_entry",
    "send",
    "show_again",
    "take_in",
]
