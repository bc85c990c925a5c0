"""The peer of the portal's bench: Wagtail's default search and page, in its own environment."""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import _peers
from bench import _portal_services as material
from travesia.portal.tests.search_questions import questions

DRIVER = _peers.ROOT / "bench" / "peers" / "portal" / "drive.py"
ODD = 1000
"""Questions by chance that the peer is asked."""


def peer(*, services: int, asked: int, seed: int) -> dict[str, Any] | str:
    """Measure the peer on the same services and questions; or say why not."""
    environment = _peers.environment("bench-portal")
    if environment.path is None:
        return environment.reason
    chance = random.Random(seed)  # noqa: S311  # the same questions every time
    with tempfile.TemporaryDirectory(prefix="travesia-peer-") as folder:
        file = Path(folder) / "material.json"
        file.write_text(
            json.dumps(
                {
                    "documents": [
                        {
                            "language": one.language,
                            "title": one.title,
                            "summary": one.summary,
                            "body": one.body,
                        }
                        for one in material.services(services, seed)
                    ],
                    "asked": [
                        (query.text, query.language) for query in material.asked(asked, seed + 1)
                    ],
                    "odd": [
                        (text, language)
                        for text, language, *_rest in questions(chance, ODD)
                        if _travels(text)
                    ],
                }
            ),
            "utf-8",
        )
        sys.stderr.write("Wagtail is filled and asked …\n")
        done = subprocess.run(  # noqa: S603  # our own driver
            ["nice", "-n", "5", str(environment.path), str(DRIVER), str(file)],  # noqa: S607
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode:
        return f"its driver ended with {done.returncode}; its message stands above"
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _travels(text: str) -> bool:
    """Tell whether a question can go through a file: half a character cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
