"""One style sheet and one script for all public pages, so that a page asks four times at most.

The parts lie apart as other rooms use them; here they are joined once and named by their hash.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Literal

from django.contrib.staticfiles import finders
from django.urls import reverse

Kind = Literal["css", "js"]
PARTS: dict[str, tuple[str, ...]] = {
    "css": ("core/tokens.css", "core/components.css", "portal/portal.css"),
    "js": ("core/exit.js", "portal/saving.js", "portal/finding.js", "portal/near.js"),
}


@cache
def joined(kind: Kind) -> tuple[bytes, str]:
    """Return the parts of one kind in one piece, and the first 12 digits of its SHA-256."""
    pieces = []
    for name in PARTS[kind]:
        found = finders.find(name)
        if not isinstance(found, str):
            raise FileNotFoundError(name)
        pieces.append(Path(found).read_bytes())
    # Each script in a block of its own: their names do not meet.
    around = (b"{\n", b"}\n") if kind == "js" else (b"", b"")
    body = b"".join(around[0] + piece + around[1] for piece in pieces)
    return body, hashlib.sha256(body).hexdigest()[:12]


def address(kind: Kind) -> str:
    """Return where the joined file of a kind lies; it changes with its content."""
    return reverse("portal:asset", args=[joined(kind)[1], kind])
