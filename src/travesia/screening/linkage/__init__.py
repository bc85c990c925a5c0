"""Link the records of one person over renewed documents: Splink's model, explained; no Django."""

from travesia.screening.linkage.errors import CATALOGUE, LinkError
from travesia.screening.linkage.linking import Options, Outputs, link_files
from travesia.screening.linkage.model import LINKED, MODEL, Level, levels
from travesia.screening.linkage.report import Report

__all__ = [
    "CATALOGUE",
    "LINKED",
    "MODEL",
    "Level",
    "LinkError",
    "Options",
    "Outputs",
    "Report",
    "levels",
    "link_files",
]
