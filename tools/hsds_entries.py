"""Write every entry of a node's public directory to files, one each, for validators of HSDS.

    python tools/hsds_entries.py OUT   with the settings of the node in the environment

`hsds-validator` (PyPI, Python 3.13, in an environment of its own) then reads OUT/service and the
compiled schemas: `hsds-validate OUT/service SCHEMAS`.
"""

import json
import os
import sys
from pathlib import Path

LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
}


def main(out: Path) -> int:
    """Ask the API as a stranger would; returns how many entries were written."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    from django.test import Client  # noqa: PLC0415

    client, count = Client(SERVER_NAME="localhost"), 0
    for name, kind in LISTS.items():
        (out / kind).mkdir(parents=True, exist_ok=True)
        page, pages = 1, 1
        while page <= pages:
            said = json.loads(client.get(f"/hsds/{name}?minimal=true&page={page}").content)
            pages, page = said["total_pages"], page + 1
            for one in said["contents"]:
                answer = client.get(f"/hsds/{name}/{one['id']}")
                (out / kind / f"{one['id']}.json").write_bytes(answer.content)
                count += 1
    return count


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]))} entries\n")
