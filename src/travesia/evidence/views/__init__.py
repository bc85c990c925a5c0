"""Public pages of the evidence room: read from the edition in force, never from the facts."""

from .pages import crossings, crossings_csv, crossings_json

__all__ = ["crossings", "crossings_csv", "crossings_json"]
