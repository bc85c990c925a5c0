"""Specimens that the demonstration offers at the desk; nowhere else are there any."""

import json
from pathlib import Path

from django.conf import settings

FILE = "specimens.json"


def specimens() -> dict[str, str]:
    """Return name → text of each specimen; none outside the demonstration."""
    if not settings.DEMO:
        return {}
    try:
        found = json.loads((Path(settings.DATA) / FILE).read_text("utf-8"))
        return {str(name): str(text) for name, text in found["texts"].items()}
    except (OSError, ValueError, KeyError, AttributeError):
        return {}
